// A run of the lattice as pictures: what stands on each site after each tick.
import type { Key } from "../../src/core/keyed.ts";
import { Epstein, type EpsteinRules } from "./epstein.ts";

/** What a site shows. Where the jailed share a site with somebody at large, the other is shown. */
export const SHOWN = { empty: 0, jailed: 1, quiet: 2, active: 3, cop: 4 } as const;
/** By an agent's state in the model. */
const OF_STATE = [SHOWN.quiet, SHOWN.active, SHOWN.jailed, SHOWN.cop] as const;

export interface Frames {
  readonly side: number;
  /** Tick of the first frame. */
  readonly from: number;
  /** One number of SHOWN a site, row by row, a frame a tick. */
  readonly frames: readonly Uint8Array[];
  readonly active: readonly number[];
}

export function latticeFrames(
  rules: EpsteinRules,
  key: Key,
  legitimacy: (tick: number) => number,
  from: number,
  to: number,
): Frames {
  const model = new Epstein(rules, key);
  const frames: Uint8Array[] = [];
  const active: number[] = [];
  for (let t = 1; t <= to; t++) {
    model.legitimacy = legitimacy(t);
    model.tick();
    if (t < from) continue;
    const shown = new Uint8Array(rules.side * rules.side);
    for (let i = 0; i < model.agents; i++) {
      const s = model.site[i] as number;
      shown[s] = Math.max(shown[s] as number, OF_STATE[model.state[i] as number] ?? SHOWN.empty);
    }
    frames.push(shown);
    active.push(model.active);
  }
  return { side: rules.side, from, frames, active };
}
