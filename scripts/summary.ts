// Counting checks and saying what came of them. A test that was skipped is one this machine could not run: it is named, and in CI,
// where everything must be there, it is a failure.

import type { Program } from "./machine.ts";

export interface Part {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Full names of the tests that were not run. */
  readonly skipped: readonly string[];
  readonly seconds: number;
  /** The files that took longest, slowest first. */
  readonly slowest?: readonly { readonly file: string; readonly seconds: number }[];
}

/** The part of vitest's JSON report that is read here. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Milliseconds since the epoch. */
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Passed, failed and skipped tests. A file that breaks before its tests, or an error outside them, counts as one failure. */
export function countTests(
  report: VitestReport,
  status: number,
): { passed: number; failed: number; skipped: string[] } {
  let passed = 0;
  let failed = 0;
  const skipped: string[] = [];
  for (const file of report.testResults) {
    let failedHere = 0;
    for (const test of file.assertionResults) {
      if (test.status === "passed") passed++;
      else if (test.status === "failed") failedHere++;
      else skipped.push(test.fullName);
    }
    if (file.status === "failed" && failedHere === 0) failedHere = 1;
    failed += failedHere;
  }
  if (status !== 0 && failed === 0) failed = 1;
  return { passed, failed, skipped };
}

/** The `count` files that took longest, slowest first, named from `root` on. */
export function slowest(report: VitestReport, root: string, count: number): { file: string; seconds: number }[] {
  return report.testResults
    .map(({ name, startTime, endTime }) => ({
      file: name.startsWith(root) ? name.slice(root.length).replace(/^[/\\]/, "") : name,
      seconds: (endTime - startTime) / 1000,
    }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, count);
}

/** What counts as failed: what failed, in CI also what could not run. */
export function failures(parts: readonly Part[], ci: boolean): number {
  return parts.reduce((sum, part) => sum + part.failed + (ci ? part.skipped.length : 0), 0);
}

/** What is said of a program that is not there. */
const MISSING: Readonly<Record<Program, string>> = {
  chromium: "no Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to its path",
  gcc: "no C compiler: install gcc",
  redis: "no Redis: install it (Debian: apt-get install redis-server)",
  postgres: "no Postgres: install it (Debian: apt-get install postgresql)",
};

/** The closing lines of `npm test`. */
export function summary(
  parts: readonly Part[],
  ci: boolean,
  has: Readonly<Record<Program, string | undefined>>,
): string {
  const lines = parts.map((part) => {
    const failed = part.failed > 0 ? `, ${part.failed} FAILED` : "";
    const skipped = part.skipped.length > 0 ? `, ${part.skipped.length} not run` : "";
    return `  ${part.name.padEnd(7)} ${part.passed} passed${failed}${skipped}  (${part.seconds.toFixed(1)} s)`;
  });
  const slow = parts.flatMap((part) => part.slowest ?? []);
  if (slow.length > 0) {
    lines.push(`  slowest files`);
    lines.push(...slow.map(({ file, seconds }) => `    ${seconds.toFixed(1).padStart(6)} s  ${file}`));
  }
  const skipped = parts.flatMap((part) => part.skipped);
  if (skipped.length > 0) {
    lines.push(`  ${skipped.length} could not run on this machine${ci ? ": a failure in CI" : ""}`);
    for (const [program, remedy] of Object.entries(MISSING))
      if (has[program as Program] === undefined) lines.push(`    ${remedy}`);
    lines.push(...skipped.map((name) => `    - ${name}`));
  }
  const failed = failures(parts, ci);
  return `\n${lines.join("\n")}\n  ${failed === 0 ? "All passed." : `${failed} failed.`}\n`;
}
