// Drivers in words, for terminal and page: values in their scale, shares that say when they can't be told from nothing, and what none of
// it can show.
import type { Discovered } from "../../analysis/boxes/discovery.ts";
import type { GroupMean } from "../../analysis/boxes/lowAndHigh.ts";
import type { Convergence, Index } from "../../analysis/sensitivity/sobol.ts";
import type { Drivers, Share } from "../../questions/drivers/driverResult.ts";
import { plain } from "../terminal/lines.ts";
import { count, NBSP, number, percent, signed, unitWord } from "./numbers.ts";

/** A value of the outcome as a reader sees it. */
export function valueText({ scale, unit }: Drivers["of"], value: number): string {
  if (scale === "yes/no") return percent(value);
  if (scale === "difference")
    return unit === "yes/no"
      ? `${signed(Math.round(1000 * value) / 10)}${NBSP}points`
      : `${signed(value)}${NBSP}${unitWord(unit)}`;
  if (scale === "ratio") return `${signed(Math.round(1000 * (Math.exp(value) - 1)) / 10)}${NBSP}%`;
  if (scale === "log") return count(10 ** value - 1);
  return `${number(value)}${unit === "" ? "" : NBSP + unitWord(unit)}`;
}

/** "11 % of worlds (9.7 % to 12 %)". */
export function meanText({ of, mean }: Drivers): string {
  const what = of.scale === "log" ? "typically " : of.scale === "yes/no" ? "" : "on average ";
  const whose = of.scale === "yes/no" ? ` of ${of.given === "" ? "worlds" : "crises"}` : "";
  return `${what}${valueText(of, mean.value)}${whose} (${valueText(of, mean.low)} to ${valueText(of, mean.high)})`;
}

/** "5.1 % (3 to 7 %)", or that it is not told from 0 and between what it lies. */
export function shareText(index: Index): string {
  const [low, high] = [index.low, index.high].map((x) => (Math.abs(x) < 0.0005 ? "0" : signedPercent(x)));
  if (index.value === 0 && index.high === 0) return "0 %: no run changed";
  return index.told ? `${percent(index.value)} (${low} to ${high} %)` : `not told from 0 (${low} to ${high} %)`;
}

const signedPercent = (x: number): string => percent(x).replace(`${NBSP}%`, "");

/** First order: from plain worlds where there is one, else from the design. */
export const alone = (share: Share): Index => share.byWorlds ?? share.first;

/** Alone and in all, in one line. */
export const shareLine = (share: Share): string => `alone ${shareText(alone(share))}; in all ${shareText(share.total)}`;

/** What luck's total means, or "". */
export function luckText({ shares }: Drivers): string {
  const luck = shares?.factors.find((f) => f.path === "luck");
  if (!luck) return "";
  if (luck.total.value === 0) return "Luck changed nothing in any run: the assumptions decide it alone.";
  if (!luck.total.told)
    return `What luck inside a world leaves of the variance, if every assumption were known exactly, is ${shareText(luck.total)}.`;
  return `If every assumption were known exactly, ${shareText(luck.total)} of the variance would still be left: luck inside a world, which no knowledge of these assumptions takes away.`;
}

/** Whether the shares have settled, and what it would take. */
export function convergenceText(c: Convergence): string {
  const settled = Math.max(c.widestFirst, c.widestTotal) <= c.rowsFor.width;
  const widest = `The widest interval is ${Math.round(100 * Math.max(c.widestFirst, c.widestTotal))} points wide at ${count(c.rows)} rows; from half of the rows to all of them no total moved by more than ${Math.round(100 * c.drift)} points; the largest keeps its place in ${percent(c.leaderStays)} of resamples.`;
  return settled
    ? `Settled: ${widest[0]?.toLowerCase()}${widest.slice(1)}`
    : `Not settled to ${Math.round(100 * c.rowsFor.width)} points: ${widest[0]?.toLowerCase()}${widest.slice(1)} About ${count(Math.ceil(c.rowsFor.rows / c.rows))} times the worlds would settle it.`;
}

