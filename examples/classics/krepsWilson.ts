// Reputation in Kreps and Wilson's chain-store game, after the standard textbook form: challengers come one after the other, n are left,
// and with chance p the guarantor is of the tough type, which always fights. A challenger gains b (0..1) when not fought and loses 1 - b
// when fought. It stays out when p > b^n and enters when p < b^n; the weak guarantor fights for certain when p >= b^(n-1), else with chance
// (1 - b^(n-1)) p / ((1 - p) b^(n-1)), and never at the last. Source: Kreps and Wilson, JET 27:253 (1982). The paper itself was not read:
// see docs/classics.md.

/** b^n for whole n >= 0. */
const power = (b: number, n: number): number => {
  let product = 1;
  for (let i = 0; i < n; i++) product *= b;
  return product;
};

/** Whether the next challenger stays out; null where it is indifferent. */
export function staysOut(p: number, b: number, n: number): boolean | null {
  const bar = power(b, n);
  return p === bar ? null : p > bar;
}

/** Chance that the weak guarantor fights an entry with n challengers left, this one counted. */
export function weakFights(p: number, b: number, n: number): number {
  if (n <= 1) return 0;
  const bar = power(b, n - 1);
  return p >= bar ? 1 : ((1 - bar) * p) / ((1 - p) * bar);
}

/** Chance of the tough type after an entry was fought. */
export function afterFight(p: number, b: number, n: number): number {
  return p / (p + (1 - p) * weakFights(p, b, n));
}

/** What a challenger that enters expects: b when not fought, b - 1 when fought. */
export const entrantGain = (p: number, b: number, n: number): number => b - (p + (1 - p) * weakFights(p, b, n));
