// What the dated record says about a claim, as read: entries, and what the author concludes from them.
import { z } from "zod";
import { messages } from "../problems/messages.ts";
import type { Path } from "../problems/problem.ts";
import { words } from "../read/schema.ts";
import type { Reader } from "../read/shape.ts";
import type { Named } from "./named.ts";
import { readingHalf } from "./readingHalf.ts";

export interface RecordTest {
  readonly kind: "record";
  readonly entries: readonly string[];
  readonly says: "true" | "false" | "partly";
  readonly text: string;
}

const schema = z.strictObject({
  entries: z.array(z.string()).min(1),
  says: z.union([z.boolean(), z.enum(["true", "false", "partly"])], { error: "true, false or partly" }),
  text: words,
});

export const record = readingHalf({
  kind: "record",
  schema,
  read: readRecordTest,
  mentions: ({ entries }) => ({ entries }),
});

function readRecordTest(reader: Reader, path: Path, written: z.output<typeof schema>, named: Named): RecordTest {
  for (const [i, entry] of written.entries.entries())
    if (named.record.lacks(entry))
      reader.report([...path, "entries", i], messages.unknownEntry(entry, named.record.list));
  return {
    kind: "record",
    entries: written.entries,
    says: String(written.says) as RecordTest["says"],
    text: written.text,
  };
}
