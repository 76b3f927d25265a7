// One compiled world as a table: what the assumptions come to, place by place.
import type { Checked } from "../../questions/check/check.ts";
import { table, text, type Block } from "../document.ts";
import { count } from "../words/numbers.ts";
import { counted } from "../../scenario/counted.ts";

export function worldBlocks({ world, claims, tests, record, cases, rivals }: Checked): Block[] {
  const right = ["people", "can be moved", "staff", "weight", "shock σ"].map((head) => ({
    head,
    align: "right" as const,
  }));
  return [
    text(
      `World 0 of seed ${world.seed}, as compiled: one draw of everything above. Sub-steps of 3 h: ${world.subSteps}. Gain of a calm street on itself ${world.calmGain.toFixed(3)} (rejected from 0.5).`,
    ),
    table(
      [{ head: "place" }, ...right],
      world.places.map((p) => ({
        cells: [
          p.name,
          count(p.people),
          count(p.pool),
          count(Math.round(p.staff)),
          p.weight.toFixed(3),
          p.shock.toFixed(2),
        ],
      })),
    ),
    text(
      `${counted(claims, "claim")} with ${counted(tests, "test")}, ${counted(record, "entry of record")}, ${counted(cases, "case")}${rivals > 0 ? `, ${counted(rivals, "rival explanation")}` : ""}. Nothing was run.`,
    ),
  ];
}
