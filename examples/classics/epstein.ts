// Epstein's Model I: citizens on a torus who rebel when grievance exceeds the risk of arrest by a threshold, and cops who jail them.
//   G = H (1 - L),  P = 1 - exp(-k [C/A]),  active when G - R P > T
// H and R uniform on 0..1 for life, C cops and A active in vision, the deciding citizen among the active. Source: Epstein, PNAS 99 suppl
// 3:7243 (2002). The paper does not say that C/A is made whole, and without it there are no bursts: [ ] is floor in NetLogo's Rebellion
// and rounding to even in Mesa. The two also differ in who may stand where and when; both procedures are read from their sources.
import { exp } from "../../src/core/exp.ts";
import type { Key } from "../../src/core/keyed.ts";
import { Words } from "../../src/core/words.ts";
import { visionTable, type Neighbourhood } from "./lattice.ts";

/**
 * netlogo: numbers of citizens and cops exact; move, then decide; the jailed leave their site free and serve while everybody does; a cop
 * steps onto the site of who it jails; an active citizen counts twice. mesa: each site drawn; decide, then move; the jailed keep their
 * site and serve at their own turn; a cop arrests, then moves anywhere in vision.
 */
export type Procedure = "netlogo" | "mesa";
export type Rounding = "floor" | "halfEven" | "none";

export interface EpsteinRules {
  readonly procedure: Procedure;
  readonly neighbourhood: Neighbourhood;
  readonly rounding: Rounding;
  /** Sites along each side of the torus. */
  readonly side: number;
  /** Shares of sites. */
  readonly citizens: number;
  readonly cops: number;
  /** Sites one can see, of citizens and cops alike. */
  readonly vision: number;
  /** L, 0..1. */
  readonly legitimacy: number;
  /** J in ticks: terms are 0..J in Mesa, 0..J-1 in NetLogo. */
  readonly longestTerm: number;
  readonly k: number;
  readonly threshold: number;
}

const COMMON = { side: 40, citizens: 0.7, vision: 7, k: 2.3, threshold: 0.1 } as const;
/** As NetLogo's Rebellion ships: "set B". */
export const SET_B = { ...COMMON, cops: 0.04, legitimacy: 0.82, longestTerm: 30 } as const;
/** As Mesa's example ships: "set A". */
export const SET_A = { ...COMMON, cops: 0.074, legitimacy: 0.8, longestTerm: 1000 } as const;
export const NETLOGO: EpsteinRules = { ...SET_B, procedure: "netlogo", neighbourhood: "disc", rounding: "floor" };
export const MESA: EpsteinRules = { ...SET_A, procedure: "mesa", neighbourhood: "diamond", rounding: "halfEven" };

const QUIET = 0;
const ACTIVE = 1;
const JAILED = 2;
const COP = 3;

/** What C/A is made of it before it enters P. */
export function rounded(ratio: number, rule: Rounding): number {
  if (rule === "none") return ratio;
  const below = Math.floor(ratio);
  if (rule === "floor" || ratio - below < 0.5) return below;
  return ratio - below > 0.5 || below % 2 === 1 ? below + 1 : below;
}

export class Epstein {
  readonly rules: EpsteinRules;
  legitimacy: number;
  /** By agent: where, in what state, and who they are. Cops are COP for life. */
  readonly site: Uint16Array;
  readonly state: Uint8Array;
  readonly hardship: Float64Array;
  readonly riskAversion: Float64Array;
  readonly term: Int32Array;
  /** How many citizens are active. */
  active = 0;
  /** Who they are, in the first places, and the place of each. */
  readonly #activeOnes: Uint16Array;
  readonly #placeAmongActive: Uint16Array;
  readonly #words: Words;
  readonly #order: Uint16Array;
  /** Sites in vision of a site, the site itself first; `#reach` of them for each site. */
  readonly #seen: Uint16Array;
  readonly #reach: number;
  /** 1 at the steps (right, down, both modulo the side) that lie in vision. */
  readonly #visible: Uint8Array;
  /** By site: who stands there (the jailed only where they keep their site), and how many cops and active are in its vision. */
  readonly #standing: Uint8Array;
  readonly #copsSeen: Uint16Array;
  readonly #activeSeen: Uint16Array;
  /** P by C and A, for the whole of C/A up to where it is one. */
  readonly #risk: readonly number[];

