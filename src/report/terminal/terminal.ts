// The ledger as text for a terminal: what was put in, what the model says before any claim, the claims, the placebos, what it took.
import type { ClaimResult, TestReport } from "../../claims/result.ts";
import { plain, wrap } from "./lines.ts";
import { count, isNumber, NBSP, number, percent } from "../words/numbers.ts";
import { placeboSentence } from "../words/placebos.ts";
import { sheet, type Sheet, type TerminalOptions } from "./sheet.ts";
import { priorLines } from "./terminalPrior.ts";
import { glanceLines } from "./terminalGlance.ts";
import { testLines } from "./terminalOneTest.ts";
import { COMPUTING_ERROR, factsLine, grouped, NOT_A_FORECAST, tally } from "../words/words.ts";

/** The whole ledger, prior predictive first, ending in a line break. No line is wider than `columns` (or 40). */
export function ledgerText(report: TestReport, options: TerminalOptions): string {
  const s = sheet(options);
  const { groups, placebos } = grouped(report.claims);
  const lines = [
    ...header(report, s),
    "",
    ...priorLines(report, s),
    "",
    ...glanceLines(report, s),
    ...groups.flatMap(({ group, claims }) => [
      ...wrap(s.paint.bold(plain(group).toUpperCase()), s.columns),
      ...claims.flatMap((claim) => [...claimLines(report, claim, s), ""]),
    ]),
    ...(placebos.length > 0 ? placeboLines(report, placebos, s) : []),
    ...footer(report, s, options.page),
  ];
  return `${lines.join("\n")}\n`;
}

function header(report: TestReport, s: Sheet): string[] {
  const claims = report.claims.filter((c) => c.placebo === "").length;
  const placebos = report.claims.length - claims;
  const of = `${count(claims)} ${claims === 1 ? "claim" : "claims"}${placebos > 0 ? `, ${placebos} ${placebos === 1 ? "placebo" : "placebos"}` : ""}`;
  return [
    ...wrap(s.paint.bold(`Precedent · ${plain(report.scenario.title)}`) + ` · ${of}`, s.columns),
    ...wrap(factsLine(report), s.columns),
    ...wrap(s.paint.dim(NOT_A_FORECAST), s.columns),
  ];
}

function claimLines(report: TestReport, claim: ClaimResult, s: Sheet): string[] {
  const id = plain(claim.id);
  return [
    ...wrap(plain(claim.text), s.columns, `  ${s.paint.bold(id)}  `, " ".repeat(Math.min(id.length + 4, 12))),
    ...claim.tests.flatMap((test) => testLines(report, test, s)),
  ];
}

function placeboLines(report: TestReport, placebos: readonly ClaimResult[], s: Sheet): string[] {
  return [
    s.paint.bold("PLACEBOS"),
    ...wrap("Claims that must come out a certain way if the machinery works.", s.columns, "  "),
    ...placebos.flatMap((claim) => [
      ...claimLines(report, claim, s),
      ...wrap(placeboSentence(claim), s.columns, "    as it must?  ", "      "),
      "",
    ]),
  ];
}

function footer(report: TestReport, s: Sheet, page: string | undefined): string[] {
  const { timing } = report;
  const saved =
    timing.slotsSaved + timing.slotsSimulated > 0 ? timing.slotsSaved / (timing.slotsSaved + timing.slotsSimulated) : 0;
  const sum = tally(report.claims);
  const put = (text: string, label: string): string[] => wrap(text, s.columns, label.padEnd(10), " ".repeat(10));
  return [
    ...(sum === "" ? [] : put(sum, "verdicts")),
    ...put(levelSentence(report), "intervals"),
    ...(report.absent.length > 0 ? put(absentText(report), "left out") : []),
    ...put(
      `${count(timing.runs)} runs and ${count(timing.forks)} forks in ${number(timing.seconds)}${NBSP}s on ${count(timing.workers)} ${timing.workers === 1 ? "worker" : "workers"}; forking saved ${percent(saved)} of the steps; ${count(timing.peakMemoryMiB)}${NBSP}MiB at most`,
      "took",
    ),
    ...put(plain(report.command), "again"),
    ...(page === undefined || page === "" ? [] : put(plain(page), "report")),
  ];
}

/** What the intervals mean, with how sure each is. */
export function levelSentence(report: TestReport): string {
  const levels = report.claims.flatMap((c) => c.tests.flatMap((t) => (t.share ? [t.share.level] : [])));
  const [first] = levels;
  const level = isNumber(first)
    ? ` Each holds at ${percent(first)}, so that all of them together hold at about 95${NBSP}%.`
    : "";
  return `${COMPUTING_ERROR}: more runs would narrow it, and it says nothing about whether the model is right.${level}`;
}

export const absentText = (report: TestReport): string =>
  report.absent.map((a) => `${plain(a.name)} (instead: ${plain(a.instead)})`).join("; ");
