// What stands in a queue: pieces of work, scenarios that they are of, and who is there. All of it is looked at before use, whoever wrote it.
import { z } from "zod";
import { VERSION } from "../../questions/version.ts";
import { parseScenario } from "../../scenario/parse.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { canonical, digest } from "../store/canonical.ts";
import { packedText, Unreadable, unpackedText } from "./packed.ts";

/** Names of queues. Pieces have one for each version of results, so that nobody takes what he cannot do. */
export const SCENARIOS = "scenarios";
export const BOARD = "board";
export const piecesOf = (version: string): string => `pieces-${version.slice(0, 16)}`;

const hash = z.string().regex(/^[0-9a-f]{64}$/, "no hash");
/** Characters of a packed text. */
const packedField = z.string().max(256 * 1024 * 1024);

export const KINDS = ["worlds", "points"] as const;

const piece = z.strictObject({
  version: hash,
  scenario: hash,
  kind: z.enum(KINDS),
  job: packedField,
  /** What came of it, once it is done. */
  result: packedField.optional(),
});
export type PieceEntry = z.infer<typeof piece>;
export type Kind = PieceEntry["kind"];

/** Throws Unreadable. */
export const pieceEntry = (data: unknown): PieceEntry => checked(piece, data, "a piece of work");

const scenario = z.strictObject({ files: packedField });
const files = z.record(z.string().max(300), z.string());

/** A scenario's files, and the name under which they are kept. */
export function scenarioEntry(files: Readonly<Record<string, string>>): { readonly id: string; readonly data: object } {
  const plain = { ...files };
  return { id: digest(canonical(plain)), data: { files: packedText(plain) } };
}

/** The scenario that stands under a name. Throws Unreadable where it is another, or is not sound. */
export function scenarioOf(id: string, data: unknown): Scenario {
  const found = checked(files, unpackedText(checked(scenario, data, "a scenario").files), "a scenario's files");
  if (digest(canonical(found)) !== id) throw new Unreadable("the scenario is not the one of that name");
  const { scenario: sound, problems } = parseScenario(found);
  if (!sound) throw new Unreadable(`the scenario has a mistake: ${problems[0]?.message ?? ""}`.slice(0, 300));
  return sound;
}

const present = z.strictObject({
  role: z.enum(["worker", "asker"]),
  /** Of results, and of Precedent. */
  version: hash,
  program: z.string().max(40),
  name: z.string().max(100),
  threads: z.int().min(0).max(4096),
  /** Goes up while it is there. */
  beat: z.int().min(0),
});
export type Present = z.infer<typeof present>;

/** Null for what is no such entry. */
export const presentEntry = (data: unknown): Present | null => present.safeParse(data).data ?? null;

/** A version as a reader may tell it from another. */
export const versionShown = ({ version, program }: Pick<Present, "version" | "program">): string =>
  `${version.slice(0, 12)} (Precedent ${program})`;
export const ownVersion = (version: string): string => versionShown({ version, program: VERSION });

/** A value of this shape. Throws Unreadable with what is wrong first. */
export function checked<T>(shape: z.ZodType<T>, value: unknown, what: string): T {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0] ?? { path: [], message: "" };
  throw new Unreadable(`${what} is not as it should be${path.length > 0 ? ` at ${path.join(".")}` : ""}: ${message}`.slice(0, 300)); // prettier-ignore
}
