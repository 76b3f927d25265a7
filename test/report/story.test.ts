// A run as a story: every kind of event has a sentence in plain words, every number in it comes from the log, arms are told apart.
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { EVENTS } from "../../src/model/index.ts";
import type { EventKind } from "../../src/model/kit/names.ts";
import type { LoggedEvent } from "../../src/model/kit/events.ts";
import { CONSIDERATIONS, partsOf } from "../../src/model/kit/considerations.ts";
import { ledgerDocument } from "../../src/report/answers/ledger/ledger.ts";
import { toHtml } from "../../src/report/toHtml.ts";
import { storyDocument } from "../../src/report/answers/story.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { storyLines } from "../../src/report/story/storyLines.ts";
import { causeGraph } from "../../src/report/story/causeGraph.ts";
import { placeNames, sentenceOf } from "../../src/report/story/storyWords.ts";
import { single, type SingleRun } from "../../src/questions/run.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { steppe } from "../fixture/steppe.ts";
import { sample } from "./sample.ts";

const scenario = {
  ...steppe(),
  treaty: {
    id: "CSTO",
    guarantor: "RUS",
    members: [{ id: "RUS", values: {} }],
    rule: "consensus" as const,
    ground: "" as const,
  },
};
const runs = Array.from(
  { length: 60 },
  (_, world) => single(scenario, { world, replicate: 0, branch: 0 }, 1) as SingleRun,
);
const lively = runs.filter((r) => r.events.length > 3);

/** Numbers in a text, per cent as written. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map((m) => Number(m[0].replaceAll(",", "")));

describe("sentences", () => {
  test("every kind of event has one, with nothing to say of it too", () => {
    for (const kind of Object.keys(EVENTS) as EventKind[]) {
      const event = (values: LoggedEvent["values"], place: number): LoggedEvent => ({
        id: 0, time: 4, kind, place, causes: [], values,
      }); // prettier-ignore
      for (const e of [event({}, -1), event({ stance: 1, spoken: 1, stepped: 1, faction: 0, member: 0 }, 1)]) {
        const told = sentenceOf(e, { run: lively[0] as SingleRun, scenario });
        expect(told, kind).toMatch(/[.:]$|[.] ?\S*$/);
        expect(told, kind).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });
  test("two places of one name are told apart, as far as their ids do", () => {
    const place = (id: string, name: string) => ({ ...(scenario.places[0] as Scenario["places"][number]), id, name });
    expect(
      placeNames([place("almaty", "Almaty"), place("almaty-region", "Almaty"), place("akmola", "Akmola")]),
    ).toEqual(["Almaty (almaty)", "Almaty (region)", "Akmola"]);
    const twins = { ...scenario, places: scenario.places.map((p) => ({ ...p, name: "Almaty" })) };
    const run = lively[0] as SingleRun;
    const places = run.events.filter((e) => e.kind === "protest");
    expect(places.length).toBeGreaterThan(1);
    const told = places.map((event) => sentenceOf(event, { run, scenario: twins }).split(":")[0]);
    expect(new Set(told).size).toBe(new Set(places.map((e) => e.place)).size);
    const { nodes } = causeGraph(run, twins, null);
    const labels = nodes.filter((n) => n.label.startsWith("protest, Almaty")).map((n) => n.label);
    expect(new Set(labels).size).toBe(labels.length);
  });
  test("every part of a decision has words", () => {
    const parts = lively.flatMap((r) =>
      r.events.flatMap((e) => (e.considerations ?? []).flatMap((c) => Object.keys(c.parts))),
    );
    expect(new Set(parts).size).toBeGreaterThan(6);
    for (const part of new Set(parts)) expect(Object.keys(CONSIDERATIONS)).toContain(part);
  });
  test("every number in a sentence comes from the log", () => {
    let checked = 0;
    for (const run of lively)
      for (const event of run.events) {
        const told = sentenceOf(event, { run, scenario });
        const known = numbersOf(event, run);
        for (const n of numbersIn(told.replace(/^Place \d+/, ""))) {
          checked++;
          expect(
            known.some((k) => saidAs(k, n)),
            `${n} in ${told}`,
          ).toBe(true);
        }
      }
    expect(checked).toBeGreaterThan(100);
  });
  test("names are those of people and places, not of fields", () => {
    const all = lively.flatMap((r) => storyLines(r, scenario).map((l) => l.text)).join("\n");
    expect(all).not.toMatch(/[a-z][A-Z]|_|undefined|NaN|\[object|RUS/);
    expect(all).toMatch(/Russia warns/);
  });
  test("what falls in many places on one day is one line, and no place is told twice for it", () => {
    const many: LoggedEvent[] = [0, 1, 2, 3].map((place) => ({
      id: place, time: 4 + place / 10, kind: "site lost", place, causes: [], values: { control: 0.2 + place / 10, site: place },
    })); // prettier-ignore
    const run = { ...(lively[0] as SingleRun), events: many };
    const lines = storyLines(run, scenario).filter((l) => l.text.includes("main site"));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.text.replaceAll("\u00a0", " ")).toContain(
      "4 places are lost: Place 0, Place 1, Place 2 and Place 3. Control there falls to between 20 % and 50 %.",
    );
    expect(
      storyLines({ ...run, events: many.slice(0, 2) }, scenario).filter((l) => l.text.includes("main site")),
    ).toHaveLength(2);
  });
});

/** All that the log holds about an event, as shares and counts. */
function numbersOf(event: LoggedEvent, run: SingleRun): number[] {
  const parts = (event.considerations ?? []).flatMap((c) => {
    const idle = event.considerations?.find((o) => o.option === "hold" || o.option === "observe");
    return [
      c.chance,
      c.shock - (idle?.shock ?? 0),
      ...partsOf(c.parts).map(([name, x]) => x - (idle?.parts[name] ?? 0)),
    ];
  });
  return [...Object.values(event.values), ...parts, run.days[Math.floor(event.time)]?.people ?? 0];
}