/** "4.1 % in its lowest third, 22 % in its highest". */
export function lowHighText({ of }: Drivers, groups: readonly GroupMean[]): string {
  const thirds = groups[0]?.group === "lowest third";
  return groups
    .map((g) =>
      thirds ? `${valueText(of, g.mean)} in its ${plain(g.group)}` : `${valueText(of, g.mean)} with ${plain(g.group)}`,
    )
    .join(", ");
}

/** How many assumptions differ from low to high beyond luck. */
export function lowHighTold({ lowHigh }: Drivers): string {
  const told = lowHigh.filter((l) => l.told).length;
  const least = `more than the luckiest of ${count(lowHigh.length)} idle assumptions would`;
  if (told === 0) return `None of ${count(lowHigh.length)} assumptions differs from low to high by ${least}.`;
  return `${count(told)} of ${count(lowHigh.length)} ${told === 1 ? "assumption differs" : "assumptions differ"} by ${least}; the clearest stand first.`;
}

/** What a box or leaf covers and how often it is right, with what the words mean. */
export function boxNumbers(found: Discovered): string {
  const { precision, coverage } = found;
  return `Coverage ${percent(coverage)} of all that is looked for. Density ${percent(precision.heldOut)} inside, against ${percent(precision.outside)} outside (inside on the half that found it: ${percent(precision.train)}).`;
}

export function boxText({ where }: Drivers): string {
  if (where.share === 0 || where.share === 1)
    return `It is so in ${where.share === 0 ? "none" : "all"} of the worlds, so no box can be looked for.`;
  if (!where.box)
    return `No box of at most three conditions stands up on the half of the worlds that had no part in finding it: what is looked for (${percent(where.share)} of ${count(where.worlds)} worlds) is spread, or rests on more than three conditions, or comes down to luck, or there are too few worlds.`;
  return `Chiefly when ${where.boxText.map(plain).join(" and ")}.`;
}

export function leafText({ where }: Drivers): string {
  if (where.leaves.length < 2) return "A small tree finds nothing worth a cut.";
  if (!where.leaf)
    return `A small tree has ${where.leaves.length} leaves, but none with enough worlds to be measured on the other half.`;
  return `A small tree grown on the same half says: when ${where.leafText.map(plain).join(" and ")}. ${boxNumbers(where.leaf)}`;
}

/** How the work was spent. */
export function workText({ worlds, of }: Drivers): string {
  const left = `${percent(worlds.rejected / Math.max(1, worlds.all))} of the worlds were left out because their streets ignite without any shock`;
  if (worlds.arose)
    return `${count(worlds.plain)} worlds; "${of.given}" arose in ${count(worlds.arose.worlds)} of them, and each went on in ${worlds.arose.futures} futures. ${left}.`;
  return `${count(worlds.all)} worlds, one run each: ${count(worlds.plain)} drawn plainly, ${count(worlds.bases)} starts from which each assumption was moved alone, ${count(worlds.rows)} rows for the shares. ${left}.`;
}

export const SHARE_WORDS =
  "Alone: what would go if this one were known, on average over the others. In all: with what it does only together with others, so these overlap and add up to more than 100 %.";
export const BOX_WORDS =
  "Coverage: how much of what is looked for lies inside. Density: in how much of the inside it is so. Both were measured on worlds that had no part in finding the box; where there is none, one is said with a chance of about 1 %.";
export const CANNOT: readonly string[] = [
  "A share says what matters within the ranges that were given: a wider range gives a larger share. It says nothing of a range nobody drew from.",
  "It says how much, not which way, and not why; a cause of one run is another question.",
  "A box says where it happens in these ranges, on average over all that is not named. It need not be the only one.",
  "All of this is about the model. It is no forecast, and more worlds narrow only the computing error.",
];
