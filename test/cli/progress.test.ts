// Progress where nobody looks: stages by the names that readers know, and never silence for long.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
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
