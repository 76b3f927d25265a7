// The codes about rival explanations.
import { example as error, type ErrorExample } from "./errorExample.ts";

const FILE = "rivals/order.yaml";

export const RIVAL_EXAMPLES: readonly ErrorExample[] = [
  error(
    "PR-S100",
    "An explanation that leans on nothing",
    "What an explanation moves is found by switching off what it leans on. With nothing to switch off it cannot be set against another.",
    FILE,
    "considerations: {}",
    "considerations:\n  guarantor.needWeight: { off: 0, why: a likely fall then weighs nothing }",
  ),
  error(
    "PR-S101",
    "Switched off to two values",
    "Two explanations may lean on the same assumption, but the world without it must be one world.",
    FILE,
    "guarantor.needWeight: { off: 1,",
    "guarantor.needWeight: { off: 0,",
  ),
  error(
    "PR-S102",
    "Two names for one explanation",
    "Both files lean on the same assumptions. Switching either off gives the same runs, so nothing tells them apart.",
    FILE,
    "guarantor.needWeight: { off: 0, why: a likely fall then weighs nothing }\n  guarantor.successWeight: { off: 0, why: as in rivals/fear.yaml }",
    "guarantor.needWeight: { off: 0, why: a likely fall then weighs nothing }",
  ),
  error(
    "PR-S103",
    "Effects with nothing to compare",
    "The first arm is what the others are compared with, so there must be another one, and it must change something.",
    FILE,
    "arms: { silent: [{ set: survival.signalPromise, to: 0 }] }",
    "arms: { silent: [{ set: survival.signalPromise, to: 0 }], heard: [] }",
  ),
];
