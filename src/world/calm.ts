// A calm state must stay calm: worlds whose crowds would ignite by themselves, without any shock, are rejected and counted.
import { contagion, reachMatrix } from "../model/street/contagion.ts";
import { mobilisation, participation, threshold } from "../model/street/mobilisation.ts";
import { riskOfRatio } from "../model/street/repression.ts";
import { hardship } from "../model/street/hardship.ts";
import { STRATA, STRATA_OF_PEOPLE } from "../model/kit/strata.ts";
import type { World } from "../model/kit/world.ts";

/**
 * Gain of crowds on themselves in calm times: shares of crowd that answer one more share everywhere, at the place that is most inclined and
 * through one's own square, media and as many neighbours as any place has. No eigenvalue of the linearised spread is larger; 1 and above
 * may ignite. The largest, not each place's own: a handful of people moves far more than linearly, so the bound errs on the calm side.
 * Source: linearisation of mobilisation and contagion at empty streets.
 */
export function calmGain(world: World): number {
  const c = contagion.of(world);
  const n = world.places.length;
  const reach = reachMatrix(world);
  let local = 0;
  for (const h of world.localHardship) if (h > local) local = h;
  let near = 0;
  for (let d = 0; d < n; d++) {
    let row = 0;
    for (let j = 0; j < n; j++) row += reach[d * n + j] as number;
    if (row > near) near = row;
  }
  const seen = 1 - c.outsideShare + c.outsideShare * ((1 - c.mediaShare) * near + c.mediaShare);
  return ((mobilisation.of(world).crowdPull * seen) / c.halfVisible) * slopeAt(world, local);
}

/** Share of a place's people that one more unit of pull keeps in its streets, in calm times. */
function slopeAt(world: World, local: number): number {
  const m = mobilisation.of(world);
  const epstein = m.participation === "epstein";
  const pull = hardship.of(world).standing + local - threshold(world);
  const cost = m.riskWeight * riskOfRatio(world, 1);
  let slope = 0;
  for (let k = 0; k < STRATA; k++) {
    const z = STRATA_OF_PEOPLE.z[k] as number;
    const mass = STRATA_OF_PEOPLE.mass[k] as number;
    const p = participation(epstein, pull, z, cost, m.noise);
    const steep = epstein ? (p > 0 && p < 1 ? 1 / (2 * cost) : 0) : (p * (1 - p)) / m.noise;
    slope += (mass * m.joinRate * steep) / (m.leaveRate * (1 - p) + m.fatigue);
  }
  return slope;
}

/** Whether the world stays in the ensemble. */
export const isCalm = (world: World): boolean => calmGain(world) < mobilisation.of(world).calmGain;
