// A small invented state with three rival explanations, whose government asks readily, so that few worlds give many requests.
import { work } from "../../src/run/work.ts";
import type { ContrastTest, Override, Rival } from "../../src/scenario/scenario.ts";
import type { Rivals } from "../../src/questions/rivals/rivalResult.ts";
import { rivals, type RivalsOptions } from "../../src/questions/rivals/rivals.ts";
import { compiler } from "../../src/world/compile.ts";
import { asked, asking } from "../fixture/asked.ts";
import { steppe } from "../fixture/steppe.ts";

const is = (path: string, value: number): Override => ({
  path,
  value: { kind: "fact", value, source: "test", mark: "U" },
});
const contrast: ContrastTest = {
  kind: "contrast", ...asking("answered"), given: "requested", fit: [], relative: false, levels: [], atLeast: 0.05, note: "",
  order: ["hostile", "friendly"],
  says: "above",
  arms: { hostile: [{ set: "scenario.hostileSuccessor", to: 0.9 }], friendly: [{ set: "scenario.hostileSuccessor", to: 0.1 }] },
}; // prettier-ignore
const rival = (id: string, off: Readonly<Record<string, number>>, more: Partial<Rival> = {}): Rival => ({
  id,
  title: `Title of ${id}`,
  says: `What ${id} says.`,
  sources: [],
  considerations: Object.entries(off).map(([set, to]) => ({ set, to, why: "a test" })),
  effects: null,
  claims: [],
  ...more,
});
const claim = {
  id: "C1",
  text: "It matters who follows.",
  type: "",
  group: "",
  placebo: "",
  tests: [contrast],
} as const;

/** Reports of deaths are read by nobody inside a run. */
const idle = rival(
  "idle",
  { "observation.deathLag": 5 },
  {
    effects: {
      given: "requested",
      arms: [
        { name: "slow", interventions: [{ set: "observation.deathLag", to: 8 }] },
        { name: "fast", interventions: [{ set: "observation.deathLag", to: 1 }] },
      ],
      outcomes: [asked("answered"), asked("people at +3 d")],
      note: "",
    },
  },
);
const hostile = (to: number) => ({ set: "scenario.hostileSuccessor", to });
const security = rival(
  "security",
  { "guarantor.needWeight": 0, "guarantor.successWeight": 0 },
  {
    claims: [claim],
    effects: {
      given: "requested",
      arms: [
        { name: "friendly", interventions: [hostile(0.1)] },
        { name: "hostile", interventions: [hostile(0.9)] },
        { name: "careless", interventions: [{ set: "guarantor.needWeight", to: 0 }] },
      ],
      outcomes: [asked("answered")],
      note: "",
    },
  },
);
const cost = rival("cost", { "guarantor.burdenWeight": 0 }, { claims: [{ ...claim, text: "The same id again." }] });
export const scenario = steppe(3, {
  days: 14,
  overrides: [
    is("hardship.shockSize", 4),
    is("government.courseWeight", -1),
    // an act that would take a day takes two hours
    is("decide.occasions", 12),
    is("government.dependenceWeight", 0),
    is("government.homeCostWeight", 0),
  ],
  rivals: [cost, idle, security],
});
const compiled = compiler(scenario);
/** 128 worlds on this thread, unless it is asked for otherwise. */
export const run = (more: Partial<RivalsOptions> = {}): Promise<Rivals> =>
  rivals(scenario, {
    worlds: 128,
    seed: 3,
    execute: (job) => Promise.resolve(work(compiled, job)),
    atOnce: 2,
    command: "test",
    ...more,
  });
