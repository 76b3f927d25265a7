// Standard Gumbel variate from one uniform: -ln(-ln u).
import { log } from "./log.ts";

export const gumbel = (u: number): number => -log(-log(u));
