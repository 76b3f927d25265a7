// What a kind of test is on the side of the file: its shape, and how it is read. Its other half plans and judges it (src/claims).
import type { z } from "zod";
import type { Asked } from "../../model/asked.ts";
import type { Path } from "../problems/problem.ts";
import type { Reader } from "../read/shape.ts";
import type { Named } from "./named.ts";

/** What of other files a test names. */
export interface Mentions {
  /** The outcome that it asks for, under the key `outcome`; null for none. */
  readonly asked: Asked | null;
  /** Entries of the record, and keys of the sources. */
  readonly entries: readonly string[];
  readonly sources: readonly string[];
}

export interface ReadingHalf<Schema extends z.ZodType, Test extends { readonly kind: string }> {
  readonly kind: Test["kind"];
  readonly schema: Schema;
  /** Null when something was reported. */
  read(reader: Reader, path: Path, written: z.output<Schema>, named: Named): Test | null;
  /** Left out by a kind that names nothing. */
  mentions?(test: Test): Partial<Mentions>;
}

/** Infers the types of a half. */
export const readingHalf = <Schema extends z.ZodType, Test extends { readonly kind: string }>(
  half: ReadingHalf<Schema, Test>,
): ReadingHalf<Schema, Test> => half;
