// rivals/*.yaml: rival explanations of the same crisis, each with the assumptions it leans on, what it tries out, and claims of its own.
import { z } from "zod";
import { checkArm } from "../claims/checkArm.ts";
import { FROM_THE_START } from "../conditions.ts";
import { locator } from "../read/locate.ts";
import { messages } from "../problems/messages.ts";
import type { Named } from "../claims/named.ts";
import type { Names } from "../read/names.ts";
import { addProblem, NOWHERE, type Path, type Problems } from "../problems/problem.ts";
import { checkArrivals, claimsSchema, readClaims } from "../claims/readClaims.ts";
import { readIntervention } from "../claims/readIntervention.ts";
import { checkOpen, isWithin, readGiven, readOutcome } from "../claims/readOutcome.ts";
import { checkRegion } from "./readRegion.ts";
import type { Rules } from "./readScenario.ts";
import type { Claim, Intervention, Rival, RivalEffects, SwitchedOff } from "../scenario.ts";
import { id, ID_PATTERN, intervention, outcomeOrMoment, setTo, words } from "../read/schema.ts";
import type { Reader, Shaped } from "../read/shape.ts";
import { sameArms } from "../fixed.ts";

const consideration = z.strictObject({
  off: setTo.describe("Value at which it plays no part"),
  why: words.describe("Why that value is the neutral one"),
});
const effects = z.strictObject({
  given: z.string().describe("Where the arms part, for instance: requested"),
  with: z.array(intervention).optional().describe("Interventions that every arm shares"),
  arms: z.record(id, z.array(intervention)).describe("What is tried; the others are compared with the first"),
  outcomes: z.array(outcomeOrMoment).min(1),
  note: words.optional(),
});
export const rivalSchema = z
  .strictObject({
    title: words,
    says: words.describe("The explanation in a sentence"),
    sources: z.array(z.string()).optional().describe("Keys of sources.yaml: who holds it"),
    considerations: z
      .record(z.string(), consideration)
      .describe("Assumptions that the explanation leans on, by path, each with the value at which it plays no part"),
    effects: effects.optional(),
    claims: claimsSchema,
  })
  .describe("A rival explanation of the same crisis, with claims of its own");

type Raw = z.output<typeof rivalSchema>;

/** Where the explanations are set against each other: what is switched off must still act there. */
export const ASKED = "requested";
/** Every explanation is two more arms of every crisis. */
const MOST_RIVALS = 8;

/** The id of a rival explanation by its file's name; null for any other file. */
export const idOfRival = (file: string): string | null => /^rivals\/([^/]+)\.yaml$/.exec(file)?.[1] ?? null;

/** Null when a part is missing or wrong (reported). */
export function readRival(
  reader: Shaped<Raw>,
  id: string,
  named: Named,
  keys: Names,
  rules: Rules | null,
): Rival | null {
  if (!ID_PATTERN.test(id)) reader.report([], messages.badId(id), "key");
  const considerations = readConsiderations(reader, named);
  const effects = reader.data?.effects !== undefined && reader.sound(["effects"]) ? readEffects(reader, named) : null;
  const claims = readOwnClaims(reader, named, rules);
  if (!["title", "says", "sources"].every((key) => reader.sound([key])) || !reader.sound([])) return null;
  const sources = reader.data.sources ?? [];
  for (const [i, source] of sources.entries())
    if (keys.lacks(source)) reader.report(["sources", i], messages.unknownSource(source, keys.list));
  return { id, title: reader.data.title, says: reader.data.says, sources, considerations, effects, claims };
}

function readConsiderations(reader: Shaped<Raw>, named: Named): SwitchedOff[] {
  if (reader.data?.considerations === undefined || !reader.sound(["considerations"])) return [];
  const written = Object.entries(reader.data.considerations);
  if (written.length === 0) reader.report(["considerations"], messages.leansOnNothing(), "key");
  return written.flatMap(([set, { off, why }]) => {
    const path: Path = ["considerations", set];
    // a mistake in the path is shown at the path itself, one in the value at the value
    const own: Reader = {
      ...reader,
      report: (where, text) =>
        where.at(-1) === "to" ? reader.report([...path, "off"], text) : reader.report(path, text, "key"),
    };
    const read = readIntervention(own, path, { set, to: off }, named);
    if (!read || !("set" in read)) return [];
    if (FROM_THE_START.has(read.set)) {
      reader.report(path, messages.beforeGiven(set, ASKED), "key");
      return [];
    }
    return [{ ...read, why }];
  });
}

