// Epstein's lattice, agent-steps a second: every agent's turn in a tick counts one, citizens in jail and cops among them, as in the figures
// of other programs. Set B on 40 × 40 by Mesa's procedure, one thread, building the lattice left out. Beside it the same in C, where there
// is a compiler.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Epstein, MESA, SET_B } from "../examples/classics/epstein.ts";
import { runKey } from "../src/core/keyed.ts";

const SEEDS = 6;
const TICKS = 1000;

/** Nanoseconds of processor time an agent-step. */
function ours(): number {
  let [steps, micros] = [0, 0];
  for (let seed = 0; seed < SEEDS; seed++) {
    const model = new Epstein({ ...MESA, ...SET_B }, runKey(seed, 0, 0));
    const from = process.cpuUsage();
    for (let t = 0; t < TICKS; t++) model.tick();
    const { user, system } = process.cpuUsage(from);
    micros += user + system;
    steps += model.agents * TICKS;
  }
  return (1000 * micros) / steps;
}

/** The same of the C program; null without a compiler. */
function inC(passes: number): number | null {
  const folder = mkdtempSync(join(tmpdir(), "precedent-lattice-"));
  try {
    const program = join(folder, "lattice");
    execFileSync("gcc", ["-O2", "-o", program, fileURLToPath(new URL("lattice.c", import.meta.url)), "-lm"], {
      stdio: "pipe",
    });
    let least = Infinity;
    for (let i = 0; i < passes; i++) {
      let [steps, seconds] = [0, 0];
      for (let seed = 1; seed <= SEEDS; seed++) {
        const [s = NaN, time = NaN] = execFileSync(program, [String(TICKS), String(seed)], { encoding: "utf8" })
          .split(" ")
          .map(Number);
        steps += s;
        seconds += time;
      }
      least = Math.min(least, (1e9 * seconds) / steps);
    }
    return least;
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nanoseconds an agent-step: the least of so many passes. */
export function latticeNs(passes: number): { readonly ours: number; readonly c: number | null } {
  ours();
  return { ours: Math.min(...Array.from({ length: passes }, ours)), c: inC(passes) };
}
