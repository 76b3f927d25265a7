// Every kind of test, as it is read; src/claims/kinds.ts has the other half of each.
import { z } from "zod";
import { messages } from "../problems/messages.ts";
import type { Path } from "../problems/problem.ts";
import type { Reader } from "../read/shape.ts";
import { cases } from "./cases.ts";
import { chance } from "./chance.ts";
import { contrast, trend } from "./contrast.ts";
import { judgement } from "./judgement.ts";
import type { Named } from "./named.ts";
import type { Mentions, ReadingHalf } from "./readingHalf.ts";
import { record } from "./record.ts";
import { share } from "./share.ts";

const KINDS = { contrast, trend, judgement, share, chance, record, cases };

export type Kind = keyof typeof KINDS;
export type TestOf<K extends Kind> = NonNullable<ReturnType<(typeof KINDS)[K]["read"]>>;
export type ClaimTest = { [K in Kind]: TestOf<K> }[Kind];

/** A half whatever its kind; each is of the kind under which it stands. */
type AnyHalf = ReadingHalf<z.ZodType, ClaimTest>;
KINDS satisfies { readonly [K in Kind]: { readonly kind: K } };
const HALVES = KINDS as unknown as Readonly<Record<Kind, AnyHalf>>;
const NAMES = Object.keys(KINDS) as readonly Kind[];

/** One key for every kind, of which a test has one. */
export const testSchema = z.strictObject(
  Object.fromEntries(NAMES.map((kind) => [kind, KINDS[kind].schema.optional()])) as {
    readonly [K in Kind]: z.ZodOptional<(typeof KINDS)[K]["schema"]>;
  },
);
export type RawTest = z.output<typeof testSchema>;

/** Null when something was reported. */
export function readTest(reader: Reader, path: Path, test: RawTest, named: Named): ClaimTest | null {
  const [kind, ...more] = NAMES.filter((name) => test[name] !== undefined);
  if (kind !== undefined && more.length === 0) return HALVES[kind].read(reader, [...path, kind], test[kind], named);
  reader.report(path, messages.testKind(NAMES, kind === undefined ? [] : [kind, ...more]), "key");
  return null;
}

/** What of other files a test names. */
export const mentionsOf = (test: ClaimTest): Mentions => ({
  asked: null,
  entries: [],
  sources: [],
  ...HALVES[test.kind].mentions?.(test),
});
