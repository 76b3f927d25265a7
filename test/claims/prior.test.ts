// Falls of a month are counted to day 30, whatever the horizon, and stand beside a base rate of a month only then.
import { expect, test } from "vitest";
import { Rows } from "../../src/questions/prior/bands.ts";
import { priorPredictive } from "../../src/questions/prior/prior.ts";
import type { PriorRow } from "../../src/claims/result.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { rowLength, scalarAt } from "../../src/run/row.ts";
import { steppe } from "../fixture/steppe.ts";

/** Deadly large crises that fall on these days. */
function rows(days: number, falls: readonly number[]): Rows {
  const data = new Float64Array(falls.length * rowLength(days));
  falls.forEach((at, i) => {
    const set = (name: Parameters<typeof scalarAt>[0], x: number): void => {
      data[i * rowLength(days) + scalarAt(name)] = x;
    };
    set("peakPeople", 20_000);
    set("deaths", 5);
    set("fallen", at < days ? at : NEVER);
    set("longFallen", at);
  });
  return new Rows(data, days);
}

const rate = (id: string) => ({ id, condition: id, per: "episodes", n: null, days: 30, rate: 0.05, low: null, high: null, source: "S", mark: "V", note: "" }); // prettier-ignore

function prior(days: number): Record<string, PriorRow> {
  const made = rows(days, [NEVER, 3, 12, 29, 31, 45, 80, 95]);
  const base = steppe(2, { baseRates: [rate("large-killings-exit-30"), rate("calm-exit-30")] });
  const scenario = { ...base, days };
  const seen = new Float64Array(scenario.places.length * days);
  const { rows: shocked, calm } = priorPredictive({ scenario, shocked: made, calm: made, seen, rejected: 0, drawn: 8 });
  return Object.fromEntries([...shocked, ...calm].map((r) => [r.id, r]));
}

test.each([
  [50, 5, 3, 30],
  [30, 3, 3, 30],
  [14, 2, 2, 14],
])("a horizon of %i days: %i fall within it, %i within %i days", (days, all, month, to) => {
  const of = prior(days);
  expect(of["fall"]).toMatchObject({ label: `incumbent falls within ${days} days`, n: 8 });
  expect(of["fall"]?.model?.value).toBe(all / 8);
  for (const id of ["large-killings-exit-30", "calm-exit-30"]) {
    expect(of[id]?.model?.value, id).toBe(month / 8);
    expect(of[id]?.label).toContain(`within ${to} days`);
    expect(of[id]?.record === null, id).toBe(days < 30);
    expect(of[id]?.absent !== "", id).toBe(days < 30);
  }
  expect(of["large-killings-exit-90"]?.model?.value).toBe(6 / 8);
});
