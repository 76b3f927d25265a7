// What is allowed in a scenario and seldom meant: code, what was noticed, what to do. Shown by `precedent check`; nothing is refused.
import type { Message } from "./problem.ts";

const short = (words: string): string => (words.length > 60 ? `${words.slice(0, 59)}…` : words);
const q = (words: string): string => `"${short(words)}"`;
const text = (code: string, message: string, remedy: string): Message => ({ code, message, remedy });

export const warnings = {
  unusedSource: (id: string) =>
    text(
      "PR-W001",
      `nothing rests on the source ${q(id)}`,
      "Name it where it is used, or take it out of sources.yaml.",
    ),
  noSource: (path: string) =>
    text(
      "PR-W002",
      `${short(path)} is a fact without a source`,
      "Write `{ value: …, source: KEY, mark: V }`, or give a range with its reason.",
    ),
  noWhy: (path: string, source: string) =>
    text(
      "PR-W003",
      `${short(path)} does not say how ${q(source)} gives this range`,
      "Add `why:` with what the source says.",
    ),
  narrow: (path: string, own: string) =>
    text(
      "PR-W004",
      `the range of ${short(path)} is so narrow that it is a fact`,
      `${own}Write a fact with its source, or say what you really do not know.`,
    ),
  wide: (path: string, own: string) =>
    text(
      "PR-W005",
      `the range of ${short(path)} is far wider than the model's own`,
      `${own}Most worlds then have values that the model was not made for.`,
    ),
  sameAsOwn: (path: string) =>
    text(
      "PR-W006",
      `${short(path)} is given the range that it has anyway`,
      "Take the line out, or change the range; the source and the reason alone change no result.",
    ),
  noWay: (path: string, outcome: string) =>
    text(
      "PR-W007",
      `nothing leads from ${short(path)} to ${q(outcome)}: no world can decide this`,
      "Set something that acts on the outcome, or mark the claim `placebo: no path`.",
    ),
  notCompared: (id: string, reason: string) =>
    text(
      "PR-W008",
      `nothing uses the entry ${q(id)}: ${reason}`,
      "Date it within the horizon, name it in a `record:` test, or take it out.",
    ),
  ofOnePlace: (id: string) =>
    text(
      "PR-W009",
      `the entry ${q(id)} is of one place, and the model compares it with the whole country`,
      "Give the figure of the whole country, or leave the entry to `record:` tests.",
    ),
  unshocked: (place: string) =>
    text(
      "PR-W010",
      `no shock reaches ${q(place)} within the horizon`,
      "Say its size in `relative`, or expect unrest there only by contagion.",
    ),
  fewCases: (which: string, rows: number) =>
    text(
      "PR-W011",
      `${q(which)} picks ${rows === 0 ? "no case" : rows === 1 ? "1 case" : `${rows} cases`}`,
      "With fewer than five on a side hardly any difference can be told from chance.",
    ),
  unreached: (path: string, runs: number) =>
    text(
      "PR-W012",
      `no run of ${runs} looked at asks for ${short(path)}: its range changes nothing`,
      "Take the line out, or give the rival form that uses it some weight.",
    ),
  otherDay: (written: string, day: string, zone: string) =>
    text(
      "PR-W013",
      `${short(written)} is held against ${day}: days are those of the start's zone, ${zone}`,
      "Write the moment in that zone. If another day is meant, give a time that falls on it.",
    ),
  idle: (path: string) =>
    text(
      "PR-W100",
      `${short(path)} has its \`off\` value in every world: switching it off changes nothing`,
      "Lean on something that varies, or take the line out.",
    ),
} as const;
