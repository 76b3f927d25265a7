// All mechanisms, in the order in which their steps run within a phase. Adding one here is all it takes.
import { aftermath } from "./aftermath.ts";
import { burden } from "./burden.ts";
import { contagion } from "./contagion.ts";
import { contingents } from "./contingents.ts";
import { control } from "./control.ts";
import { council } from "./council.ts";
import { decide } from "./decide.ts";
import type { Mechanism } from "./declare.ts";
import { deployment } from "./deployment.ts";
import { directives } from "./directives.ts";
import { framing } from "./framing.ts";
import { government } from "./government.ts";
import { guarantor } from "./guarantor.ts";
import { hardship } from "./hardship.ts";
import { mobilisation } from "./mobilisation.ts";
import { observation } from "./observation.ts";
import { orderForces } from "./orderForces.ts";
import { outsideHands } from "./outsideHands.ts";
import { precedent } from "./precedent.ts";
import { region } from "./region.ts";
import { repression } from "./repression.ts";
import { request } from "./request.ts";
import { shutdown } from "./shutdown.ts";
import { standIns } from "./standIns.ts";
import { survival } from "./survival.ts";
import { treaty } from "./treaty.ts";
import { violence } from "./violence.ts";

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
  decide,
  government,
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
  region,
  observation,
  standIns,
  directives,
];

/** Mechanisms of the model that are not built yet, and what stands in for them. Shown wherever results are shown. */
export const ABSENT: readonly { readonly name: string; readonly instead: string }[] = [
  { name: "elites", instead: "standIns.cohesion, standIns.commander, standIns.dualPower" },
  { name: "institutions", instead: "standIns.maturity" },
  { name: "aftermath beyond the force's stay", instead: "nothing: leverage and alignment are not followed" },
  { name: "otherPowers", instead: "guarantor's expected reaction, from the scenario; framing.actorsBase" },
];
