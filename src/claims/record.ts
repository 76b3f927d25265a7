// What the dated record says about a claim, with every entry's mark, sources and conflicts.
import type { RecordTest, Scenario } from "../scenario/scenario.ts";
import { judging } from "./ledger.ts";
import type { RecordResult } from "./result.ts";
import { counted } from "../scenario/counted.ts";

export const record = judging<RecordTest, RecordTest>({
  kind: "record",
  plan: (test) => test,
  judge: (test, { scenario }) => onRecord(test, scenario),
});

function onRecord(test: RecordTest, scenario: Scenario): RecordResult {
  return {
    kind: "record",
    title: `record: ${counted(test.entries.length, "entry")}`,
    verdict: test.says,
    finding: test.text,
    origin: null,
    share: null,
    effect: null,
    entries: test.entries.flatMap((id) => {
      const entry = scenario.record.find((e) => e.id === id);
      return entry
        ? [{ id, text: entry.text, mark: entry.mark, sources: entry.sources, conflict: entry.conflict }]
        : [];
    }),
    note: "",
  };
}
