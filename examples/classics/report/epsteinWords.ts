// Epstein's claims and their verdicts in words, for the terminal and the page.
import type { Judgement } from "../structuralVerdict.ts";
import { CLEARLY, EXPLOSIVE, type Structure, type StructureResult } from "../epsteinLoss.ts";
import type { EpsteinReport } from "../classics.ts";
import { count, percent } from "../../../src/report/words/numbers.ts";

export const ROUNDING: Readonly<Record<Structure["rounding"], string>> = {
  floor: "rounded down",
  halfEven: "rounded",
  none: "not rounded",
};
const PROCEDURE: Readonly<Record<Structure["procedure"], string>> = { netlogo: "NetLogo", mesa: "Mesa" };
export const PROCEDURES = Object.entries(PROCEDURE);
const FORM: Readonly<Record<string, string>> = {
  rounding: "how cops per active citizen is rounded",
  cops: "how many cops there are",
  procedure: "whose procedure is followed",
};

export const structureWords = ({ procedure, rounding, cops }: Structure): string =>
  `${PROCEDURE[procedure]}, ${ROUNDING[rounding]}, cops on ${percent(cops)} of sites`;

export interface ToldClaim {
  readonly id: string;
  readonly text: string;
  readonly judgement: Judgement;
  /** Sentences: what was found, what stays open, and how it stands when the bar is moved. */
  readonly finding: string;
  readonly open: string;
  readonly moved: string;
}

const tally = ({ yes, no, open }: Judgement): string =>
  `${[yes > 0 ? `yes in ${yes}` : "", no > 0 ? `no in ${no}` : "", open > 0 ? `too close to say in ${open}` : ""]
    .filter((part) => part !== "")
    .join(", ")} of ${yes + no + open} versions`;

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join("; ")} and ${parts.at(-1) ?? ""}`;

const hinge = ({ on }: Judgement): string =>
  on.length === 0 ? "" : ` It hinges on ${listed(on.map((name) => FORM[name] ?? name))}.`;

/** Where runs of the same version differ so much that more of them would be needed; "" where nowhere. */
function openSentence(report: EpsteinReport, answer: (s: StructureResult) => string): string {
  const open = report.structures.filter((s) => answer(s) === "open");
  return open.length === 0
    ? ""
    : `Too close to say, as runs of the same version differ: ${listed(open.map((s) => structureWords(s.structure)))}.`;
}

export function toldClaims(report: EpsteinReport): readonly ToldClaim[] {
  const { beats, clearly, explosive, explosiveAt } = report;
  return [
    {
      id: "E1",
      text: "A sudden loss of legitimacy brings more people out at its height than the same loss spread over time.",
      judgement: beats,
      finding: `On average over runs the sudden loss reaches the greater height: ${tally(beats)}.${hinge(beats)}`,
      open: openSentence(report, (s) => s.beats),
      moved: `Asked for a height at least ${percent(CLEARLY - 1)} greater: ${clearly.verdict}, ${tally(clearly)}.${hinge(clearly)}`,
    },
    {
      id: "E2",
      text: `And it is explosive: at its height at least ${percent(EXPLOSIVE)} of all citizens are active, in at least half of the runs.`,
      judgement: explosive,
      finding: `${capital(tally(explosive))}.${hinge(explosive)}`,
      open: openSentence(report, (s) => s.explodes),
      moved: `The bar is ours. ${explosiveAt.map(({ share, judgement }) => `At ${percent(share)}: ${judgement.verdict}, ${tally(judgement)}`).join(". ")}.`,
    },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What the intervals are. */
export const intervalNote = (report: EpsteinReport): string =>
  `${count(report.runs)} runs of each version, both losses under the same draws. Intervals hold for all ${report.structures.length} versions together at 95 %; they are computing error, not evidence about any state.`;
