// Runs of a store as one table for other programs: a row a run, as Parquet or CSV. Only what this code made, whose columns are known.
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { NEVER } from "../../model/kit/state.ts";
import { csv, type Cell } from "../../report/data/csv.ts";
import { DATES, SCALARS } from "../../run/row.ts";
import type { Plan } from "../../world/compile.ts";
import { arraysOf } from "./file.ts";
import { wholeFile, type StoreFolder } from "./folder.ts";
import { looked } from "./contents.ts";
import { resultsVersion } from "./version.ts";

/** What a run is told apart by; then what a row has of it. */
const NAMES = ["scenario", "seed", "width", "shocked", "given", "world", "replicate"] as const;
export const COLUMNS: readonly string[] = [...NAMES, ...SCALARS];
/** Columns of text, of yes or no, and the dates: empty where a thing never happened. */
const TEXTS: readonly string[] = ["scenario", "given"];
const DATED: ReadonlySet<string> = new Set<string>([...DATES, "longFallen"]);

/** Rows that are written at once; a row group of Parquet. */
const AT_ONCE = 50_000;

type Row = readonly Cell[];

/** Every run once, in the order of the files. */
async function* rows(folder: StoreFolder, progress: (done: number, of: number) => void): AsyncGenerator<Row[]> {
  const { version } = resultsVersion();
  const seen = new Map<string, Set<string>>();
  for await (const { contents } of looked(folder, "pieces", progress)) {
    if (contents?.head.kind !== "runs" || contents.head.version !== version) continue;
    const { plan, replicates } = contents.head.asks as { readonly plan: Plan; readonly replicates: readonly [number, number] }; // prettier-ignore
    const arrays = arraysOf(contents);
    const [accepted] = arrays?.get("worlds") ?? [];
    const [values] = arrays?.get("rows") ?? [];
    if (!accepted || !values) continue;
    const known = `${contents.head.scenario} ${JSON.stringify(plan)}`;
    const own = seen.get(known) ?? new Set<string>();
    seen.set(known, own);
    const [first, end] = replicates;
    const length = values.length / (accepted.length * (end - first));
    const found: Row[] = [];
    Array.from(accepted).forEach((world, w) => {
      for (let replicate = first; replicate < end; replicate++) {
        // the same run may stand in two pieces
        if (own.has(`${world}.${replicate}`)) continue;
        own.add(`${world}.${replicate}`);
        const at = (w * (end - first) + replicate - first) * length;
        found.push([
          contents.head.scenario.slice(0, 16),
          plan.seed,
          plan.width,
          plan.shocked ? 1 : 0,
          plan.given === undefined ? "" : "record",
          world,
          replicate,
          ...SCALARS.map((name, i) => {
            const value = values[at + i] as number;
            return DATED.has(name) && value === NEVER ? null : value;
          }),
        ]);
      }
    });
    yield found;
  }
}

/** Writes the table; how many runs. Throws what the system says. `path` ends in .parquet or .csv. */
export async function exported(
  folder: StoreFolder,
  path: string,
  progress: (done: number, of: number) => void,
): Promise<number> {
  let runs = 0;
  await wholeFile(path, async (append) => {
    const into = path.endsWith(".parquet") ? parquet(append) : separated(append);
    let waiting: Row[] = [];
    for await (const some of rows(folder, progress)) {
      for (const row of some) waiting.push(row);
      if (waiting.length < AT_ONCE) continue;
      runs += waiting.length;
      await into.rows(waiting);
      waiting = [];
    }
    runs += waiting.length;
    await into.rows(waiting);
    await into.end();
  });
  return runs;
}

interface Into {
  readonly rows: (rows: readonly Row[]) => Promise<void>;
  readonly end: () => Promise<void>;
}

type Append = (bytes: string | Uint8Array) => Promise<void>;

function separated(append: Append): Into {
  let begun = false;
  return {
    rows: async (rows) => {
      const text = csv({ file: "", holds: "", columns: COLUMNS, rows });
      await append(begun ? text.slice(text.indexOf("\r\n") + 2) : text);
      begun = true;
    },
    end: () => Promise.resolve(),
  };
}

export function parquet(append: Append): Into {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: "runs", num_children: COLUMNS.length },
      ...COLUMNS.map((name) =>
        TEXTS.includes(name)
          ? ({ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" } as const)
          : ({ name, type: "DOUBLE", repetition_type: DATED.has(name) ? "OPTIONAL" : "REQUIRED" } as const),
      ),
    ],
    createdBy: "Precedent",
  });
  const flushed = async (): Promise<void> => {
    await append(new Uint8Array(writer.buffer.slice(0, writer.index)));
    // what was written before counts on in the writer's offset
    writer.index = 0;
  };
  return {
    rows: async (rows) => {
      if (rows.length === 0) return;
      await file.write({
        columnData: COLUMNS.map((name, i) => ({ name, data: rows.map((row) => row[i]) })),
        rowGroupSize: AT_ONCE * 2,
      });
      await flushed();
    },
    end: async () => {
      await file.finish();
      await flushed();
    },
  };
}
