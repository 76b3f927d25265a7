// Progress where nobody looks: stages by the names that readers know, and never silence for long.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lintRuns } from "../../src/questions/check/lintRuns.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { compiler } from "../../src/world/compile.ts";
import { BRIEF } from "../scenario/small.ts";
import { shownProgress } from "../../src/cli/progress.ts";

let said: string[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("a line every 20 s of silence, whatever the work does; none after its end", () => {
  const shown = shownProgress({ inner: { label: "for readers", share: 3 }, other: { label: "more", share: 1 } }, "run");
  shown.update("inner", { done: 0, of: 10 });
  expect(said).toEqual(["for readers: 10 runs\n"]);
  vi.advanceTimersByTime(19_000);
  expect(said).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(said.splice(1)).toEqual(["0 % done\n"]);
  vi.advanceTimersByTime(10_000);
  shown.update("inner", { done: 4, of: 10 });
  expect(said.splice(1)).toEqual(["30 % done, about 70 s left\n"]);
  vi.advanceTimersByTime(45_000);
  expect(said.splice(1)).toHaveLength(2);
  shown.update("inner", { done: 10, of: 10 });
  shown.update("other", { done: 1, of: 1 });
  said = [];
  vi.advanceTimersByTime(20_000);
  expect(said).toEqual(["all runs are done; what they say is worked out\n"]);
  shown.stop();
  vi.advanceTimersByTime(100_000);
  expect(said).toHaveLength(1);
});

test("what is known of a search is told as worlds out of those expected, and the share never falls", () => {
  const { scenario } = parseScenario(BRIEF);
  if (!scenario) throw new Error("not sound");
  const seen: { done: number; of: number }[] = [];
  const runs = lintRuns(compiler(scenario), (done) => seen.push(done));
  runs.uses([0, 1]);
  runs.eventful();
  runs.uses([0, 1, 2]);
  expect(seen.map(({ done }) => done)).toEqual(seen.map((_, i) => i + 1));
  expect(seen.length).toBeGreaterThan(3);
  const shares = seen.map(({ done, of }) => done / of);
  for (const [i, share] of shares.entries()) {
    expect(share).toBeLessThanOrEqual(1);
    // counts are whole, so a share may round down by one world
    if (i > 0) expect(share).toBeGreaterThan((shares[i - 1] as number) - 1 / (seen[i]?.of ?? 1));
  }
});
