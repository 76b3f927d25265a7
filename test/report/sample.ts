// A made-up report with every verdict, every null the format allows, and text that tries to be markup or terminal commands.
// Numbers are invented; only their shape is that of a real report.
import { placeboRates, type Placebo } from "../../src/claims/placebos.ts";
import type { AssumptionRow, TestReport } from "../../src/claims/result.ts";
import { claims } from "./sampleClaims.ts";
import { prior } from "./samplePrior.ts";
import { ODD } from "./sampleText.ts";

const days = 30;

const assumption = (
  path: string,
  symbol: string,
  meaning: string,
  unit: string,
  range: string,
  sign: string,
  source = "assumed",
  mark = "-",
  why = "no survey exists",
): AssumptionRow => ({ path, symbol, meaning, unit, range, sign, source, mark, why });

const drawn = (kind: Placebo["kind"], verdict: Placebo["verdict"], at95 = false): Placebo => ({
  kind,
  verdict,
  mean: { own: false, at95 },
});

export const sample: TestReport = {
  format: 1,
  scenario: {
    id: "kazakhstan-2022",
    title: "Kazakhstan, January 2022",
    hash: "3f9a02c1",
    argument: "scenarios/kazakhstan-2022",
    start: "2022-01-01T00:00+06:00",
    days,
  },
  version: "0.1.0",
  seed: 1,
  facts: { total: 212, byMark: { V: 148, U: 40, D: 11, C: 13, "-": 0 } },
  unknowns: { total: 61, assumed: 44, forms: 7 },
  absent: [
    { name: "members' vote in the alliance", instead: "the guarantor alone decides" },
    { name: "elite contest after the force has left", instead: "nothing: claims about it can't be tested yet" },
  ],
  prior,
  claims,
  placebos: placeboRates(
    [
      [...Array.from({ length: 5 }, () => drawn("dealt", "undecided")), drawn("other luck", "no effect")],
      [...Array.from({ length: 5 }, () => drawn("dealt", "no effect")), drawn("other luck", "undecided", true)],
    ],
    0.9929,
  ),
  assumptions: [
    assumption(
      "hardship.shockSize",
      "a",
      "size of the shock at its source",
      "sigma",
      "1.4 to 4.2",
      "+",
      "assumed",
      "-",
      "below this every world fizzles, above it every place ignites (sketch)",
    ),
    assumption(
      "guarantor.legitimacyWeight",
      "w_L",
      "weight of the requester's standing in the guarantor's choice",
      "",
      "-1 to 3",
      "free",
    ),
    assumption(
      "mobilisation.form",
      "form",
      "how people come out",
      "",
      "threshold 1, hawkes 1, both 1",
      "",
      "GRANOVETTER78",
      "F",
      "rival accounts",
    ),
    assumption("forces.police.discipline", "", "discipline of police", "", "0.3 to 0.9, likely 0.6", ""),
    assumption(
      "scenario.foreignDisapproval",
      "",
      "disapproval of foreign troops",
      "",
      "0.3 to 0.75, likely 0.6",
      "",
      "PAPERLAB23",
      "V",
      "more than a third approved when asked a year later; before the event nobody asked",
    ),
    assumption("odd.one", ODD, ODD, "", ODD, "", ODD, "U", ODD),
  ],
  sources: [
    { id: "MKTS", title: "Reuters, 11 January 2022", where: "MarketScreener, Italian edition", note: "" },
    {
      id: "PAPERLAB23",
      title: "PaperLab and MediaNet poll, December 2022 to January 2023",
      where: "PaperLab, Astana, 2023",
      note: "more than a third approved of the troops that had come",
    },
    { id: "ODD", title: ODD, where: "https://example.org/a?b=1&c=<d>", note: ODD },
  ],
  command: "precedent test scenarios/kazakhstan-2022 --seed 1",
  timing: {
    seconds: 41.27,
    workers: 2,
    runs: 12_288,
    forks: 5120,
    slotsSimulated: 1_300_000,
    slotsSaved: 610_000,
    peakMemoryMiB: 412.6,
  },
};
