// Nothing computed twice: an executor around an executor. What is in the store is taken from there, what is missing is computed and kept
// before it counts as done. Pieces of runs are taken apart (parts.ts), so that only missing parts are computed; designs and agreement with a
// record are kept whole, as all of a piece is asked at once.
import type { AgreementExecutor, AgreementJob, AgreementResult } from "../../run/agreement.ts";
import type { Executor } from "../../run/ensemble.ts";
import type { PointExecutor, PointJob, PointResult } from "../../run/points.ts";
import { rowLength } from "../../run/row.ts";
import type { Job, JobResult } from "../../run/work.ts";
import type { Compiler } from "../../world/compile.ts";
import { inputsOf } from "../../world/inputs.ts";
import { canonical, digest } from "./canonical.ts";
import { arraysOf, bytesOf, decoded, encoded, type Contents, type Fault, type Head } from "./file.ts";
import type { Kind, StoreFolder } from "./folder.ts";
import { pieceName, scenarioName, type Work } from "./key.ts";
import { cut, fits, jobFor, joinedParts, partsOf, sharedBy, type Counts, type Kept, type Part } from "./parts.ts";
import { resultsVersion } from "./version.ts";

export interface Executors {
  readonly execute: Executor;
  readonly executePoints: PointExecutor;
  readonly executeAgreement: AgreementExecutor;
}

/** What is told of a store while it is used. */
export interface Told {
  /** A file that is not believed, or a store that can't be written to, in a sentence. */
  readonly tell: (sentence: string) => void;
  /** That a result can't be kept any more: whoever relies on the store stops. */
  readonly full?: (error: NodeJS.ErrnoException) => void;
}

/** Digits of a piece's file: of what its parts share, and of which parts it has. */
const SHARED = 40;
const OWN = 16;
const ENDING: Readonly<Record<Kind, string>> = {
  pieces: ".piece",
  answers: ".answer",
  inputs: ".json",
  versions: ".json",
  shards: ".json",
};
/** Files that are told by name; of further ones how many. */
const NAMED = 5;

const NO_COUNTS: Counts = { runs: 0, forks: 0, ticks: 0, saved: 0 };

/** Pieces taken from the store, computed in part, and computed whole. */
export interface Use {
  readonly taken: number;
  readonly completed: number;
  readonly computed: number;
}

export class Store {
  readonly folder: StoreFolder;
  readonly #told: Told;
  readonly #use = { taken: 0, completed: 0, computed: 0 };
  readonly #described = new Set<string>();
  /** Files of pieces that were taken or kept so far. */
  readonly pieces = new Set<string>();
  #disbelieved = 0;
  /** Whether nothing more is written: it was tried and could not be. */
  #broken = false;

  constructor(folder: StoreFolder, told: Told) {
    this.folder = folder;
    this.#told = told;
  }

  get use(): Use {
    return this.#use;
  }

  /** An answer that was there whole is as if all of it were one piece. */
  tookAnswer(): void {
    this.#use.taken++;
  }

  /** How many files were not believed. */
  get disbelieved(): number {
    return this.#disbelieved;
  }

  /** The same work, by way of the store. */
  around(compiled: Compiler, executors: Executors): Executors {
    return {
      execute: (job) => this.#runs(compiled, job, executors.execute),
      executePoints: (job) => this.#whole(compiled, "points", job, executors.executePoints, pointLengths(job)),
      executeAgreement: (job) =>
        this.#whole(compiled, "agreement", job, executors.executeAgreement, agreementLengths(job)),
    };
  }

  /** What a file holds that is believed. Null where there is none, or what is there is told of. `name`: of the file. */
  async opened(kind: Kind, name: string, is: (head: Head) => boolean): Promise<Contents | null> {
    const bytes = await this.#bytes(kind, name);
    if (!bytes) return null;
    const contents = decoded(bytes);
    if ("fault" in contents) return this.#disbelieve(name, contents);
    if (name === `${contents.head.name}${ENDING[kind]}` && is(contents.head)) return contents;
    return this.#disbelieve(name, `is another's: it was made for "${contents.head.name}"`);
  }

