// Hawkes' self-exciting process: λ(t) = μ + a Σ exp(-b (t - t_i)) over earlier events. Each event brings n = a/b others on average, and
// the mean rate is μ/(1 - n). The likelihood takes one pass by the recursion R_i = exp(-b (t_i - t_{i-1})) (1 + R_{i-1}).
// Sources: Hawkes, Biometrika 58:83 (1971); the recursion is Ozaki's (1979); simulation by Ogata's thinning (1981).
import { exp } from "../../src/core/exp.ts";
import type { Key } from "../../src/core/keyed.ts";
import { log } from "../../src/core/log.ts";
import { Words } from "../../src/core/words.ts";

export interface Hawkes {
  /** Events a day without any before, and what each adds at once. */
  readonly mu: number;
  readonly a: number;
  /** Decay per day. */
  readonly b: number;
}

export const branching = ({ a, b }: Hawkes): number => a / b;
export const meanRate = (process: Hawkes): number => process.mu / (1 - branching(process));

/** Log likelihood of ascending event times on 0..end. */
export function logLikelihood({ mu, a, b }: Hawkes, times: ArrayLike<number>, end: number): number {
  let sum = -mu * end;
  let r = 0;
  for (let i = 0; i < times.length; i++) {
    const t = times[i] as number;
    if (i > 0) r = exp(-b * (t - (times[i - 1] as number))) * (1 + r);
    sum += log(mu + a * r) - (a / b) * -(exp(-b * (end - t)) - 1);
  }
  return sum;
}

/** Event times on 0..end from an empty past. Throws RangeError when each event brings one or more others. */
export function simulate({ mu, a, b }: Hawkes, end: number, key: Key): number[] {
  if (a >= b) throw new RangeError("each event brings at least one other: the process explodes");
  const words = new Words(key);
  const times: number[] = [];
  let t = 0;
  let excited = 0; // a Σ exp(-b (t - t_i)) at t
  for (;;) {
    // between events the rate only falls, so its present value is a ceiling
    const ceiling = mu + excited;
    const wait = -log(words.uniform()) / ceiling;
    t += wait;
    if (t > end) return times;
    excited *= exp(-b * wait);
    if (words.uniform() * ceiling <= mu + excited) {
      times.push(t);
      excited += a;
    }
  }
}
