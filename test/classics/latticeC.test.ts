// The C program that the bench measures beside the lattice does the same work: the same model in distribution.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { machine } from "../../scripts/machine.ts";
import { activeByTick, MESA, SET_B } from "../../examples/classics/epstein.ts";
import { runKey } from "../../src/core/keyed.ts";
import { kolmogorovSmirnov, welch } from "../model/twoSample.ts";

const [RUNS, TICKS] = [80, 150];

test.skipIf(!machine.gcc)("mean active of 80 runs each: means and distributions at 1 in 10,000", () => {
  const folder = mkdtempSync(join(tmpdir(), "precedent-lattice-"));
  try {
    const program = join(folder, "lattice");
    const source = join(import.meta.dirname, "../../bench/lattice.c");
    execFileSync(machine.gcc as string, ["-O2", "-Wall", "-Werror", "-o", program, source, "-lm"]);
    const inC = Array.from({ length: RUNS }, (_, i) =>
      Number(execFileSync(program, [String(TICKS), String(i + 1)], { encoding: "utf8" }).split(" ")[2]),
    );
    const here = Array.from({ length: RUNS }, (_, i) => {
      const active = activeByTick({ ...MESA, ...SET_B }, runKey(9, 0, i), TICKS);
      return active.reduce((s, x) => s + x, 0) / TICKS;
    });
    expect(Math.min(...inC)).toBeGreaterThan(1);
    expect(Math.abs(welch(here, inC))).toBeLessThan(3.9);
    expect(kolmogorovSmirnov(here, inC)).toBeGreaterThan(1e-4);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
