// docs/outcomes.md: every outcome that a claim may name, every quantity at a moment, every moment of a condition and what a record may
// hold, from where they are declared.
import type { OutcomeDeclared } from "../../src/model/kit/outcome.ts";
import type { Outcome, Observable } from "../../src/model/outcomes.ts";
import { table } from "./table.ts";

interface Declared {
  readonly outcomes: readonly (Outcome & Pick<OutcomeDeclared, "by" | "lasting" | "settled" | "follow" | "around">)[];
  /** Of events, by kind. */
  readonly labels: Readonly<Record<string, string>>;
  readonly also: ReadonlyMap<string, string>;
  readonly timed: readonly (Outcome & { readonly slow?: true })[];
  readonly observables: readonly Observable[];
  /** Days for which a force is followed from the scenario's start. */
  readonly followed: number;
}

const HEAD = `# Outcomes

Made from what the mechanisms declare by \`npm run docs -- --write\`; do not edit. How claims ask for them: [writing a scenario](scenarios.md#claimsyaml).

## Of a whole run

Taken from the scenario's start to its horizon unless the last column says otherwise. Outcomes of unit yes/no are compared as probabilities.
\`precedent explain --of NAME\` says what one needed; where the log has an event by which it happens, the column *event* names it.
`;

function read({ lasting, settled, follow, around }: Declared["outcomes"][number], followed: number): string {
  if (follow === "force") return `on day ${followed}`;
  if (follow === "year") return "on day 365";
  if (around !== undefined) return `over ${around === 1 ? "the year" : `the ${around} years`} after the horizon`;
  return lasting || settled ? "when it happens" : "at the horizon";
}

const event = ({ unit, by }: Declared["outcomes"][number], labels: Declared["labels"]): string =>
  unit !== "yes/no" ? "" : "noEvent" in by ? `none: ${by.noEvent}` : (labels[by[0]] as string);

/** Outcomes that may also be called by other words. */
const called = (also: Declared["also"]): string =>
  [...also].map(([word, name]) => `\`${word}\` for \`${name}\``).join(", ");

const row = ({ name, label, unit, meaning }: Outcome): string[] => [`\`${name}\``, label, unit, meaning];

/** The page. */
export function outcomesPage({ outcomes, labels, also, timed, observables, followed }: Declared): string {
  return [
    HEAD,
    table(
      ["name", "in tables", "unit", "meaning", "event", "read"],
      outcomes.map((o) => [...row(o), event(o, labels), read(o, followed)]),
    ),
    `
The words that conditions and the record use, and some nouns, may be written too: ${called(also)}. Results name the outcome as it stands in the table.

## At a moment

Some days after the arms part, or after the start: \`people at +3 d\`. Those that go on after a crisis may be asked up to a year on.
`,
    table(
      ["name", "in tables", "unit", "meaning", "beyond the horizon"],
      timed.map((o) => [...row(o), o.slow ? "yes" : "no"]),
    ),
    `
## Contingents and spread

- \`arrived.ISL\`: the contingent of this member comes; \`arrived.ISL+KEY\`: those of all of these come.
- \`spread of NAME\`, where NAME has the unit share: how far two futures of one world lie apart in it, on average. A contrast or a trend may ask for it.

## What a record may hold

The same things as they are seen and reported, not as they are.
`,
    table(
      ["name", "unit", "meaning"],
      observables.map((o) => [`\`${o.name}\``, o.unit, o.meaning]),
    ),
  ].join("\n");
}
