// Logistic function and its inverse.
import { exp } from "./exp.ts";
import { log } from "./log.ts";

/** 1 / (1 + e^-x). */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** ln(p / (1-p)); -Infinity at 0, Infinity at 1. */
export const logit = (p: number): number => log(p / (1 - p));
