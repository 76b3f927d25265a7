// No number weighs in the model that is on no list: whatever stands in its sources beside 0 and 1 is declared as a quantity, or named here
// with the reason why it is none.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bareNumbers } from "./numbers.ts";

const SOURCES = new URL("../../src/", import.meta.url);
const FOLDERS = ["model", "world", "run"];

const CALENDAR = "the calendar";
const DOUBLE = "a formula's own: 2x - 1 takes a scale of 0 to 1 to one of -1 to 1";
const PLACE = "the place of a draw, a column or a picture in a list";
const NUMERICAL = "numerical: results do not depend on it beyond their tolerance";
const UNIT = "the unit of a quantity";
const ENCODED = "a code in the state, compared and never weighed";
const OUTCOME = "what an outcome's name says";
const DESIGN = "how worlds and runs are told apart, not what is in them";

/** By file and the constant or function that a number stands in: which numbers, and why they are no assumptions. */
const NAMED: Readonly<Record<string, readonly [values: readonly number[], why: string]>> = {
  "model/region YEAR": [[365.25], CALENDAR],
  "model/region PER_YEARS": [[10], UNIT],
  "aftermath ACTOR": [[2], PLACE],
  "outrage PER_PEOPLE": [[1e5], UNIT],
  "posture ACTOR": [[3], PLACE],
  "aftermath alignment": [[2], ENCODED],
  "aftermath aftermath": [[30], OUTCOME],
  "government government": [[0.5], "most of a crowd, in a sentence"],
  "outcome YEAR": [[365], CALENDAR],
  "model/region region": [[3], OUTCOME],
  "bargain ROUNDS": [[2000], NUMERICAL],
  "bargain pairwiseExpected": [[1e-12], NUMERICAL],
  "council payoffOf": [[2], DOUBLE],
  "council agreed": [[2, 3], "the words of a rule: half of all, two thirds of all; guarantor and asker have agreed"],
  "declare FARTHEST": [
    [100, 1e6, 1e10, 1e12],
    "how far a number of a unit may go: what lies beyond is refused, and nothing weighs by it",
  ],
  "decide STEERED": [[62], PLACE],
  "decide OCCASION": [[63], PLACE],
  "decide FRESH": [[64], PLACE],
  "cells peopleOf": [[2, 3], "three sums side by side: whole numbers, the same in any order"],
  "state MOST_SPARE": [[16], "states that are kept to be used again"],
  "deployment PER_PEOPLE": [[1e4], UNIT],
  "elites factionParts": [[2], DOUBLE],
  "elites succession": [[2], ENCODED],
  "otherPowers readResolve": [[2], ENCODED],
  "perception picture": [[2, 3, 4], PLACE],
  "guards TINY": [[1e-9], NUMERICAL],
  "guards SMALL": [[1e-6], NUMERICAL],
  "leaving exposure": [[2, 12], "coefficients of a Padé form"],
  "options OPTIONS": [Array.from({ length: 23 }, (_, i) => i).slice(2), PLACE],
  "scale MIDDLE": [[0.5], "the middle of a scale: it says what a weight is the weight of"],
  "scale BETWEEN": [[0.5], "the middle of a scale: how a stance or a vote between the two is written"],
  "scale EVEN": [[0.5], "as likely as not"],
  "state DIRECTIVES": [[8], "room in the state"],
  "step TICKS_PER_SLOT": [[2], CALENDAR],
  "step TICKS_PER_DAY": [[8], CALENDAR],
  "strata MASS_ABOVE": [
    [0.5, 0.25, 0.12, 0.06, 0.03, 0.015, 0.0075, 0.004, 0.002, 0.001, 0.0005, 0.0002],
    "where a normal distribution is cut: a grid, not its shape",
  ],
  "hardship grievance": [[2], "the middle of a tick"],
  "mobilisation participation": [[2], "the published rule: risk aversion is uniform from 0 to twice its mean"],
  "mobilisation LEAST_NOISE": [[0.02], NUMERICAL],
  "mobilisation SURELY": [[300], NUMERICAL],
  "mobilisation leave": [[2, 3], PLACE],
  "observation VISIBLE": [[1000], OUTCOME],
  "observation LARGE": [[10_000], OUTCOME],
  "observation observation": [[1000], OUTCOME],
  "observation placesByDay4": [[4], OUTCOME],
  "observation FEW": [[5], "places that a sentence names one by one"],
  "observation protestsSeen": [[2], "most of a crowd"],
  "orderForces HALF_A_PERSON": [[0.5], "staff are expected numbers: less than half of one is nobody"],
  "orderForces LEAST_NOISE": [[0.04], NUMERICAL],
  "orderForces waverHere": [[2], DOUBLE],
  "outsideHands SOURCE": [[1e9], NUMERICAL],
  "outsideHands outsidePeople": [[2], PLACE],
  "repression PER_PEOPLE": [[1e5], UNIT],
  "repression PER_DEATHS": [[10], UNIT],
  "arms runCourse": [[2], "forks that are counted"],
  "byChance NEVER_TAKEN": [[0.5], "a uniform that nothing is read from"],
  "byChance ANSWERS": [[3], PLACE],
  "byChance answeredByChance": [[2], PLACE],
  "clamps clampOf": [[2], DESIGN],
  "agreement APART": [[0x40000000], DESIGN],
  "agreement blocksTo": [[2], DESIGN],
  "channels MOST_REPLICATES": [[1_048_576], DESIGN],
  "channels SLOTS_PER_DAY": [[4], CALENDAR],
  "channels blockChannels": [[2], DESIGN],
  "happening parseHappening": [[60], "letters of a name that are shown"],
  "outcomes AROUND": [[3], OUTCOME],
  "run/region ignite": [[9007199254740991], DESIGN],
  "reported SPREAD_OF_ENDS": [[4], "what two ends of a record mean: those of a 95 % range"],
  "reports SPREADS": [[2], NUMERICAL],
  "reports LOSS": [[3], PLACE],
  "reports momentOf": [[2], "the middle of two ends"],
  "reports middleOf": [[2], "the middle of two ends"],
  "reports drawReport": [[2], PLACE],
  "row measure": [[1000, 4], OUTCOME],
  "trace watcher": [[3], "figures of a record made up to see what is read"],
  "coefficients LEAST": [[0.1], DESIGN],
  "coefficients LATER": [[2, 8, 24, 48], CALENDAR],
  "coefficients ACTS_UNTIL": [[8], CALENDAR],
  "coefficients AFTER_ACT": [[8, 24, 40], CALENDAR],
  "coefficients FROM_START": [[8, 16, 24, 40, 64, 96, 160], CALENDAR],
  "coefficients LUCK": [[1e-9], NUMERICAL],
  "coefficients to": [[0.5, 1.5], "another value, to see whether a quantity without a neutral one matters"],
  "coefficients apart": [[1e-6, 1e-12], NUMERICAL],
  "coefficients SLIGHT": [[0.05], DESIGN],
  "assumptions limitsOf": [[4], "how far a range is widened when a test asks whether its width matters"],
  "calm slopeAt": [[2], "the derivative of the published rule"],
  "compile PLACE_DRAWS": [[4], PLACE],
  "compile FOLLOWED": [[90], OUTCOME],
  "compile build": [[2, 3], PLACE],
  "geography EARTH_KM": [[6371], "the earth"],
  "geography DEGREE": [[0.017453292519943295], UNIT],
  "geography sine": [[1.5707963267948966, 4, 2], "π/2, and quarters of a turn"],
  "geography cosine": [[1.5707963267948966], "π/2"],
  "geography series": [[24, 2], NUMERICAL],
  "neighbours REGIONS": [[4], "how coarse a neighbour is: a grid"],
  "neighbours REGION_DAYS": [[30], OUTCOME],
  "neighbours neighbourWorld": [[2, 3], PLACE],
  "subSteps LARGEST_STEP": [[0.5], NUMERICAL],
  "subSteps MOST": [[32], NUMERICAL],
};

