// What a file of the store holds: a head, which says what it is, and arrays of numbers or a text. Nothing of it is believed before its digest
// is found to be right.
//   "PRECEDNT", format, length of the head | head as JSON, packed | body, packed | digest of all before
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { createHash } from "node:crypto";
import { z } from "zod";

/** Of the files; one that is newer is left alone. */
export const FORMAT = 1;
const MAGIC = Buffer.from("PRECEDNT");
const START = MAGIC.length + 8;
const DIGEST = 32;
/** Measured on rows of Kazakhstan: 2.4 times smaller; the most thorough level takes half as long again for 4 % more. */
const LEVEL = 1;
/** Bytes that a head, and a body, may unpack to: no file grows into all of the memory. */
const MOST_HEAD = 64e6;
const MOST_BODY = 1e9;

const head = z.object({
  /** What is kept here: its own name, by which a file that was renamed is found out. */
  name: z.string(),
  /** Names of the scenario's inputs and of the code. */
  scenario: z.string(),
  version: z.string(),
  kind: z.enum(["runs", "points", "agreement", "answer"]),
  /** What was asked, for a reader. */
  asks: z.unknown(),
  counts: z.record(z.string(), z.number()),
  parts: z.array(
    z.object({ name: z.string(), arrays: z.array(z.tuple([z.enum(["f64", "u8"]), z.int().nonnegative()])) }),
  ),
});
export type Head = z.infer<typeof head>;

export interface Contents {
  readonly head: Head;
  readonly body: Uint8Array;
}

/** Why a file is not believed. */
export interface Fault {
  readonly fault: "cut short" | "changed" | "none of ours" | "newer";
  readonly format?: number;
}

/** Arrays one after the other, as bytes. Numbers are kept as this machine has them, which is how every machine that runs Node has them. */
export function bytesOf(arrays: readonly ArrayBufferView[]): Uint8Array {
  const body = new Uint8Array(arrays.reduce((sum, a) => sum + a.byteLength, 0));
  let at = 0;
  for (const a of arrays) {
    body.set(new Uint8Array(a.buffer, a.byteOffset, a.byteLength), at);
    at += a.byteLength;
  }
  return body;
}

export function encoded({ head, body }: Contents): Buffer {
  const packed = deflateRawSync(Buffer.from(JSON.stringify(head)), { level: LEVEL });
  const start = Buffer.alloc(START);
  MAGIC.copy(start);
  start.writeUInt32LE(FORMAT, MAGIC.length);
  start.writeUInt32LE(packed.length, MAGIC.length + 4);
  const before = Buffer.concat([start, packed, deflateRawSync(body, { level: LEVEL })]);
  return Buffer.concat([before, createHash("sha256").update(before).digest()]);
}

/** What a file holds, or why it is not believed. */
export function decoded(file: Uint8Array): Contents | Fault {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const begins = bytes.subarray(0, MAGIC.length);
  if (bytes.length < START + DIGEST) return { fault: MAGIC.indexOf(begins) === 0 ? "cut short" : "none of ours" };
  if (!begins.equals(MAGIC)) return { fault: "none of ours" };
  const format = bytes.readUInt32LE(MAGIC.length);
  const before = bytes.subarray(0, -DIGEST);
  const isWhole = createHash("sha256").update(before).digest().equals(bytes.subarray(-DIGEST));
  // whatever a newer format is like, it ends otherwise if it likes
  if (format > FORMAT) return { fault: "newer", format };
  if (!isWhole || format < 1) return { fault: "changed" };
  try {
    const end = START + bytes.readUInt32LE(MAGIC.length + 4);
    const text = inflateRawSync(bytes.subarray(START, end), { maxOutputLength: MOST_HEAD });
    const body = inflateRawSync(before.subarray(end), { maxOutputLength: MOST_BODY });
    return { head: head.parse(JSON.parse(String(text))), body };
  } catch {
    return { fault: "changed" };
  }
}

/** The arrays of a body, by part; null where it has more or fewer bytes than its head says. */
export function arraysOf({ head, body }: Contents): ReadonlyMap<string, (Float64Array | Uint8Array)[]> | null {
  const sizes = { f64: 8, u8: 1 } as const;
  let at = 0;
  const all = new Map<string, (Float64Array | Uint8Array)[]>();
  for (const { name, arrays } of head.parts) {
    const own: (Float64Array | Uint8Array)[] = [];
    for (const [type, length] of arrays) {
      const bytes = length * sizes[type];
      if (at + bytes > body.length) return null;
      // a copy, as numbers must begin at a multiple of eight
      const copy = new Uint8Array(body.subarray(at, at + bytes));
      own.push(type === "f64" ? new Float64Array(copy.buffer) : copy);
      at += bytes;
    }
    all.set(name, own);
  }
  return at === body.length ? all : null;
}
