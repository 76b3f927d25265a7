// Where the numbers of an ensemble stand. What is kept once a run goes world by world, then replicate by replicate; the values of a plan go
// on from there: future by future, then treatment, arm and reading. Points of a design go row by row. Only this file knows: work.ts and its
// siblings write by it, everything else reads by it.
import { isAfterRequest } from "../scenario/conditions.ts";

/** As far as places depend on it, a job with what came of it (work.ts). */
export interface Laid {
  readonly job: {
    readonly replicates: readonly [number, number];
    readonly branches: readonly [number, number];
    readonly requests?: "noted" | "by chance";
    readonly contrasts: readonly {
      readonly given: string;
      readonly treatments: { readonly length: number };
      readonly arms: { readonly length: number };
      readonly readings: { readonly length: number };
    }[];
  };
  readonly result: { readonly accepted: readonly number[]; readonly values: readonly ArrayLike<number>[] };
}

/** One run of a world; `branch` is 0 for the run's own future. */
export interface FutureName {
  readonly world: number;
  readonly replicate: number;
  readonly branch: number;
  /** Whether its request is made by its chance (byChance.ts). */
  readonly byChance?: boolean | undefined;
}

/** world.replicate, ~ where the request is made by its chance, and .branch for another future. */
export const nameOf = ({ world, replicate, branch, byChance }: FutureName): string =>
  `${world}.${replicate}${byChance === true ? "~" : ""}${branch === 0 ? "" : `.${branch}`}`;

const counted = ([from, end]: readonly [number, number]): number[] =>
  Array.from({ length: Math.max(0, end - from) }, (_, i) => from + i);

function within(place: number, length: number, what: string): number {
  if (place >= 0 && place < length) return place;
  throw new RangeError(`nothing was read there: no such ${what}`);
}

/** The values of one plan of a job: what was read, by run, treatment, arm and reading. */
export class Readings {
  /** In the order of worlds, replicates and branches. A plan that starts with its runs has one future of each. */
  readonly worlds: readonly number[];
  readonly replicates: readonly number[];
  readonly branches: readonly number[];
  /** Whether its runs come to a request by its chance. */
  readonly byChance: boolean;
  readonly #values: ArrayLike<number>;
  readonly #places: ReadonlyMap<number, number>;
  readonly #treatments: number;
  readonly #arms: number;
  readonly #readings: number;

  /** Throws RangeError for a plan that the job does not have. */
  constructor({ job, result }: Laid, plan: number) {
    const shape = job.contrasts[plan];
    const values = result.values[plan];
    if (!shape || !values) throw new RangeError(`there is no plan ${plan}`);
    this.worlds = result.accepted;
    this.replicates = counted(job.replicates);
    this.branches = shape.given === "" ? job.branches.slice(0, 1) : counted(job.branches);
    this.byChance = job.requests === "by chance" && isAfterRequest(shape.given);
    this.#values = values;
    this.#places = new Map(result.accepted.map((world, place) => [world, place]));
    this.#treatments = shape.treatments.length;
    this.#arms = shape.arms.length;
    this.#readings = shape.readings.length;
  }

  /** Every future of every world, in order. */
  get futures(): readonly FutureName[] {
    return this.worlds.flatMap((world) =>
      this.replicates.flatMap((replicate) =>
        this.branches.map((branch) => ({ world, replicate, branch, ...(this.byChance ? { byChance: true } : {}) })),
      ),
    );
  }

  /**
   * What was read; NaN where the condition did not arise, or the plan did not ask for it. `world`, `replicate` and `branch` by their names,
   * the others by their places in the plan. Throws RangeError for what the job did not run.
   */
  of({ world, replicate, branch }: FutureName, treatment: number, arm: number, reading: number): number {
    let at = within(this.#places.get(world) ?? -1, this.worlds.length, "world");
    at =
      at * this.replicates.length + within(replicate - (this.replicates[0] ?? 0), this.replicates.length, "replicate");
    at = at * this.branches.length + within(branch - (this.branches[0] ?? 0), this.branches.length, "branch");
    at = at * this.#treatments + within(treatment, this.#treatments, "treatment");
    at = at * this.#arms + within(arm, this.#arms, "arm");
    at = at * this.#readings + within(reading, this.#readings, "reading");
    return this.#values[at] as number;
  }

  /** World by world the values of its futures that have one; none where the condition did not arise. */
  byWorld(treatment: number, arm: number, reading: number): readonly (readonly number[])[] {
    return this.worlds.map((world) =>
      this.replicates
        .flatMap((replicate) =>
          this.branches.map((branch) => this.of({ world, replicate, branch }, treatment, arm, reading)),
        )
        .filter((value) => !Number.isNaN(value)),
    );
  }
}

/** The values of one future as they are kept: by treatment, then arm, then reading. */
export const asKept = (read: readonly (readonly (readonly number[])[])[]): readonly number[] => read.flat().flat();

/** Rows of so many numbers each in one array, row after row: what workers are sent and send back. */
export class FlatRows<T extends Float64Array | Int32Array> {
  readonly values: T;
  readonly width: number;

  constructor(values: T, width: number) {
    this.values = values;
    this.width = width;
  }

  /** A view: what is written to it is written to the array. */
  row(n: number): T {
    return this.values.subarray(n * this.width, (n + 1) * this.width) as T;
  }

  /** Values of the rows of which this holds. */
  where(holds: (row: number) => boolean): T {
    return this.values.filter((_, i) => holds(Math.floor(i / this.width))) as T;
  }
}

/** Rows of equal length, as they are sent. */
export function flat(rows: readonly ArrayLike<number>[]): Float64Array {
  const all = new FlatRows(new Float64Array(rows.length * (rows[0]?.length ?? 0)), rows[0]?.length ?? 0);
  rows.forEach((row, n) => {
    all.row(n).set(row);
  });
  return all.values;
}

/** What is kept once a run, with the names of its runs, in order. */
export function byRun<T extends number>(
  { job, result }: { readonly job: Pick<Laid["job"], "replicates">; readonly result: Pick<Laid["result"], "accepted"> },
  kept: ArrayLike<T>,
): readonly { readonly world: number; readonly replicate: number; readonly value: T }[] {
  const replicates = counted(job.replicates);
  return result.accepted.flatMap((world, w) =>
    replicates.map((replicate, r) => ({ world, replicate, value: kept[w * replicates.length + r] as T })),
  );
}
