// Tries inputs for a night: scenarios, command lines and posteriors, changed in every way of test/fuzz. Stops at the first that brings about
// what no input may, with the smallest such input. Usage: node scripts/fuzz.ts --inputs 100000 [--seed 1] [--to fuzz-failure.json]. An input's
// seed is --seed and its number: `--inputs 1 --seed N` tries it again.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { drawn, failureOf, type Failure } from "../test/fuzz/fuzz.ts";

/** Milliseconds after which an input is taken never to end. */
const HANGS = 120_000;
const EVERY = 10_000;

interface Asked {
  readonly from: number;
  readonly inputs: number;
  /** How many were tried. */
  readonly done: Int32Array;
}

/** Tries one after the other; in a thread of its own, so that one that never ends can be told. */
async function tryAll({ from, inputs, done }: Asked): Promise<Failure | null> {
  for (let k = 0; k < inputs; k++) {
    const failure = await failureOf(from + k);
    if (failure) return failure;
    Atomics.store(done, 0, k + 1);
  }
  return null;
}

function count(name: string, text: string, least: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least)
    throw new Error(`--${name} is a whole number from ${least} to 999999999`);
  return Number(text);
}

function minutes(milliseconds: number): string {
  return milliseconds < 90_000 ? `${Math.round(milliseconds / 1000)} s` : `${Math.round(milliseconds / 60_000)} min`;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      inputs: { type: "string", default: "100000" },
      seed: { type: "string", default: "1" },
      to: { type: "string", default: "fuzz-failure.json" },
    },
  });
  const inputs = count("inputs", values.inputs, 1);
  const from = count("seed", values.seed, 0);
  const done = new Int32Array(new SharedArrayBuffer(4));
  const began = performance.now();
  const tried = (): number => Atomics.load(done, 0);
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { from, inputs, done } satisfies Asked });
  const end = (failure: Failure | null): void => {
    clearInterval(watch);
    const spent = performance.now() - began;
    const each = tried() === 0 ? "" : `, ${(spent / tried()).toFixed(1)} ms each`;
    console.log(`${tried()} inputs in ${minutes(spent)}${each}`);
    if (failure) {
      writeFileSync(values.to, `${JSON.stringify(failure, null, 1)}\n`);
      console.log(`seed ${failure.seed}: ${failure.why}\nThe smallest such input is in ${values.to}.`);
      process.exitCode = 1;
    }
    void worker.terminate();
  };
  let last = { tried: 0, at: began, told: began };
  const watch = setInterval(() => {
    const now = performance.now();
    if (tried() !== last.tried) last = { ...last, tried: tried(), at: now };
    if (now - last.at > HANGS) {
      const seed = from + tried();
      end({ seed, why: `did not end within ${minutes(HANGS)}; not made smaller`, smallest: drawn(seed) });
    } else if (now - last.told > EVERY && tried() > 0) {
      last = { ...last, told: now };
      console.log(`${tried()} of ${inputs}, about ${minutes(((now - began) / tried()) * (inputs - tried()))} left`);
    }
  }, 500);
  worker.on("message", end);
  worker.on("error", (error) =>
    end({ seed: from + tried(), why: String(error.stack), smallest: drawn(from + tried()) }),
  );
}

if (isMainThread) main();
else parentPort?.postMessage(await tryAll(workerData as Asked));
