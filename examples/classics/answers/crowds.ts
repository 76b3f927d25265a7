// Known answers of threshold models: Granovetter and Kuran.
import { cascade, criticalSpread, normalCrowd } from "../granovetter.ts";
import { KURAN, opposition } from "../kuran.ts";
import { answersOf, toDecimals, type KnownAnswer } from "./answer.ts";

const read = answersOf("Granovetter", "AJS 83:1420 (1978), retold", "read");
const computed = answersOf("Granovetter", "fixed point of r = 100 Φ((r-25)/sd)", "computed");
const kuran = answersOf("Kuran", "World Politics 44:7 (1991)", "not verified");

const SPREADS: readonly (readonly [sd: number, crowd: number])[] = [
  [8, 0.092],
  [10, 0.77],
  [11, 1.713],
  [12, 4.021],
  [12.2, 5.479],
  [12.22, 5.976],
  [12.25, 100],
  [20, 99.991],
  [30, 99.339],
  [50, 90.485],
];

export function crowdAnswers(): KnownAnswer[] {
  const hundred = Array.from({ length: 100 }, (_, i) => i);
  return [
    read("thresholds 0 to 99", 100, cascade(hundred), 0),
    read("the same, 1 changed to 2", 1, cascade(hundred.map((t) => (t === 1 ? 2 : t))), 0),
    read("crowd below the jump, near 6", 6, normalCrowd(12.22), 0.5),
    read("crowd above the jump, near 100", 100, normalCrowd(12.25), 0.5),
    ...SPREADS.map(([sd, crowd]) => computed(`crowd at sd ${sd}`, crowd, normalCrowd(sd), toDecimals(3))),
    computed("critical sd", 12.2221, criticalSpread(), toDecimals(4)),
    ...KURAN.map(({ name, thresholds, result }) =>
      kuran(`opposition from ${name}, per cent`, result, opposition(thresholds), 0),
    ),
  ];
}
