// `npm run bench`: how long things take, as ratios to a loop timed in the same process.
//   --quick            fewer worlds and passes
//   --json             the figures as JSON, as bench/baseline.json holds them
//   --steps            instead, which steps of the schedule the time goes to
//   --ledgers          instead, whole ledgers: what they say when, and what they take (ten minutes)
//   --store            instead, what keeping results costs and saves
//   --compare [FILE]   beside the baseline; exit code 1 where something takes more than twice as long as there
// Targets are shown and never fail: a machine may be slow. Only a gross regression does, and only when it is found twice.
import { existsSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { table, worse } from "./compare.ts";
import { ledgers } from "./ledgers.ts";
import type { Measured } from "./measured.ts";
import { FULL, measures, QUICK } from "./measures.ts";
import { referenceMs } from "./reference.ts";
import { stepTable } from "./steps.ts";
import { storeFigures } from "./store.ts";

const BASELINE = fileURLToPath(new URL("baseline.json", import.meta.url));

interface Options {
  readonly quick: boolean;
  readonly json: boolean;
  readonly steps: boolean;
  readonly ledgers: boolean;
  readonly store: boolean;
  readonly compare: string | null;
}

function optionsOf(args: readonly string[]): Options | null {
  let [quick, json, steps, ledgers, store] = [false, false, false, false, false];
  let compare: string | null = null;
  for (let i = 0; i < args.length; i++) {
    const next = args[i + 1];
    if (args[i] === "--quick") quick = true;
    else if (args[i] === "--json") json = true;
    else if (args[i] === "--steps") steps = true;
    else if (args[i] === "--ledgers") ledgers = true;
    else if (args[i] === "--store") store = true;
    else if (args[i] === "--compare")
      compare = next === undefined || next.startsWith("--") ? BASELINE : (args[++i] as string);
    else return null;
  }
  return { quick, json, steps, ledgers, store, compare };
}

const options = optionsOf(process.argv.slice(2));
if (!options) {
  console.error("usage: npm run bench -- [--quick] [--json] [--steps] [--ledgers] [--store] [--compare [FILE]]");
  process.exit(2);
}
if (options.compare !== null && !existsSync(options.compare)) {
  console.error(`there is no file "${options.compare}" to compare with`);
  process.exit(2);
}
const baseline =
  options.compare === null
    ? null
    : (JSON.parse(readFileSync(options.compare, "utf8")) as { measures: Measured[] }).measures;

if (options.store) {
  console.log(await storeFigures(options.quick ? 100 : 200));
  process.exit(0);
}
if (options.steps) {
  console.log(await stepTable(options.quick ? 100 : 400));
  process.exit(0);
}

const effort = options.quick ? QUICK : FULL;
const load = loadavg()[0] as number;
const say = (id: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${id} …`);
};
let found: readonly Measured[] = options.ledgers ? await ledgers(say) : await measures(effort, say);
if (baseline) {
  // something else may have been running: what looks like a regression is measured again
  for (const { id } of worse(found, baseline)) {
    const again = await measures(effort, say, id);
    found = found.map((m) => {
      const second = again.find((a) => a.id === m.id);
      return second && second.ratio < m.ratio ? second : m;
    });
  }
}
say("\r");
const reference = referenceMs();
if (options.json) {
  console.log(JSON.stringify({ format: 1, node: process.versions.node, load, reference, measures: found }, null, 2));
} else {
  console.log(table(found, baseline));
  console.log(
    `\nReference loop: ${reference.toFixed(2)} ms. Load when it began: ${load.toFixed(1)}. Node ${process.versions.node}.`,
  );
}
const regressions = baseline ? worse(found, baseline) : [];
for (const { label, factor } of regressions)
  console.error(`${label}: ${factor.toFixed(1)} times worse than the baseline`);
process.exit(regressions.length > 0 ? 1 : 0);
