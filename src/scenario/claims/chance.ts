// How likely an event is, as read: of an outcome, above or below a threshold.
import { z } from "zod";
import type { Asked } from "../../model/asked.ts";
import { INPUTS } from "../paths.ts";
import { messages } from "../problems/messages.ts";
import type { Path } from "../problems/problem.ts";
import { outcomeOfRun, quantitySchema, words } from "../read/schema.ts";
import type { Reader } from "../read/shape.ts";
import { readQuantity, SHARE, type Wanted } from "../read/values.ts";
import { readingHalf } from "./readingHalf.ts";
import { checkOpen, readGiven, readOutcome, thresholdUnit, type ReadOutcome } from "./readOutcome.ts";

const CHANCE_SAYS = ["at least", "at most"] as const;
export type ChanceSays = (typeof CHANCE_SAYS)[number];

export interface ChanceTest {
  readonly kind: "chance";
  readonly outcome: string;
  readonly asked: Asked;
  readonly given: string;
  readonly above: number | null;
  readonly below: number | null;
  /** Chance of the event that the claim asks for. */
  readonly chance: number;
  /** Whether it asks for no less or for no more than that. */
  readonly says: ChanceSays;
  /** Path of the input that answers the claim by itself, or "". */
  readonly byInput: string;
  readonly note: string;
}

const schema = z.strictObject({
  outcome: outcomeOfRun,
  given: z.string().optional(),
  above: quantitySchema.optional(),
  below: quantitySchema.optional(),
  chance: quantitySchema.describe("Chance of the event that the claim asks for"),
  says: z
    .enum(CHANCE_SAYS)
    .optional()
    .describe("Whether the claim asks for that chance or more, as where it is left out, or for no more"),
  byInput: z.string().optional().describe("Path of the input that answers the claim by itself"),
  note: words.optional(),
});

export const chance = readingHalf({
  kind: "chance",
  schema,
  read: readChance,
  mentions: ({ asked }) => ({ asked }),
});

function readChance(reader: Reader, path: Path, written: z.output<typeof schema>): ChanceTest | null {
  const outcome = readOutcome(reader, [...path, "outcome"], written.outcome, false);
  const given = readGiven(reader, [...path, "given"], written.given);
  const chance = readQuantity(reader, [...path, "chance"], written.chance, SHARE);
  if (written.byInput !== undefined && !INPUTS.includes(written.byInput))
    reader.report([...path, "byInput"], messages.unknownPath(written.byInput, INPUTS));
  if (outcome === null) return null;
  const unit: Wanted = { unit: thresholdUnit(outcome.unit) };
  const above = written.above === undefined ? undefined : readQuantity(reader, [...path, "above"], written.above, unit);
  const below = written.below === undefined ? undefined : readQuantity(reader, [...path, "below"], written.below, unit);
  if (above === undefined && below === undefined && outcome.unit !== "yes/no")
    reader.report(path, messages.needsThreshold(), "key");
  if (given === null || chance === null || above === null || below === null) return null;
  if (!checkOpen(reader, path, given, outcome.text) || !checkBounds(reader, path, above, below, outcome)) return null;
  const event = above === undefined && below === undefined ? 0.5 : above; // yes is 1
  return {
    kind: "chance",
    outcome: outcome.text,
    asked: outcome.asked,
    given,
    above: event ?? null,
    below: below ?? null,
    chance,
    says: written.says ?? "at least",
    byInput: written.byInput ?? "",
    note: written.note ?? "",
  };
}

/** Whether some run could have the event and another not. */
function checkBounds(
  reader: Reader,
  path: Path,
  above: number | undefined,
  below: number | undefined,
  { text, unit }: ReadOutcome,
): boolean {
  const most = unit === "yes/no" || unit === "share" ? 1 : null;
  const always = (key: "above" | "below", value: number): boolean => {
    reader.report([...path, key], messages.alwaysSo(key, value, text, most));
    return false;
  };
  if (above !== undefined && (above < 0 || above >= (most ?? MOST))) return always("above", above);
  if (below !== undefined && (below <= 0 || below > (most ?? MOST))) return always("below", below);
  if (above === undefined || below === undefined || (above < below && unit !== "yes/no")) return true;
  reader.report([...path, "below"], messages.noBetween(above, below));
  return false;
}

/** More than any outcome comes to: people, days, places. */
const MOST = 1e10;