/** Whether a number as said is this one: rounded to two digits, in per cent, or to a tenth. */
const saidAs = (x: number, said: number): boolean => {
  const size = Math.abs(x);
  return (
    said === Math.round(size) || said === Number(Math.round(size).toPrecision(2)) || said === Number(size.toFixed(1)) ||
    (size <= 1 && (said === Math.round(100 * size) || (said === 1 && size < 0.01) || (said === 99 && size > 0.99)))
  );
}; // prettier-ignore

describe("where it is told", () => {
  test("no line of a terminal is wider than it", () => {
    for (const columns of [40, 80])
      for (const line of toTerminal(storyDocument(lively[0] as SingleRun, scenario), columns).split("\n"))
        expect(line.length).toBeLessThanOrEqual(columns);
  });
  test("on the page arms share what comes before they part, and text stays text", () => {
    const line = (date: string, text: string) => ({ date, text });
    const start = line("Sat  1 Jan", "It <b>begins</b>.");
    const arms = ["one", "two"].map((arm) => ({
      arm,
      command: `precedent run --arm ${arm}`,
      lines: [start, line("Sun  2 Jan", `Then ${arm}.`)],
    }));
    const stories = sample.claims.map((c) => c.tests.map(() => ({ typical: arms, otherwise: [] })));
    const { document } = parseHTML(toHtml(ledgerDocument(sample, { stories })));
    const told = document.querySelector(".told");
    const lines = [...(told?.querySelectorAll(".story li") ?? [])].map((l) => l.textContent);
    expect(lines).toEqual(["Sat 1 Jan It <b>begins</b>.", "Sun 2 Jan Then one.", "Sun 2 Jan Then two."]);
    expect(told?.textContent).toContain("precedent run --arm two");
  });
});
