// What is told of lost sites: the largest city's airport is not its main site a second time, and a place is named once a day.
import { expect, test } from "vitest";
import { control } from "../../src/model/street/control.ts";

type Lost = (typeof control.events)["site lost"];
type Event = Parameters<Lost["said"]>[0];
type Teller = Parameters<Lost["said"]>[1];
const teller = {
  place: (d: number) => ["Port", "Hill"][d] ?? "",
  chance: (x: number) => `${Math.round(100 * x)} %`,
  listed: (words: readonly string[]) => words.join(" and "),
} as unknown as Teller;
const lost = (site: number, place: number): Event => ({ place, values: { site, control: 0.4 } }) as unknown as Event;
const told = control.events["site lost"];

test("the second site of a city is its airport", () => {
  expect(told.said(lost(0, 0), teller)).toContain("the main site is lost");
  expect(told.said(lost(2, 0), teller)).toContain("the airport is lost");
});

test("of a day each place is named once", () => {
  const sentence = told.together?.([lost(0, 0), lost(1, 1), lost(2, 0)], teller) ?? "";
  expect(sentence).toContain("sites in 2 places, one of them the airport, are lost: Port and Hill.");
  expect(told.together?.([lost(0, 0), lost(1, 1)], teller)).toContain(
    "the main sites of 2 places are lost: Port and Hill.",
  );
});