  /** The same, as arrays by part. */
  async #arrays(
    name: string,
    is: (head: Head) => boolean,
  ): Promise<{ head: Head; arrays: ReadonlyMap<string, readonly Kept[]> } | null> {
    const contents = await this.opened("pieces", name, is);
    if (!contents) return null;
    const arrays = arraysOf(contents);
    return arrays ? { head: contents.head, arrays } : this.#disbelieve(name, { fault: "changed" });
  }

  /** What can't be read is as if it were not there. */
  async #bytes(kind: Kind, name: string): Promise<Buffer | null> {
    try {
      return await this.folder.read(kind, name);
    } catch (error) {
      this.#disbelieve(name, `can't be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
      return null;
    }
  }

  /** Says that a file is not believed, by its name. */
  #disbelieve(name: string, why: Fault | string): null {
    const words =
      typeof why === "string"
        ? why
        : why.fault === "newer"
          ? `has format ${why.format}, of a newer Precedent`
          : { "cut short": "is cut short", changed: "was changed since it was written", "none of ours": "is no file of the store" }[why.fault]; // prettier-ignore
    if (this.#disbelieved++ < NAMED)
      this.#told.tell(`"${name}" in the store ${words}; it is not used, and computed anew`);
    return null;
  }

  /** Keeps a file under the name that its head gives. */
  keepAs(kind: Kind, contents: Contents): Promise<void> {
    return this.keep(kind, `${contents.head.name}${ENDING[kind]}`, encoded(contents));
  }

  /** Keeps a file. Where that can't be, it is told once and nothing more is written. */
  async keep(kind: Kind, name: string, bytes: string | Uint8Array): Promise<void> {
    if (this.folder.sealed || this.#broken) return;
    try {
      await this.folder.write(kind, name, bytes);
      if (kind === "pieces") this.pieces.add(name);
    } catch (error) {
      if (this.#broken) return;
      this.#broken = true;
      if (this.#told.full) this.#told.full(error as NodeJS.ErrnoException);
    }
  }

  async #runs(compiled: Compiler, job: Job, execute: Executor): Promise<JobResult> {
    const { version } = resultsVersion();
    const scenario = scenarioName(compiled, job.plan.width);
    const asks = sharedBy(job);
    const shared = digest(`runs\n${version}\n${scenario}\n`, canonical(asks)).slice(0, SHARED);
    const parts = partsOf(job);
    const known = new Map<string, readonly Kept[]>();
    const counts = { ...NO_COUNTS };
    const seen = compiled.scenario.places.length * compiled.scenario.days;
    const take = async (name: string): Promise<void> => {
      const file = await this.#arrays(name, (head) => head.kind === "runs" && head.name.startsWith(shared));
      if (!file) return;
      const [worlds] = file.arrays.get("worlds") ?? [];
      if (!worlds) return;
      const sizes = { accepted: Array.from(worlds), row: rowLength(compiled.scenario.days), seen };
      let used = false;
      for (const part of parts) {
        const own = file.arrays.get(part.name);
        if (!own || known.has(part.name)) continue;
        if (!fits(job, part, own, sizes)) {
          this.#disbelieve(name, "holds numbers of another shape");
          return;
        }
        known.set(part.name, own);
        used = true;
      }
      if (!used) return;
      addCounts(counts, file.head.counts);
      this.pieces.add(name);
    };
    const missing = (part: Part): boolean => !known.has(part.name);
    const exact = nameOf(shared, parts);
    await take(exact);
    if (parts.some(missing))
      for (const name of await this.folder.named(shared)) if (name !== exact && parts.some(missing)) await take(name);
    const rest = jobFor(job, parts, missing);
    if (!rest) {
      this.#use.taken++;
      return joinedParts(job, known, seen, counts);
    }
    const whole = known.size === 0;
    const result = await execute(whole ? job : rest);
    const computed = cut(whole ? job : rest, result);
    this.#use[whole ? "computed" : "completed"]++;
    await this.#describe(compiled, job);
    const own = partsOf(whole ? job : rest);
    await this.keep(
      "pieces",
      nameOf(shared, own),
      encodedArrays({ name: nameOf(shared, own).slice(0, -ENDING.pieces.length), scenario, version, kind: "runs", asks: plainly(asks), counts: countsOf(result) }, computed), // prettier-ignore
    );
    if (whole) return result;
    for (const [name, numbers] of computed) if (!known.has(name)) known.set(name, numbers);
    addCounts(counts, result);
    return joinedParts(job, known, seen, counts);
  }

  async #whole<J extends Work, R extends { readonly ticks: number }>(
    compiled: Compiler,
    kind: "points" | "agreement",
    job: J,
    execute: (job: J) => Promise<R>,
    lengths: Lengths<R>,
  ): Promise<R> {
    const { version } = resultsVersion();
    const name = pieceName(compiled, version, job).slice(0, SHARED);
    const fields = Object.entries<number>(lengths);
    const file = await this.#arrays(`${name}${ENDING.pieces}`, (head) => head.kind === kind);
    if (file) {
      const kept = fields.map(([field, length]) => {
        const [array] = file.arrays.get(field) ?? [];
        return array?.length === length ? ([field, array] as const) : null;
      });
      if (kept.every((own) => own !== null)) {
        this.#use.taken++;
        return { ...Object.fromEntries(kept), ticks: file.head.counts["ticks"] ?? 0 } as unknown as R;
      }
      this.#disbelieve(`${name}${ENDING.pieces}`, "holds numbers of another shape");
    }
    const result = await execute(job);
    this.#use.computed++;
    await this.#describe(compiled, job);
    const head = { name, scenario: scenarioName(compiled, job.plan.width), version, kind, asks: { plan: plainly(job.plan) }, counts: { ticks: result.ticks } }; // prettier-ignore
    const numbers = new Map(fields.map(([field]) => [field, [result[field as keyof R] as unknown as Kept]] as const));
    await this.keep("pieces", `${name}${ENDING.pieces}`, encodedArrays(head, numbers));
    return result;
  }

  /** Keeps once what a scenario and a version are made of, so that what differs can be told later. */
  async #describe(compiled: Compiler, { plan }: Work): Promise<void> {
    const scenario = scenarioName(compiled, plan.width);
    const { version, parts } = resultsVersion();
    const { id, title } = compiled.scenario;
    const about = [
      ["inputs", scenario, { id, title, width: plan.width, inputs: inputsOf(compiled, plan.width) }],
      ["versions", version, { parts }],
    ] as const;
    for (const [kind, name, what] of about) {
      if (this.#described.has(name)) continue;
      this.#described.add(name);
      await this.keep(kind, `${name}.json`, `${JSON.stringify(what)}\n`);
    }
  }
}

