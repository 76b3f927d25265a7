// One compiled world as a table: what the assumptions come to, place by place.
import type { Checked } from "../../questions/check/check.ts";
import { padded, plain, width, wrap } from "./lines.ts";
import { count } from "../words/numbers.ts";

/** Ends in a line break. */
export function worldText(checked: Checked, columns: number): string {
  const { world } = checked;
  const names = Math.min(24, Math.max(...world.places.map((p) => width(plain(p.name)))));
  const right = (text: string, room: number): string => " ".repeat(Math.max(0, room - width(text))) + text;
  const line = (cells: readonly string[]): string =>
    `  ${padded(cells[0] ?? "", names)}${cells
      .slice(1)
      .map((c) => right(c, 11))
      .join("")}`;
  return [
    "",
    ...wrap(
      `World 0 of seed ${world.seed}, as compiled: one draw of everything above. Sub-steps of 3 h: ${world.subSteps}. Gain of a calm street on itself ${world.calmGain.toFixed(3)} (rejected from 0.5).`,
      columns,
    ),
    line(["place", "people", "can be moved", "staff", "weight", "shock σ"]),
    ...world.places.map((p) =>
      line([
        plain(p.name),
        count(p.people),
        count(p.pool),
        count(Math.round(p.staff)),
        p.weight.toFixed(3),
        p.shock.toFixed(2),
      ]),
    ),
    "",
    ...wrap(
      `${checked.claims} claims with ${checked.tests} tests, ${checked.record} entries of record, ${checked.cases} cases${checked.rivals > 0 ? `, ${checked.rivals} rival explanations` : ""}. Nothing was run.`,
      columns,
    ),
    "",
  ].join("\n");
}
