// Contrasts without a simulation behind them: a compiled state for its assumptions, and differences as a test wants them.
import type { Uses } from "../../src/run/trace.ts";
import type { Treatment } from "../../src/run/treatments.ts";
import type { ContrastPlan } from "../../src/run/work.ts";
import type { ContrastTest } from "../../src/scenario/scenario.ts";
import { compiler, PLAN, type Compiler } from "../../src/world/compile.ts";
import { WEIGHTS } from "../../src/claims/planner.ts";
import { changedBy } from "../../src/claims/contrast/place.ts";
import type { ContrastInput } from "../../src/claims/contrast/contrastResult.ts";
import type { Pair } from "../../src/claims/contrast/differences.ts";
import { steppe } from "../fixture/steppe.ts";
import { asked, asking } from "../fixture/asked.ts";

export const compiled: Compiler = compiler(steppe());

/** Repeatable draws in 0..1 that have nothing to do with the product's own. */
export function dice(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const STATUS_TEST: ContrastTest = {
  kind: "contrast",
  ...asking("deployed"),
  given: "",
  fit: [],
  relative: false,
  levels: [],
  atLeast: 0.05,
  order: ["a", "b"],
  says: "above",
  arms: { a: [{ set: "request.status", to: "undisputed" }], b: [{ set: "request.status", to: "contested" }] },
  note: "",
};

/** A path from the status of the requester to the decision, as watching runs finds it. */
export const USES: Uses = new Map([["request.status", new Set(["guarantor decides"])]]);

/** Pairs of worlds: `difference(world, replicate)` in -1..1. */
export function pairs(
  worlds: readonly number[],
  replicates: number,
  difference: (world: number, replicate: number) => number,
): Pair[] {
  return worlds.flatMap((world) =>
    Array.from({ length: replicates }, (_, replicate) => ({
      world,
      replicate,
      branch: 0,
      first: difference(world, replicate),
      second: 0,
    })),
  );
}

export const first = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

export interface Toy {
  readonly drawn: readonly Pair[];
  readonly weights?: readonly (readonly Pair[])[];
  readonly test?: Partial<ContrastTest>;
  readonly over?: Partial<ContrastInput>;
}

export function toyInput({ drawn, weights, test, over = {} }: Toy): ContrastInput {
  const contrast: ContrastTest = { ...STATUS_TEST, ...test };
  const treatments: Treatment[] = [{ kind: "as drawn" }];
  weights?.forEach((_, i) =>
    treatments.push({ kind: "weight", path: "guarantor.statusWeight", value: WEIGHTS[i] as number }),
  );
  const plan: ContrastPlan = {
    given: contrast.given,
    input: changedBy(contrast)[0] ?? "",
    arms: Object.values(contrast.arms),
    readings: [{ outcome: asked(contrast.outcome) }],
    treatments,
  };
  return {
    compiled,
    plan: PLAN,
    test: {
      contrast,
      test: 0,
      conditional: contrast.given !== "",
      plan: 0,
      first: 0,
      second: 1,
      levels: [],
      reading: 0,
      spread: false,
      epsilon: contrast.atLeast,
    },
    contrast: plan,
    pairs: [drawn, ...(weights ?? [])],
    arose: null,
    chosen: null,
    weights: null,
    arrival: null,
    asked: 1000,
    replicates: 4,
    largestOther: 3,
    uses: USES,
    usesHelped: () => USES,
    unit: "probability",
    confidence: 0.95,
    levels: null,
    ...over,
  };
}
