// The assumptions that a model verdict leans on most, each with its range and whether anything but the author gives it: what the arms
// set, the quantities without which most of the answer is gone, the rival forms that move the share, and what it hinges on.
import type { AssumptionRow, ModelTest, TestReport } from "../../claims/result.ts";
import { formsBySpread } from "./words.ts";

export interface Leaning {
  readonly path: string;
  readonly how: string;
  /** As listed among the assumptions; null for what a scenario sets as a fact. */
  readonly row: AssumptionRow | null;
}

/** Forms whose options differ by less move nothing worth saying. */
const MOVES = 0.1;

/** Each once, under the first reason that names it. */
export function leansOn(report: TestReport, test: ModelTest): Leaning[] {
  const rows = new Map(report.assumptions.map((r) => [r.path, r]));
  const found = new Map<string, Leaning>();
  const add = (path: string, how: string): void => {
    if (path !== "" && !found.has(path)) found.set(path, { path, how, row: rows.get(path) ?? null });
  };
  for (const { name } of test.hinge?.conditions ?? []) add(name, "it hinges on this");
  for (const path of test.builtIn?.direct ?? []) add(path, "without it most of the answer is gone");
  add(test.builtIn?.breakEven?.path ?? "", "a direct weight on the outcome");
  for (const { form, spread } of formsBySpread(test))
    if (spread > MOVES || form === test.dominantForm)
      add(form, `a rival form: its options differ by ${Math.round(100 * spread)} points`);
  for (const { changes } of test.replay)
    for (const change of changes) if ("set" in change) add(change.set, "what the arms set");
  return [...found.values()];
}
