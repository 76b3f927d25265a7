// What tipped a decision: the chosen option against doing nothing more, part by part, and the leaning that nothing explains.
import { CONSIDERATIONS, partsOf } from "../../model/kit/considerations.ts";
import type { Consideration, LoggedEvent } from "../../model/kit/events.ts";
import { chance, listed, logOdds } from "./spoken.ts";

/** What an option is measured against. */
const IDLE = ["hold", "observe", "object"];
/** Parts that weigh less than this are left out, log-odds. */
const WORTH_SAYING = 0.1;
const MOST = 3;

/** A sentence or two with a leading space, or nothing where the log doesn't say what was weighed. */
export function tippedBy(event: LoggedEvent, option: string): string {
  const chosen = event.considerations?.find((c) => c.option === option);
  if (!chosen) return "";
  const idle = event.considerations?.find((c) => IDLE.includes(c.option));
  const parts = partsOf(chosen.parts)
    .map(([name, weighed]) => ({ name, weight: weighed - (idle?.parts[name] ?? 0) }))
    .filter((p) => Math.abs(p.weight) >= WORTH_SAYING)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST);
  const said = (of: typeof parts): string => listed(of.map((p) => `${CONSIDERATIONS[p.name]} ${logOdds(p.weight)}`));
  const favour = parts.filter((p) => p.weight > 0);
  const doubt = parts.filter((p) => p.weight < 0);
  const spoke =
    favour.length > 0
      ? ` For it: ${said(favour)}.${doubt.length > 0 ? ` Against it: ${said(doubt)}.` : ""}`
      : doubt.length > 0
        ? ` Everything that weighed was against it: ${said(doubt)}.`
        : " Little weighed either way.";
  return `${spoke} ${leaning(chosen, idle)}`;
}

/** How likely the choice was on these alone, and which way the leaning went. */
function leaning(chosen: Consideration, idle: Consideration | undefined): string {
  const pull = chosen.shock - (idle?.shock ?? 0);
  const likely = `These reasons gave it a chance of ${chance(chosen.chance)} at that look`;
  if (Math.abs(pull) < WORTH_SAYING) return `${likely}.`;
  return pull > 0
    ? `${likely}; luck did the rest ${logOdds(pull)}.`
    : `${likely}; luck leaned the other way ${logOdds(pull)}.`;
}
