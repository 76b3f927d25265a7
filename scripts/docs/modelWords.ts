// What the page on the model says beside the declarations: the parts of the ODD protocol that no single mechanism could say.

/** Counted from the declarations. */
export interface Counts {
  readonly mechanisms: number;
  readonly quantities: number;
  readonly free: number;
  readonly forms: number;
  readonly assumed: number;
  readonly steps: number;
  readonly fields: number;
  readonly streams: number;
}

export const HEAD = `# The model

Made from the mechanisms' declarations by \`npm run docs -- --write\`; do not edit. It follows the order of the ODD protocol (Grimm and others 2010). Ranges and
sources of every parameter are in [parameters.md](parameters.md), what each step reads and writes in [schedule.md](schedule.md), how actors choose in [decisions.md](decisions.md), what is wrong or missing in
[departures.md](departures.md), rates on record beside the model's in [base-rates.md](base-rates.md).`;

export const PURPOSE = `To put a written argument about a crisis to the test: which of its claims hold over everything that is not known, what each hinges on, and whether
that was written in by the author. Not to predict any crisis, nor to say which assumption is right. Patterns it is held against are published
results in the limits where they apply ([departures.md](departures.md)), base rates on public record, and a dated record of one crisis that was in view
when ranges were set.`;

export const ENTITIES = (
  n: Counts,
): string => `One state in crisis, its places, people and forces; its government; a guarantor and the members of its alliance; and, for the years after, the states
around, each a waiting time until it has a crisis of its own. People are whole counts in strata of predisposition, not persons. The state of a run is one flat
array of ${n.fields} fields. Time is in days, every rate a day; a slot has 6 h, a tick 3 h, flows have sub-steps. Pulls are in standard deviations of
predisposition (sigma), beliefs and choices in log-odds.`;

export const OVERVIEW = (
  n: Counts,
): string => `${n.steps} steps in five phases. A run is the list walked from the scenario's start to its horizon, or to the fall. Flows go by sub-steps; decisions, sites,
falls and what is seen go by the calendar, untouched by the sub-step. A step declares what it reads and writes; a test spoils everything else and finds nothing changed.
The years after in the region are a pass over the end of a run, made only where an outcome asks.`;

export const CONCEPTS = (
  n: Counts,
): string => `- **Basic principles.** Thresholds and cascades (Granovetter, Kuran, Epstein), contagion over distance, coordination of forces on what is expected
  (global games), discrete choice with additive considerations (McFadden; McKelvey and Palfrey), reputation (Kreps and Wilson). Rival versions of a mechanism are
  forms, drawn like any assumption: ${n.forms} are open.
- **Emergence.** Sizes, spread and ends of crises, requests and deployments come out of the parts. What follows from a declared sign does not count as
  found: ${n.free} of ${n.quantities} coefficients and numbers may have either sign, and [verdicts](verdicts.md) tell what is written in from what is not.
- **Adaptation and objectives.** Actors choose by utilities with named considerations, once in a while and when something happens. People go out and home by pulls and risk.
- **Learning.** Within a crisis nobody learns but from its news. Between crises beliefs about the guarantor follow cases in three rival ways, one of them not at all.
- **Prediction.** Actors look twelve hours ahead along the last day's trend.
- **Sensing.** Through a late and noisy picture of five quantities; frames, votes and captured outsiders are public.
- **Interaction.** Through crowds that are seen, force at crowds, public signs of survival, requests and votes.
- **Stochasticity.** Keyed, not streamed: each draw is named by seed, world, replicate, purpose (${n.streams} of them), place and time, so that a changed decision
  reshuffles nothing else ([randomness.md](randomness.md)).
- **Collectives.** Strata, services, the council: each as a count or a rule, not as persons.
- **Observation.** What is compared with a record is what would have been seen and reported, with its lags and errors.`;

export const INITIALISATION = (
  n: Counts,
): string => `A world is the scenario with everything unknown drawn once: ${n.quantities} quantities and ${n.forms} open forms of the mechanisms, ${n.assumed} of
them assumed, and the scenario's own ranges. Worlds whose streets would ignite without any shock are rejected and counted. A run begins calm: everybody quiet, all
staff loyal, all ground held, force standing where it stands in calm times, the expectation of survival at its calm level. Input over time is the scenario's
shocks, and what an experimenter imposes.`;

export const SUBMODELS = (n: Counts): string =>
  `${n.mechanisms} mechanisms, each one file in \`src/model\` with its test. Equations and departures are the declared ones.`;
