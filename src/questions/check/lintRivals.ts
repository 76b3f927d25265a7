// Remarks on rival explanations: what switching off cannot change, and the same remarks on their claims as on the ledger's own.
import type { Locator } from "../../scenario/read/locate.ts";
import type { Problem } from "../../scenario/problems/problem.ts";
import type { Rival, Scenario } from "../../scenario/scenario.ts";
import { warnings } from "../../scenario/problems/warnings.ts";
import { isIdle, type Column } from "../../world/assumptions.ts";
import type { Remark } from "./remark.ts";

const fileOf = (rival: Rival): string => `rivals/${rival.id}.yaml`;

export function idleConsiderations(
  { rivals }: Scenario,
  columns: readonly Column[],
  where: Locator,
  remark: Remark,
): void {
  for (const rival of rivals)
    for (const { set, to } of rival.considerations)
      if (isIdle(columns, set, to)) {
        const span = where.key(fileOf(rival), ["considerations", set]);
        remark(fileOf(rival), span, warnings.idle(set));
      }
}

/** Remarks on the explanations' claims, which are placed in claims.yaml, at their places in the explanations' files. */
export function placedInRivals(where: Locator, remark: Remark): { readonly where: Locator; readonly remark: Remark } {
  let file = "";
  return {
    where: {
      ...where,
      key: (_, [id, ...rest], part) => {
        const [rival = "", claim = ""] = String(id).split("/");
        file = `rivals/${rival}.yaml`;
        return where.key(file, ["claims", claim, ...rest], part);
      },
    },
    remark: (_: Problem["file"], span, text) => remark(file, span, text),
  };
}