  /** Throws RangeError when more than the sites are asked for, or more than 65,536 sites. */
  constructor(rules: EpsteinRules, key: Key) {
    if (rules.citizens + rules.cops > 1) throw new RangeError("more citizens and cops than sites");
    this.rules = rules;
    this.legitimacy = rules.legitimacy;
    this.#words = new Words(key);
    const sites = rules.side * rules.side;
    this.#seen = visionTable(rules.side, rules.neighbourhood, rules.vision);
    this.#reach = this.#seen.length / sites;
    this.#visible = new Uint8Array(sites);
    for (const s of this.#seen.subarray(0, this.#reach)) this.#visible[s] = 1;
    const { places, cops } = rules.procedure === "netlogo" ? this.#exactNumbers(sites) : this.#siteBySite(sites);
    const n = places.length;
    this.site = Uint16Array.from(places);
    this.state = new Uint8Array(n).fill(COP, n - cops);
    this.hardship = Float64Array.from({ length: n }, () => this.#words.uniform());
    this.riskAversion = Float64Array.from({ length: n }, () => this.#words.uniform());
    this.term = new Int32Array(n);
    this.#activeOnes = new Uint16Array(n);
    this.#placeAmongActive = new Uint16Array(n);
    this.#order = Uint16Array.from({ length: n }, (_, i) => i);
    this.#standing = new Uint8Array(sites);
    this.#copsSeen = new Uint16Array(sites);
    this.#activeSeen = new Uint16Array(sites);
    this.#risk = Array.from({ length: 64 }, (_, whole) => 1 - exp(-rules.k * whole));
    for (let i = 0; i < n; i++) {
      this.#standing[this.site[i] as number] = 1;
      if (this.state[i] === COP) this.#see(this.#copsSeen, this.site[i] as number, 1);
    }
  }

  /** Sites of citizens, then of cops: so many of each, at distinct random sites. */
  #exactNumbers(sites: number): { places: number[]; cops: number } {
    const all = Array.from({ length: sites }, (_, s) => s);
    const cops = Math.round(this.rules.cops * sites);
    const n = Math.round(this.rules.citizens * sites) + cops;
    for (let i = 0; i < n; i++) {
      const j = i + this.#words.below(sites - i);
      [all[i], all[j]] = [all[j] as number, all[i] as number];
    }
    return { places: all.slice(0, n), cops };
  }

  /** The same where each site draws what stands on it. */
  #siteBySite(sites: number): { places: number[]; cops: number } {
    const [citizens, cops]: [number[], number[]] = [[], []];
    for (let s = 0; s < sites; s++) {
      const u = this.#words.uniform();
      if (u < this.rules.citizens) citizens.push(s);
      else if (u < this.rules.citizens + this.rules.cops) cops.push(s);
    }
    return { places: [...citizens, ...cops], cops: cops.length };
  }

  get agents(): number {
    return this.site.length;
  }

  /** Citizens in jail, and those who are at large and quiet. */
  get jailed(): number {
    return this.state.reduce((n, s) => n + (s === JAILED ? 1 : 0), 0);
  }

  /** One tick: everybody once, in random order. */
  tick(): void {
    const order = this.#order;
    for (let i = order.length - 1; i > 0; i--) {
      const j = this.#words.below(i + 1);
      const other = order[j] as number;
      order[j] = order[i] as number;
      order[i] = other;
    }
    if (this.rules.procedure === "netlogo") {
      for (const agent of order) this.#netlogoTurn(agent);
      for (let i = 0; i < this.agents; i++) if (this.state[i] === JAILED) this.#serve(i);
    } else for (const agent of order) this.#mesaTurn(agent);
  }

  #netlogoTurn(agent: number): void {
    if (this.state[agent] === JAILED) return;
    this.#moveTo(agent, this.#emptyInVision(agent));
    if (this.state[agent] === COP) {
      const suspect = this.#arrest(agent, this.rules.longestTerm);
      if (suspect >= 0) this.#moveTo(agent, this.site[suspect] as number);
    } else this.#decide(agent, 1);
  }

