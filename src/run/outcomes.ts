// What is asked of a run, read off it; when it is known, and how far a run must be followed for it. What is read: src/model/outcomes.ts.
import type { Asked } from "../model/asked.ts";
import { YEAR, yesNo } from "../model/kit/outcome.ts";
import { NEVER } from "../model/kit/state.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import { AT_A_MOMENT, OUTCOME, OUTCOME_NAMES, type OutcomeName, type ReadAround } from "../model/outcomes.ts";
import { YEAR as MEAN_YEAR } from "../model/region.ts";
import { FOLLOWED } from "../world/compile.ts";
import { askedUnrest, membersBelief, regionCrises } from "./region.ts";
import type { Run } from "./run.ts";

/** What later crises of the states around come to, which are runs of their own. */
const AROUND: Readonly<Record<ReadAround, (run: Run) => number>> = {
  regionUnrest: (run) => yesNo(regionCrises(run, MEAN_YEAR).length > 0),
  regionFramed: (run) => yesNo(regionCrises(run, MEAN_YEAR).some((c) => c.member && c.framed)),
  regionRequested: (run) => yesNo(regionCrises(run, MEAN_YEAR).some((c) => c.requested)),
  regionDeployed: (run) => yesNo(regionCrises(run, MEAN_YEAR).some((c) => c.deployed)),
  secondDeployment: (run) => yesNo(regionCrises(run, 3 * MEAN_YEAR).some((c) => c.deployed)),
  memberBelief: (run) => membersBelief(run, "come"),
  memberBeliefStay: (run) => membersBelief(run, "stay"),
  askedUnrest,
};

/** Outcomes that are known only when a run is followed beyond its horizon; NaN where it was not followed far enough. */
export const FOLLOWED_OUTCOMES: ReadonlySet<OutcomeName> = new Set(
  OUTCOME_NAMES.filter((name) => OUTCOME[name].follow !== undefined),
);

/**
 * Day to whose end a run is followed beyond its horizon by follow.ts for this outcome, read `from` a tick on; null where it is read
 * within the horizon or needs the street.
 */
export function followedTo(asked: Asked, from: number, days: number): number | null {
  if (asked.kind === "whole") {
    const { follow } = OUTCOME[asked.text];
    return follow === undefined ? null : follow === "year" ? YEAR : FOLLOWED;
  }
  if (asked.kind === "members" || AT_A_MOMENT[asked.name].slow === undefined) return null;
  const day = Math.ceil(from / TICKS_PER_DAY + asked.days);
  return day > days ? day : null;
}

/** 0 for a member that does not vote, and so sends none. */
const arrivals = ({ world, state }: Run, members: readonly string[]): number =>
  yesNo(
    members.every((id) => {
      const m = world.members.findIndex((member) => member.id === id);
      return m >= 0 && state.memberArrived[m] !== NEVER;
    }),
  );

/** Value of an outcome in a run so far; of one at a moment, its value now. */
export function outcomeOf(run: Run, asked: Asked): number {
  if (asked.kind === "moment") return AT_A_MOMENT[asked.name].read(run);
  if (asked.kind === "members") return arrivals(run, asked.members);
  const { read, came } = OUTCOME[asked.text];
  if (asked.came && came) return yesNo(came(run));
  return read ? read(run) : AROUND[asked.text as ReadAround](run);
}

/** Whether nothing that can still happen would change this outcome. */
export function isSettled(run: Run, asked: Asked): boolean {
  if (asked.kind === "moment") return false;
  if (asked.kind === "members") return arrivals(run, asked.members) === 1;
  const { settled, lasting } = OUTCOME[asked.text];
  return settled ? settled(run) : lasting && outcomeOf(run, asked) === 1;
}
