// A slow, readable twin of the flow of people: one person at a time, one coin for everything that may happen to them in a sub-step.
import { mobilisation, participation, threshold } from "../../src/model/street/mobilisation.ts";
import { STRATA, STRATA_OF_PEOPLE } from "../../src/model/kit/strata.ts";
import type { World } from "../../src/model/kit/world.ts";

export interface People {
  quiet: number[];
  active: number[];
  spent: number[];
  detained: number[];
  dead: number;
}

/** What a person meets in one place: pull in sigma, risk, hazards per day. */
export interface Street {
  readonly grievance: number;
  readonly visible: number;
  readonly violent: number;
  readonly risk: number;
  readonly arrest: number;
  readonly death: number;
}

/** Advances by dt; `coin` gives uniforms on (0, 1). Returns those who went out and those who left the street. */
export function slowFlow(
  world: World,
  street: Street,
  people: People,
  dt: number,
  coin: () => number,
): { joined: number; left: number } {
  const p = mobilisation.of(world);
  const pull = street.grievance + p.crowdPull * street.visible - p.violenceRepels * street.violent - threshold(world);
  let joined = 0;
  let left = 0;
  for (let k = 0; k < STRATA; k++) {
    const convinced = participation(
      p.participation === "epstein",
      pull,
      STRATA_OF_PEOPLE.z[k] as number,
      p.riskWeight * street.risk,
      p.noise,
    );
    const [q, a] = [people.quiet[k] as number, people.active[k] as number];
    for (let i = 0; i < q; i++)
      if (coin() < 1 - Math.exp(-p.joinRate * convinced * dt)) {
        people.quiet[k] = (people.quiet[k] as number) - 1;
        people.active[k] = (people.active[k] as number) + 1;
        joined++;
      }
    const hazards = [p.leaveRate * (1 - convinced), p.fatigue, street.death, street.arrest];
    const all = hazards.reduce((sum, h) => sum + h, 0);
    for (let i = 0; i < a; i++) {
      if (coin() >= 1 - Math.exp(-all * dt)) continue;
      left++;
      people.active[k] = (people.active[k] as number) - 1;
      let which = coin() * all;
      const kind = hazards.findIndex((h) => (which -= h) < 0);
      if (kind === 0) people.quiet[k] = (people.quiet[k] as number) + 1;
      else if (kind === 1) people.spent[k] = (people.spent[k] as number) + 1;
      else if (kind === 2) people.dead++;
      else people.detained[k] = (people.detained[k] as number) + 1;
    }
  }
  return { joined, left };
}
