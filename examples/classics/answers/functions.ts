// Known answers of the functions that sensitivity estimators are held against.
import { ISHIGAMI } from "../ishigami.ts";
import { sobolGIndices } from "../sobolG.ts";
import { answersOf, toDecimals, type KnownAnswer } from "./answer.ts";

const ishigami = answersOf("Ishigami", "a 7, b .1; integrals of sin² and z⁸", "computed");
const g = answersOf("Sobol's g", "V_i = 1/(3(1+a_i)²)", "computed");

export function functionAnswers(): KnownAnswer[] {
  const indices = sobolGIndices();
  return [
    ...[0.3139, 0.4424, 0].map((s, i) => ishigami(`first order ${i + 1}`, s, ISHIGAMI.first[i] ?? NaN, toDecimals(4))),
    ...[0.5576, 0.4424, 0.2437].map((s, i) => ishigami(`total ${i + 1}`, s, ISHIGAMI.total[i] ?? NaN, toDecimals(4))),
    ...[0.716, 0.179, 0.024, 0.007].map((s, i) => g(`first order ${i + 1}`, s, indices.first[i] ?? NaN, toDecimals(3))),
  ];
}
