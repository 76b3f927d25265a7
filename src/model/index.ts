// All mechanisms, in the order in which their steps run within a phase. Adding one here is all it takes.
import { aftermath } from "./actors/aftermath.ts";
import { burden } from "./actors/burden.ts";
import { contagion } from "./street/contagion.ts";
import { contingents } from "./actors/contingents.ts";
import { control } from "./street/control.ts";
import { council } from "./actors/council.ts";
import { decide } from "./actors/decide.ts";
import type { Mechanism } from "./kit/declare.ts";
import { deployment } from "./actors/deployment.ts";
import { directives } from "./directives.ts";
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
import { outsideHands } from "./street/outsideHands.ts";
import { perception } from "./actors/perception.ts";
import { precedent } from "./actors/precedent.ts";
import { region } from "./region.ts";
import { repression } from "./street/repression.ts";
import { request } from "./actors/request.ts";
import { shutdown } from "./street/shutdown.ts";
import { survival } from "./street/survival.ts";
import { treaty } from "./actors/treaty.ts";
import { violence } from "./street/violence.ts";

export const MECHANISMS: readonly Mechanism[] = [
  hardship,
  shutdown,
  contagion,
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
  directives,
];

/** Mechanisms of the model that are not built yet, and what stands in for them. Shown wherever results are shown. */
export const ABSENT: readonly { readonly name: string; readonly instead: string }[] = [];
