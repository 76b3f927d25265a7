// What is left to judgement: said as it stands, with the reason, and never given a verdict.
import type { JudgementTest } from "../scenario/scenario.ts";
import { judging } from "./ledger.ts";
import type { JudgementResult } from "./result.ts";

export const leftToJudgement = (test: JudgementTest): JudgementResult => ({
  kind: "judgement",
  title: "left to judgement",
  verdict: "not tested",
  finding: `${test.text} ${test.why}`,
  origin: null,
  share: null,
  effect: null,
  note: "",
});

export const judgement = judging<JudgementTest, JudgementTest>({
  kind: "judgement",
  plan: (test) => test,
  judge: leftToJudgement,
});