/** How a place is written above: files whose names are not their only ones keep their folder. */
const keyOf = (path: string, name: string): string => {
  const stem = path.replace(/\.ts$/, "");
  const short = stem.split("/").at(-1) ?? stem;
  return `${short === "region" ? stem : short} ${name}`;
};

const found = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(folder, SOURCES), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) =>
      bareNumbers(readFileSync(new URL(path, SOURCES), "utf8")).map((b) => ({ ...b, path, key: keyOf(path, b.name) })),
    ),
);

test("every number of the model is declared, or is named with a reason", () => {
  const bare = found.filter(({ key, value }) => NAMED[key]?.[0].includes(value) !== true);
  expect(bare.map(({ path, line, value, name }) => `${path}:${line} ${name} has ${value}`)).toEqual([]);
});

test("every number that is named with a reason is still there", () => {
  const gone = Object.entries(NAMED).flatMap(([key, [values]]) =>
    values.filter((v) => !found.some((f) => f.key === key && f.value === v)).map((v) => `${key} ${v}`),
  );
  expect(gone).toEqual([]);
});

describe("a number is found", () => {
  const values = (text: string): number[] => bareNumbers(text).map((b) => b.value);

  test("in a function, a constant, a table, as a half, with a sign", () => {
    expect(values("const worth = (seen) => ({ relief: seen.loyal, loss: 0.3 });")).toEqual([0.3]);
    expect(values("function open(p) { return p.survival < 0.7 && p.x > 1; }")).toEqual([0.7]);
    expect(values("const ACT = { observe: 0, warn: 0.25, deploy: 1 } as const;")).toEqual([0.25]);
    expect(values("const half = (x) => x / 2 - 0.5;")).toEqual([2, 0.5]);
    expect(values("const LOSS = -0.2;")).toEqual([0.2]);
    expect(values("const m = mechanism({ params: {}, apply: (s) => s.x * 3 });")).toEqual([3]);
  });

  test("not where it is declared, in a list's place, or a type", () => {
    expect(values('const q = quantity("l", "share", triangular(0.1, 0.3, 0.6), assumed("why"), {});')).toEqual([]);
    expect(values('const q = fixed("l", "share", 0.3, assumed("why"), {});')).toEqual([]);
    expect(values("const x = row[7] as 3;")).toEqual([]);
  });

  test("in the model's own menu, when one is planted there", () => {
    const text = readFileSync(new URL("model/actors/governmentOptions.ts", SOURCES), "utf8");
    const planted = text.replace("loss: p.emergencyLoss", "loss: 0.2");
    expect(planted).not.toBe(text);
    expect(bareNumbers(text)).toEqual([]);
    expect(bareNumbers(planted)).toEqual([expect.objectContaining({ value: 0.2, name: "emergency" })]);
  });
});
