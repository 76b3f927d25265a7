// In which circumstances the answer to a request would tell the explanations apart: the answer alone tells little where all of them expect
// about the same. Circumstances are what the explanations' own files try out, as far as it is a state of the world and no weight.
import { whole } from "../../model/asked.ts";
import { holm } from "../../analysis/tables/holm.ts";
import { luckFor, separation, type Counts } from "../../analysis/posterior/separation.ts";
import type { ContrastPlan } from "../../run/work.ts";
import { flagOf } from "../../scenario/interventions.ts";
import { STATUS_PATH } from "../../scenario/paths.ts";
import { ASKED } from "../../scenario/files/readRivals.ts";
import type { Intervention, Rival } from "../../scenario/scenario.ts";
import { aloneArms, planOf, type Read } from "./rivalArms.ts";
import { DECISION, LEVEL, shareOver } from "./rivalDecision.ts";
import { ALPHA, RESAMPLES, SWAPS } from "./rivalObservations.ts";
import type { Circumstance, Parting } from "./rivalResult.ts";

interface Tried {
  readonly name: string;
  readonly rival: string;
  readonly interventions: readonly Intervention[];
}

/** Who asks, what it is called, what the scenario gives, a state that is imposed: nothing that says how much anybody cares. */
const isCircumstance = (i: Intervention): boolean =>
  "do" in i ||
  ("set" in i && (i.set === STATUS_PATH || i.set === "framing.frame" || /^(?:scenario|forces)\./.test(i.set)));

export function circumstancesIn(rivals: readonly Rival[]): readonly Tried[] {
  const found = new Map<string, Tried>();
  for (const rival of rivals)
    if (rival.effects?.given === ASKED)
      for (const { name, interventions } of rival.effects.arms) {
        const flags = interventions.map(flagOf).join(" ");
        if (interventions.length > 0 && interventions.every(isCircumstance) && !found.has(flags))
          found.set(flags, { name, rival: rival.id, interventions });
      }
  return [...found.values()];
}

/** Arms circumstance by circumstance, in each the explanations alone. */
export const circumstancesPlan = (rivals: readonly Rival[], tried: readonly Tried[]): ContrastPlan =>
  planOf(
    tried.flatMap((t) => aloneArms(rivals).map((alone) => [...alone, ...t.interventions])),
    [{ outcome: whole(DECISION) }],
  );

/** The most telling first. */
export function circumstancesOf(
  rivals: readonly Rival[],
  tried: readonly Tried[],
  read: Read,
  seed: number,
): Circumstance[] {
  const luck = luckFor(seed, read.worlds, SWAPS, RESAMPLES);
  const values = (t: number, r: number): readonly (readonly number[])[] => read.of(t * rivals.length + r, 0);
  const counts = (of: readonly (readonly number[])[]): Counts =>
    of.map((futures) => {
      const yes = futures.reduce((sum, x) => sum + x, 0);
      return [futures.length - yes, yes];
    });
  const pairs = rivals.flatMap((_, a) => rivals.slice(a + 1).map((_, j) => [a, a + 1 + j] as const));
  const found = tried.map((_, t) =>
    pairs.map(([a, b]) => separation(counts(values(t, a)), counts(values(t, b)), luck, LEVEL)),
  );
  const adjusted = holm(found.flat().map((f) => f?.p ?? 1));
  const list = tried.map((one, t): Circumstance => {
    const partings = pairs.flatMap(([a, b], k): Parting[] => {
      const f = found[t]?.[k];
      const p = adjusted[t * pairs.length + k] as number;
      const names = { first: (rivals[a] as Rival).id, second: (rivals[b] as Rival).id };
      return f ? [{ ...names, bits: f.bits, p, parts: p <= ALPHA && f.bits.low > 0 }] : [];
    });
    return {
      name: one.name,
      rival: one.rival,
      flags: one.interventions.map(flagOf).join(" "),
      chances: rivals.map((rival, r) => ({ rival: rival.id, of: shareOver(values(t, r)) })),
      partings,
      bits: partings.reduce((sum, p) => sum + p.bits.value, 0) / Math.max(1, partings.length),
      worlds: read.worlds,
      futures: read.futures,
    };
  });
  return list.toSorted((a, b) => b.bits - a.bits || (a.name < b.name ? -1 : 1));
}
