// What can be taken away from a run to see whether something needed it: steps an actor took, the shock, and channels of the model. Luck
// cannot be taken away, only replaced: that is asked apart, over many futures.
import { EVENTS } from "../model/index.ts";
import type { EventKind } from "../model/kit/names.ts";
import type { LoggedEvent } from "../model/kit/events.ts";
import { ACTORS } from "../model/kit/imposed.ts";
import { CHOICES } from "../scenario/interventions.ts";
import type { Intervention } from "../scenario/scenario.ts";

export interface Removal {
  readonly id: string;
  readonly kind: "decision" | "shock" | "channel";
  /** What is taken away, after "without". */
  readonly words: string;
  readonly sets: readonly Intervention[];
  /** Kind of the log's events that this takes away; "" for a shock or a channel. */
  readonly event: EventKind | "";
}

const zero = (...paths: string[]): Intervention[] => paths.map((set) => ({ set, to: 0 }));

/** Parts of the model that a weight or a rate carries alone, so that 0 leaves it out. Every path exists: a test holds them. */
export const CHANNELS: readonly (Omit<Removal, "kind" | "event"> & { readonly kind: "channel" })[] = [
  { id: "elsewhere", words: "crowds elsewhere drawing people out", sets: zero("contagion.outsideShare") },
  { id: "anger", words: "anger over deaths", sets: zero("hardship.backlash") },
  { id: "demands", words: "demands turning political", sets: zero("hardship.radicalisation") },
  { id: "emboldening", words: "a concession emboldening the crowd", sets: zero("hardship.emboldening") },
  { id: "organised", words: "organised violence", sets: zero("violence.organised") },
  { id: "answered", words: "violence that answers repression", sets: zero("violence.byRepression") },
  {
    id: "outnumbered",
    words: "forces giving way where they are outnumbered",
    sets: zero("orderForces.outnumberWeight"),
  },
  {
    id: "expecting",
    words: "forces looking at whether the incumbent will survive",
    sets: zero("orderForces.survivalWeight"),
  },
  {
    id: "signs",
    words: "public signs: what everyone reads into a lost site, a measure, a request or troops",
    sets: zero(
      "survival.signalSite",
      "survival.signalMeasure",
      "survival.signalConcession",
      "survival.signalWarning",
      "survival.signalRequest",
      "survival.signalPromise",
      "survival.signalArrival",
      "survival.signalRefusal",
    ),
  },
  { id: "outsiders", words: "organised people from outside", sets: zero("outsideHands.seedStrength") },
].map((c) => ({ ...c, kind: "channel" as const }));

/** Steps of actors that the log tells of, in the order in which actors' choices are listed. */
const STEPS = ACTORS.flatMap((actor) =>
  CHOICES[actor].flatMap((option) =>
    (Object.keys(EVENTS) as EventKind[]).flatMap((kind) => {
      const { step } = EVENTS[kind];
      return step?.actor === actor && step.option === option ? [{ kind, ...step }] : [];
    }),
  ),
);

/** Everything that can be taken away from the run with this log: decisions it holds, in the order of their first, the shock, the channels. */
export function removalsOf(events: readonly LoggedEvent[], shocked: boolean): Removal[] {
  const steps = STEPS.flatMap(({ actor, option, without: words, kind }): (Removal & { readonly at: number })[] => {
    const at = events.findIndex((e) => e.kind === kind);
    if (at < 0) return [];
    const sets: Intervention[] = [{ force: actor, never: option }];
    return [{ id: `${actor}.${option}`, kind: "decision", words, sets, event: kind, at }];
  });
  const shock: Removal = {
    id: "shock",
    kind: "shock",
    words: "the shock itself",
    sets: zero("hardship.shockSize"),
    event: "",
  };
  return [
    ...steps.sort((a, b) => a.at - b.at).map(({ at: _, ...step }) => step),
    ...(shocked ? [shock] : []),
    ...CHANNELS.map((c) => ({ ...c, event: "" as const })),
  ];
}

/** Interventions with some things taken away: a step that is taken away is not imposed either. What needs no room of its own comes last. */
export function without(sets: readonly Intervention[], removals: readonly Removal[]): Intervention[] {
  const away = removals.flatMap((r) => r.sets);
  const gone = (i: Intervention): boolean =>
    ("choose" in i && away.some((r) => "never" in r && r.force === i.force && r.never === i.choose.split(" ")[0])) ||
    ("set" in i && away.some((r) => "set" in r && r.set === i.set));
  const all = [...sets.filter((s) => !gone(s)), ...away];
  return [...all.filter((i) => !("never" in i)), ...all.filter((i) => "never" in i)];
}
