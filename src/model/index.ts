// All mechanisms, in the order in which their steps run within a phase. Adding one here is all it takes.
import { aftermath } from "./actors/aftermath.ts";
import { burden } from "./actors/burden.ts";
import { contagion } from "./street/contagion.ts";
import { contingents } from "./actors/contingents.ts";
import { control } from "./street/control.ts";
import { council } from "./actors/council.ts";
import { decide } from "./actors/decide.ts";
import type { Mechanism, MomentDeclared } from "./kit/declare.ts";
import type { DateField } from "./kit/state.ts";
import { deployment } from "./actors/deployment.ts";
import { directivesOver } from "./directives.ts";
import { elites } from "./actors/elites.ts";
import { framing } from "./actors/framing.ts";
import { government } from "./actors/government.ts";
import { guarantor } from "./actors/guarantor.ts";
import { hardship } from "./street/hardship.ts";
import { institutions } from "./actors/institutions.ts";
import { mobilisation } from "./street/mobilisation.ts";
import { observation } from "./street/observation.ts";
import { orderForces } from "./street/orderForces.ts";
import { otherPowers } from "./actors/otherPowers.ts";
import { organisation } from "./street/organisation.ts";
import { outrage } from "./street/outrage.ts";
import { outsideHands } from "./street/outsideHands.ts";
import { perception } from "./actors/perception.ts";
import { posture } from "./actors/posture.ts";
import { precedent } from "./actors/precedent.ts";
import { region } from "./region.ts";
import { repression } from "./street/repression.ts";
import { request } from "./actors/request.ts";
import { shutdown } from "./street/shutdown.ts";
import { survival } from "./street/survival.ts";
import { treaty } from "./actors/treaty.ts";
import { violence } from "./street/violence.ts";

const OF_THE_CRISIS = [
  hardship,
  shutdown,
  contagion,
  organisation,
  outrage,
  repression,
  mobilisation,
  violence,
  outsideHands,
  orderForces,
  control,
  survival,
  institutions,
  decide,
  perception,
  government,
  posture,
  elites,
  framing,
  treaty,
  precedent,
  request,
  burden,
  guarantor,
  council,
  contingents,
  deployment,
  aftermath,
  otherPowers,
  region,
  observation,
] as const;

export const MOMENTS_DECLARED = together(OF_THE_CRISIS, "moments");
/** Fields of the moments that a condition may name. */
export const MOMENTS = Object.fromEntries(
  Object.entries<MomentDeclared>(MOMENTS_DECLARED).map(([name, { date }]) => [name, date]),
) as Readonly<Record<keyof typeof MOMENTS_DECLARED, DateField>>;

const ALL = [...OF_THE_CRISIS, directivesOver(MOMENTS)] as const;
export const MECHANISMS: readonly Mechanism[] = ALL;

/** Every event of the log, every outcome and every quantity at a moment, as the mechanisms declare them. */
export const EVENTS = together(ALL, "events");
export const OUTCOMES_DECLARED = together(ALL, "outcomes");
export const TIMED_DECLARED = together(ALL, "timed");

type Heading = "events" | "moments" | "outcomes" | "timed";
type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
type Together<L extends readonly Mechanism[], H extends Heading> = All<L[number][H]>;

/** What the mechanisms declare under one heading as one table. Throws RangeError where two declare the same name. */
function together<const L extends readonly Mechanism[], const H extends Heading>(from: L, heading: H): Together<L, H> {
  const all: Record<string, unknown> = {};
  for (const m of from)
    for (const [name, declared] of Object.entries(m[heading])) {
      if (Object.hasOwn(all, name)) throw new RangeError(`two mechanisms declare ${heading} "${name}"`);
      all[name] = declared;
    }
  return all as Together<L, H>;
}

declare module "./kit/names.ts" {
  interface DeclaredEvents {
    readonly is: keyof Together<typeof ALL, "events">;
  }
  interface DeclaredMoments {
    readonly is: keyof Together<typeof OF_THE_CRISIS, "moments">;
  }
}

/** Mechanisms of the model that are not built yet, and what stands in for them. Shown wherever results are shown. */
export const ABSENT: readonly { readonly name: string; readonly instead: string }[] = [];