function readEffects(reader: Shaped<Raw>, named: Named): RivalEffects | null {
  const written = reader.data.effects as NonNullable<Raw["effects"]>;
  const path: Path = ["effects"];
  const given = readGiven(reader, [...path, "given"], written.given);
  const read = (where: Path, list: NonNullable<typeof written.with>): Intervention[] | null => {
    const all = list.map((one, i) => readIntervention(reader, [...where, i], one, named));
    return all.some((one) => one === null) ? null : all.filter((one) => one !== null);
  };
  const shared = read([...path, "with"], written.with ?? []);
  const arms = Object.entries(written.arms).map(([name, list]) => {
    const own = read([...path, "arms", name], list);
    // an arm may set anew what all share
    if (own && shared) checkArm(reader, [...path, "arms", name], [...shared.filter((one) => !("set" in one)), ...own]);
    return own && shared && { name, interventions: [...shared, ...own] };
  });
  const outcomes = written.outcomes.map((name, i) => {
    const at: Path = [...path, "outcomes", i];
    const outcome = readOutcome(reader, at, name);
    return outcome && isWithin(reader, at, outcome, named) ? outcome : null;
  });
  if (given === null || arms.some((arm) => !arm) || outcomes.some((o) => !o)) return null;
  const sound = arms.filter((arm) => arm !== null);
  for (const [i, { text }] of outcomes.filter((o) => o !== null).entries())
    checkOpen(reader, [...path, "outcomes", i], given, text);
  for (const { name, interventions } of sound) {
    const where: Path = [...path, "arms", name];
    const early = interventions.find((one) => "set" in one && FROM_THE_START.has(one.set));
    if (early && "set" in early) reader.report(where, messages.beforeGiven(early.set, given), "key");
  }
  const first = sound[0]?.interventions ?? [];
  if (sound.slice(1).every((arm) => sameArms(first, arm.interventions, named.fixed)))
    reader.report([...path, "arms"], messages.fewArms(), "key");
  const asked = outcomes.filter((o) => o !== null).map((o) => o.asked);
  return { given, arms: sound, outcomes: asked, note: written.note ?? "" };
}

/** The same schema as claims.yaml, one level down. */
function readOwnClaims(reader: Shaped<Raw>, named: Named, rules: Rules | null): readonly Claim[] {
  const inside: Shaped<Raw["claims"]> = {
    file: reader.file,
    data: reader.data?.claims ?? {},
    report: (path, text, part) => reader.report(["claims", ...path], text, part),
    sound: (path) => reader.sound(["claims", ...path]),
  };
  const claims = readClaims(inside, named);
  if (rules) {
    checkArrivals(inside, claims, rules.treaty);
    checkRegion(inside, claims, rules.region);
  }
  return claims;
}

/** What two explanations may not both be. */
export function checkRivals(rivals: readonly Rival[], files: ReadonlyMap<string, string>, problems: Problems): void {
  const where = locator(Object.fromEntries(files));
  const fileOf = (rival: Rival): string => `rivals/${rival.id}.yaml`;
  if (rivals.length > MOST_RIVALS)
    addProblem(problems, "rivals", NOWHERE, messages.tooLarge("the folder rivals", `${MOST_RIVALS} explanations`));
  rivals.forEach((rival, i) => {
    const file = fileOf(rival);
    const at = (path: Path) => where.key(file, path);
    for (const earlier of rivals.slice(0, i)) {
      const known = new Map(earlier.considerations.map((c) => [c.set, c.to]));
      const shared = rival.considerations.filter((c) => known.has(c.set));
      for (const c of shared)
        if (known.get(c.set) !== c.to)
          addProblem(problems, file, at(["considerations", c.set]), messages.offTwice(c.set, fileOf(earlier)));
      const same = known.size > 0 && shared.length === known.size && rival.considerations.length === known.size;
      if (same) addProblem(problems, file, at(["considerations"]), messages.sameExplanation(fileOf(earlier)));
    }
  });
}