  #mesaTurn(agent: number): void {
    if (this.state[agent] === JAILED && (this.term[agent] as number) > 0) {
      this.term[agent] = (this.term[agent] as number) - 1;
      return;
    }
    const target = this.#emptyInVision(agent);
    if (this.state[agent] === COP) this.#arrest(agent, this.rules.longestTerm + 1);
    else this.#decide(agent, this.state[agent] === ACTIVE ? 0 : 1);
    this.#moveTo(agent, target);
  }

  /** NetLogo's jail: out when the term is served. */
  #serve(agent: number): void {
    const left = (this.term[agent] as number) - 1;
    this.term[agent] = left;
    if (left > 0) return;
    this.state[agent] = QUIET;
    this.#stand(this.site[agent] as number, 1);
  }

  /** Rule A; `self` is what the citizen adds to the active in its vision. */
  #decide(agent: number, self: number): void {
    const grievance = (this.hardship[agent] as number) * (1 - this.legitimacy);
    const { threshold } = this.rules;
    let active = false;
    if (grievance > threshold) {
      const at = this.site[agent] as number;
      const ratio = (this.#copsSeen[at] as number) / ((this.#activeSeen[at] as number) + self);
      active = grievance - (this.riskAversion[agent] as number) * this.#riskAt(ratio) > threshold;
    }
    this.#become(agent, active ? ACTIVE : QUIET);
  }

  #riskAt(ratio: number): number {
    const { rounding, k } = this.rules;
    if (rounding === "none") return 1 - exp(-k * ratio);
    const whole = rounded(ratio, rounding);
    return this.#risk[whole] ?? 1 - exp(-k * whole);
  }

  /** Rule C: a random active citizen in vision goes to jail for 0 .. terms - 1 ticks; who, or -1. */
  #arrest(cop: number, terms: number): number {
    const at = this.site[cop] as number;
    const count = this.#activeSeen[at] as number;
    if (count === 0) return -1;
    let which = this.#words.below(count);
    let suspect = -1;
    for (let i = 0; suspect < 0; i++) {
      const one = this.#activeOnes[i] as number;
      if (this.#sees(at, this.site[one] as number) && which-- === 0) suspect = one;
    }
    const term = this.#words.below(terms);
    this.term[suspect] = term;
    // NetLogo has no state of its own for the jailed: a term of 0 only quiets
    this.#become(suspect, this.rules.procedure === "netlogo" && term === 0 ? QUIET : JAILED);
    return suspect;
  }

  /** Rule M's target: a random empty site in vision, where one is by staying when there is none. */
  #emptyInVision(agent: number): number {
    const at = this.site[agent] as number;
    const from = at * this.#reach;
    // trying at random is uniform over the empty sites; after so many failures they are counted
    for (let tries = 0; tries < 4 * this.#reach; tries++) {
      const target = this.#seen[from + this.#words.below(this.#reach)] as number;
      if (this.#standing[target] === 0) return target;
    }
    const empty = this.#seen.subarray(from, from + this.#reach).filter((s) => this.#standing[s] === 0);
    return empty.length === 0 ? at : (empty[this.#words.below(empty.length)] as number);
  }

  #moveTo(agent: number, target: number): void {
    const from = this.site[agent] as number;
    if (target === from) return;
    const seen = this.state[agent] === COP ? this.#copsSeen : this.state[agent] === ACTIVE ? this.#activeSeen : null;
    if (seen) {
      this.#see(seen, from, -1);
      this.#see(seen, target, 1);
    }
    this.#stand(from, -1);
    this.#stand(target, 1);
    this.site[agent] = target;
  }

  #become(agent: number, state: number): void {
    const before = this.state[agent] as number;
    if (before === state) return;
    const at = this.site[agent] as number;
    if (before === ACTIVE) {
      const place = this.#placeAmongActive[agent] as number;
      const last = this.#activeOnes[--this.active] as number;
      this.#activeOnes[place] = last;
      this.#placeAmongActive[last] = place;
      this.#see(this.#activeSeen, at, -1);
    } else if (state === ACTIVE) {
      this.#placeAmongActive[agent] = this.active;
      this.#activeOnes[this.active++] = agent;
      this.#see(this.#activeSeen, at, 1);
    }
    this.state[agent] = state;
    if (state === JAILED && this.rules.procedure === "netlogo") this.#stand(at, -1);
  }

  #stand(site: number, change: number): void {
    this.#standing[site] = (this.#standing[site] as number) + change;
  }

  /** Everybody who can see a site sees one more or one less on it. */
  #see(counts: Uint16Array, site: number, change: number): void {
    const from = site * this.#reach;
    for (let i = from; i < from + this.#reach; i++) {
      const s = this.#seen[i] as number;
      counts[s] = (counts[s] as number) + change;
    }
  }

  #sees(from: number, to: number): boolean {
    const { side } = this.rules;
    const [x, y] = [(to % side) - (from % side), Math.floor(to / side) - Math.floor(from / side)];
    return this.#visible[(y < 0 ? y + side : y) * side + (x < 0 ? x + side : x)] === 1;
  }
}

/** Active citizens after each tick, from tick 0; `legitimacy` by tick where it changes. */
export function activeByTick(
  rules: EpsteinRules,
  key: Key,
  ticks: number,
  legitimacy?: (tick: number) => number,
): Uint16Array {
  const model = new Epstein(rules, key);
  const active = new Uint16Array(ticks + 1);
  for (let t = 1; t <= ticks; t++) {
    if (legitimacy) model.legitimacy = legitimacy(t);
    model.tick();
    active[t] = model.active;
  }
  return active;
}
