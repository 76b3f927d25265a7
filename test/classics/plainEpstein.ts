// Epstein's Model I as one would write it down: people are objects, everything is found by looking. It draws the same words in the same
// order as the fast form, so that both must agree person by person.
import { exp } from "../../src/core/exp.ts";
import type { Key } from "../../src/core/keyed.ts";
import { Words } from "../../src/core/words.ts";
import type { EpsteinRules } from "../../examples/classics/epstein.ts";
import { inVision } from "../../examples/classics/lattice.ts";

export interface Person {
  readonly cop: boolean;
  readonly hardship: number;
  readonly riskAversion: number;
  x: number;
  y: number;
  active: boolean;
  jailed: boolean;
  term: number;
}

export class PlainEpstein {
  readonly people: Person[] = [];
  /** In the order in which the fast form keeps them: who leaves is replaced by the last. */
  readonly #active: Person[] = [];
  readonly #order: Person[];
  readonly #words: Words;
  readonly #rules: EpsteinRules;
  readonly #steps: readonly (readonly [number, number])[];

  constructor(rules: EpsteinRules, key: Key) {
    this.#rules = rules;
    this.#words = new Words(key);
    this.#steps = inVision(rules.neighbourhood, rules.vision);
    const [citizens, cops] = this.#places();
    const all = [...citizens, ...cops];
    const hardship = all.map(() => this.#words.uniform());
    const riskAversion = all.map(() => this.#words.uniform());
    for (const [i, s] of all.entries())
      this.people.push({
        cop: i >= citizens.length,
        hardship: hardship[i] as number,
        riskAversion: riskAversion[i] as number,
        x: s % rules.side,
        y: Math.floor(s / rules.side),
        active: false,
        jailed: false,
        term: 0,
      });
    this.#order = [...this.people];
  }

  #places(): [number[], number[]] {
    const { side, citizens, cops, procedure } = this.#rules;
    const sites = Array.from({ length: side * side }, (_, s) => s);
    if (procedure === "mesa") {
      const drawn = sites.map(() => this.#words.uniform());
      return [
        sites.filter((s) => (drawn[s] as number) < citizens),
        sites.filter((s) => (drawn[s] as number) >= citizens && (drawn[s] as number) < citizens + cops),
      ];
    }
    const many = Math.round(citizens * sites.length);
    const n = many + Math.round(cops * sites.length);
    for (let i = 0; i < n; i++) {
      const j = i + this.#words.below(sites.length - i);
      [sites[i], sites[j]] = [sites[j] as number, sites[i] as number];
    }
    return [sites.slice(0, many), sites.slice(many, n)];
  }

  get active(): number {
    return this.#active.length;
  }

  tick(): void {
    for (let i = this.#order.length - 1; i > 0; i--) {
      const j = this.#words.below(i + 1);
      [this.#order[i], this.#order[j]] = [this.#order[j] as Person, this.#order[i] as Person];
    }
    for (const one of this.#order) {
      if (this.#rules.procedure === "netlogo") this.#netlogo(one);
      else this.#mesa(one);
    }
    if (this.#rules.procedure === "netlogo")
      for (const one of this.people) if (one.jailed && --one.term === 0) one.jailed = false;
  }

  #netlogo(one: Person): void {
    if (one.jailed) return;
    [one.x, one.y] = this.#target(one);
    if (!one.cop) return this.#decide(one);
    const suspect = this.#suspect(one);
    if (!suspect) return;
    suspect.term = this.#words.below(this.#rules.longestTerm);
    suspect.jailed = suspect.term > 0;
    this.#quieten(suspect);
    [one.x, one.y] = [suspect.x, suspect.y];
  }

  #mesa(one: Person): void {
    if (one.jailed && one.term > 0) {
      one.term--;
      return;
    }
    one.jailed = false;
    const target = this.#target(one);
    if (one.cop) {
      const suspect = this.#suspect(one);
      if (suspect) {
        suspect.term = this.#words.below(this.#rules.longestTerm + 1);
        suspect.jailed = true;
        this.#quieten(suspect);
      }
    } else this.#decide(one);
    [one.x, one.y] = target;
  }

  #decide(one: Person): void {
    const { k, threshold, rounding, procedure } = this.#rules;
    const cops = this.people.filter((p) => p.cop && this.#sees(one, p)).length;
    const others = this.#active.filter((p) => p !== one && this.#sees(one, p)).length;
    const ratio = cops / (1 + others + (procedure === "netlogo" && one.active ? 1 : 0));
    const whole = Math.floor(ratio);
    const even = ratio - whole === 0.5 ? whole + (whole % 2) : Math.round(ratio);
    const used = rounding === "none" ? ratio : rounding === "floor" ? whole : even;
    const grievance = one.hardship * (1 - this.#rules.legitimacy);
    const rebels = grievance - one.riskAversion * (1 - exp(-k * used)) > threshold;
    if (rebels && !one.active) {
      one.active = true;
      this.#active.push(one);
    } else if (!rebels) this.#quieten(one);
  }

  #quieten(one: Person): void {
    if (!one.active) return;
    one.active = false;
    const last = this.#active.pop() as Person;
    if (last !== one) this.#active[this.#active.indexOf(one)] = last;
  }

  #suspect(cop: Person): Person | undefined {
    const seen = this.#active.filter((p) => this.#sees(cop, p));
    return seen.length === 0 ? undefined : seen[this.#words.below(seen.length)];
  }

  #target(one: Person): [number, number] {
    const side = this.#rules.side;
    const sites = this.#steps.map(([dx, dy]): [number, number] => [
      (one.x + dx + side) % side,
      (one.y + dy + side) % side,
    ]);
    const taken = ([x, y]: [number, number]): boolean =>
      this.people.some((p) => p.x === x && p.y === y && !(p.jailed && this.#rules.procedure === "netlogo"));
    for (let i = 0; i < 4 * sites.length; i++) {
      const site = sites[this.#words.below(sites.length)] as [number, number];
      if (!taken(site)) return site;
    }
    const empty = sites.filter((s) => !taken(s));
    return empty[empty.length > 0 ? this.#words.below(empty.length) : -1] ?? [one.x, one.y];
  }

  #sees(from: Person, to: Person): boolean {
    const { side, neighbourhood, vision } = this.#rules;
    const apart = (a: number, b: number): number => Math.min(Math.abs(a - b), side - Math.abs(a - b));
    const [dx, dy] = [apart(from.x, to.x), apart(from.y, to.y)];
    return neighbourhood === "disc" ? dx * dx + dy * dy <= vision * vision : dx + dy <= vision;
  }
}
