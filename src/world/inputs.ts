// What runs can read of a scenario, and nothing else of it: results that are kept are named by this. Words, sources, claims and the record are
// no part of it. A test lets runs read a scenario that notes every field, and holds the two together.
import { mayAsk } from "../scenario/region.ts";
import type { Column } from "./assumptions.ts";
import type { Compiler } from "./compile.ts";

/** Plain data; by names that a reader knows, for a difference is told by them. */
export type Inputs = Readonly<Record<string, unknown>>;

/** `width`: factor on assumed ranges; only another than 1 asks which ranges are assumed. */
export function inputsOf({ scenario, assumptions, facts, voting }: Compiler, width = 1): Inputs {
  const { days, state, places, forces, factions, shocks, values, region } = scenario;
  return {
    days,
    state: { id: state.id, capital: state.capital, largest: state.largest },
    places: places.map(({ id, people, at }) => ({ id, people: people.value, at })),
    forces: forces.map((f) => f.id),
    factions: factions.map(({ id, former }) => ({ id, former })),
    shocks: shocks.map(({ id, from, source, relative }) => ({ id, from, source, places: Object.keys(relative) })),
    values: Object.keys(values),
    votes: voting.map((m) => m.id),
    region: region.map(({ id }) => ({ id, mayAsk: mayAsk(scenario, id) })),
    facts: Object.fromEntries(facts.map(({ path, value }) => [path, value])),
    assumptions: Object.fromEntries(assumptions.map((column) => [column.path, rangeOf(column, width)])),
    // the order in which a world given by its coordinates has them
    order: assumptions.map((column) => column.path),
  };
}

const rangeOf = (column: Column, width: number): unknown =>
  column.kind === "form"
    ? Object.entries(column.options)
    : {
        range: column.range,
        ...(column.fixed ? { fixed: true } : {}),
        ...(width === 1 ? {} : { assumed: column.source === "assumed", unit: column.unit }),
      };
