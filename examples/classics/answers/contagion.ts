// Known answers of contagion and self-exciting events.
import { seedKey } from "../../../src/core/keyed.ts";
import { exp } from "../../../src/core/exp.ts";
import { log } from "../../../src/core/log.ts";
import { logLikelihood, meanRate, simulate, type Hawkes } from "../hawkes.ts";
import { manySites, neverJoin, peakRioters, singleSite, type Site } from "../riotContagion.ts";
import { answersOf, toDecimals, type KnownAnswer } from "./answer.ts";

const riot = answersOf("Riots, one site", "invariant b(l+s) - w ln s", "computed");
const many = answersOf("Riots, many sites", "Sci. Rep. 8:107 (2018)", "not verified");
const hawkes = answersOf("Hawkes", "double sum over pairs", "computed");
const rate = answersOf("Hawkes", "mean rate μ/(1-n)", "computed");

const SITE: Site = { w: 0.26, b: 0.002, s0: 400, l0: 1 };
const EVENTS: readonly number[] = [0.4, 0.5, 1.9, 2, 2.05, 4.4, 6, 6.01, 9.5];
const PROCESS: Hawkes = { mu: 0.5, a: 0.6, b: 1.2 };
const DAYS = 20_000;

/** By the definition, every pair of events. */
function pairwiseLogLikelihood({ mu, a, b }: Hawkes, times: readonly number[], end: number): number {
  let sum = -mu * end;
  for (const t of times) {
    const earlier = times.filter((s) => s < t);
    sum += log(mu + earlier.reduce((rateAt, s) => rateAt + a * exp(-b * (t - s)), 0));
    sum -= (a / b) * (1 - exp(-b * (end - t)));
  }
  return sum;
}

export function contagionAnswers(): KnownAnswer[] {
  const course = singleSite(SITE, 150, 0.01);
  const alone = manySites(
    { w: SITE.w, calm: [0], l0: [SITE.l0], s0: [SITE.s0], weights: [[1]], psi: (seen) => SITE.b * seen },
    150,
    0.01,
  );
  const events = simulate(PROCESS, DAYS, seedKey(1)).length;
  // the count's variance is mean/(1-n)²: three standard errors
  const error = (3 * Math.sqrt(meanRate(PROCESS) * DAYS)) / (1 - PROCESS.a / PROCESS.b) / DAYS;
  return [
    riot("R0 = b s0/w", 3.0769, (SITE.b * SITE.s0) / SITE.w, toDecimals(4)),
    riot("peak, from the invariant", 124.88909, peakRioters(SITE), toDecimals(5)),
    riot("peak, integrated", 124.88909, course.peak, 2e-4),
    riot("day of the peak", 12.546, course.peakDay, toDecimals(3)),
    riot("who never joins, from the invariant", 21.60802, neverJoin(SITE), toDecimals(5)),
    riot("who never joins, integrated", 21.60802, course.end.s, toDecimals(5)),
    riot("change of the invariant, step .01", 0, course.drift, 1e-9),
    many("one site among many is one site", 124.88909, Math.max(...alone.map((l) => l[0] as number)), 2e-4),
    hawkes(
      "log likelihood of nine events",
      pairwiseLogLikelihood(PROCESS, EVENTS, 10),
      logLikelihood(PROCESS, EVENTS, 10),
      1e-12,
    ),
    rate(`events a day over ${DAYS} days`, meanRate(PROCESS), events / DAYS, error),
  ];
}