const nameOf = (shared: string, parts: readonly Part[]): string =>
  `${shared}-${digest(
    parts
      .map((p) => p.name)
      .toSorted()
      .join("\n"),
  ).slice(0, OWN)}${ENDING.pieces}`;

/** As a file's head says it: large arrays by their digest. */
const plainly = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, field: unknown) => (ArrayBuffer.isView(field) ? canonical(field) : field === Infinity ? "all" : field)), // prettier-ignore
  );

function encodedArrays(head: Omit<Head, "parts">, numbers: ReadonlyMap<string, readonly Kept[]>): Buffer {
  const parts = [...numbers].map(([name, arrays]): Head["parts"][number] => ({
    name,
    arrays: arrays.map((a) => [a instanceof Float64Array ? "f64" : "u8", a.length]),
  }));
  return encoded({ head: { ...head, parts }, body: bytesOf([...numbers.values()].flat()) });
}

const countsOf = ({ runs, forks, ticks, saved }: Counts): Counts => ({ runs, forks, ticks, saved });

function addCounts(to: { runs: number; forks: number; ticks: number; saved: number }, of: Partial<Counts>): void {
  for (const name of Object.keys(NO_COUNTS) as (keyof Counts)[]) to[name] += of[name] ?? 0;
}

/** By field of a result that is an array, its length: a field that is forgotten does not compile. */
type Lengths<R> = { readonly [K in Exclude<keyof R, "ticks">]-?: number };

const pointLengths = ({ luck, arms }: PointJob): Lengths<PointResult> => ({
  values: luck.length * arms.length,
  calm: luck.length,
});

function agreementLengths({ least, later, reports, doubts }: AgreementJob): Lengths<AgreementResult> {
  const n = least.length;
  const doubted = doubts === true ? n * reports.length : 0;
  return {
    logLikelihood: n,
    laterDensity: n * later.length,
    laterDrawn: n * later.length,
    wrong: doubted,
    shown: doubted,
  };
}
