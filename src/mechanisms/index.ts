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
import { elites } from "./elites.ts";
import { framing } from "./framing.ts";
import { government } from "./government.ts";
import { guarantor } from "./guarantor.ts";
import { hardship } from "./hardship.ts";
import { institutions } from "./institutions.ts";
import { mobilisation } from "./mobilisation.ts";
import { observation } from "./observation.ts";
import { orderForces } from "./orderForces.ts";
import { otherPowers } from "./otherPowers.ts";
import { outsideHands } from "./outsideHands.ts";
import { precedent } from "./precedent.ts";
import { region } from "./region.ts";
import { repression } from "./repression.ts";
import { request } from "./request.ts";
import { shutdown } from "./shutdown.ts";
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
  institutions,
  decide,
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
