// What an explanation tries out from a condition on: every arm against the first, outcome by outcome.
import { moved } from "../../analysis/shares/moved.ts";
import { mean } from "../../analysis/moments.ts";
import type { ContrastPlan } from "../../run/work.ts";
import { flagOf } from "../../scenario/interventions.ts";
import { unitOf, type Asked } from "../../model/asked.ts";
import type { Rival, RivalEffects } from "../../scenario/scenario.ts";
import { planOf, type Read } from "./rivalArms.ts";
import { differences, LEVEL } from "./rivalDecision.ts";
import type { EffectCell, Effects } from "./rivalResult.ts";

export const effectsPlan = ({ given, arms, outcomes }: RivalEffects): ContrastPlan =>
  planOf(
    arms.map((a) => a.interventions),
    outcomes.map((outcome) => ({ outcome })),
    given,
  );

export function effectsOf(rival: Rival, effects: RivalEffects, read: Read): Effects {
  const cell = (arm: number, asked: Asked, reading: number): EffectCell => {
    const values = read.of(arm, reading);
    const change = arm === 0 ? null : moved(differences(values, read.of(0, reading)), LEVEL);
    return {
      outcome: asked.text,
      unit: unitOf(asked),
      mean: mean(values.flat()),
      change: change && change.signed,
      either: change && change.either,
    };
  };
  const [first = [], ...others] = effects.arms.map((a) => a.interventions.map(flagOf));
  const shared = first.filter((flag) => others.every((flags) => flags.includes(flag)));
  return {
    rival: rival.id,
    shared: shared.join(" "),
    given: effects.given,
    worlds: read.worlds,
    futures: read.futures,
    level: LEVEL,
    arms: effects.arms.map(({ name, interventions }, a) => ({
      name,
      flags: interventions
        .map(flagOf)
        .filter((flag) => !shared.includes(flag))
        .join(" "),
      cells: effects.outcomes.map((outcome, k) => cell(a, outcome, k)),
    })),
    note: effects.note,
  };
}
