// Measured figures of the documents: which command gives each, where it stands, and about how long it takes. Tables that follow from the code
// are made by `-- --write`; what is here takes runs, and stands in sentences that a person has to read again.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { machine } from "../machine.ts";

const CLI = "src/cli/main.ts";
const FLAGSHIP = "scenarios/kazakhstan-2022";
/** Below the repository: what commands print, to be carried over. */
export const OUT = "out/figures";

export interface Figures {
  readonly name: string;
  /** Documents in which they stand. */
  readonly stands: readonly string[];
  readonly what: string;
  /** Arguments of Node, one run after the other. */
  readonly runs: readonly (readonly string[])[];
  /** About, on two free cores. */
  readonly minutes: number;
  /** What is written into the documents by itself, after the runs; the rest is carried over by hand from what was printed. */
  readonly write?: (root: string) => Promise<void>;
}

const fit = (until: string, ...more: readonly string[]): readonly string[] => [CLI, "fit", FLAGSHIP, "--until", until, ...more]; // prettier-ignore

export const FIGURES: readonly Figures[] = [
  {
    name: "ledger",
    stands: ["docs/ledger.png", "README.md", `${FLAGSHIP}/README.md`],
    what: "the picture of the report (written), what the README tells of the ledger",
    runs: [[CLI, "test", FLAGSHIP, "--out", `${OUT}/ledger`]],
    minutes: 15,
    write: picture,
  },
  {
    name: "rates",
    stands: ["docs/base-rates.md", "docs/repairs.md"],
    what: "how often things happen, beside the record, and what each repair changed alone (written)",
    runs: [["scripts/baseRates.ts", "--write"]],
    minutes: 4,
  },
  {
    name: "fit",
    stands: ["docs/fit.md"],
    what: "worlds given the record up to 5, 4 and 3 January, what they foresee",
    runs: [
      fit("2022-01-06T00:00+06:00", "--score", "2022-01-20T00:00+06:00"),
      fit("2022-01-06T00:00+06:00", "--score", "2022-01-20T00:00+06:00", "--seed", "2"),
      fit("2022-01-06T00:00+06:00", "--score", "2022-01-20T00:00+06:00", "--seed", "3"),
      fit("2022-01-05T00:00+06:00"),
      fit("2022-01-04T00:00+06:00"),
    ],
    minutes: 22,
  },
  {
    name: "rivals",
    stands: ["docs/rivals.md"],
    what: "what each explanation needs, which moves the decision, what would tell them apart",
    runs: [[CLI, "rivals", FLAGSHIP]],
    minutes: 2,
  },
  {
    name: "convergence",
    stands: ["docs/convergence.md"],
    what: "finer steps against the step that is used (written)",
    runs: [["bench/convergence.ts", "--write"]],
    minutes: 2,
  },
  {
    name: "performance",
    stands: ["docs/performance.md", "docs/classics.md"],
    what: "how long things take; only on an idle machine",
    runs: [["bench/bench.ts"], ["bench/bench.ts", "--steps"]],
    minutes: 5,
  },
  {
    name: "scale",
    stands: ["docs/limits.md"],
    what: "how time and memory grow with what a scenario holds (written)",
    runs: [["scripts/scale.ts", "--write"]],
    minutes: 6,
  },
];

/** The first screen of the ledger's page. */
async function picture(root: string): Promise<void> {
  if (!machine.chromium) throw new Error("the picture needs Chromium: install it, or name it in CHROMIUM");
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: machine.chromium, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 780 }, colorScheme: "light" });
    await page.goto(pathToFileURL(join(root, OUT, "ledger/report.html")).href);
    await page.screenshot({ path: join(root, "docs/ledger.png") });
  } finally {
    await browser.close();
  }
}

/** One line each: name, minutes, documents. */
export const figuresList = (all = FIGURES): string =>
  all.map((f) => `${f.name.padEnd(12)} about ${f.minutes} min  ${f.stands.join(", ")}: ${f.what}`).join("\n");

/** Figures of these names, all for none. Throws RangeError for a name that there is not. */
export function figuresNamed(names: readonly string[]): readonly Figures[] {
  const unknown = names.find((name) => !FIGURES.some((f) => f.name === name));
  if (unknown !== undefined)
    throw new RangeError(`there are no figures "${unknown}": there are ${FIGURES.map((f) => f.name).join(", ")}`);
  return FIGURES.filter((f) => names.length === 0 || names.includes(f.name));
}

/** Runs them one after the other; says of each what it did. Gives the names of those that failed. */
export async function renewFigures(all: readonly Figures[], root: string): Promise<string[]> {
  const failed: string[] = [];
  mkdirSync(join(root, OUT), { recursive: true });
  const at = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  for (const { name, runs, stands, write } of all) {
    const began = performance.now();
    const printed = runs.map((args) => {
      const { status, stdout } = spawnSync(process.execPath, args, {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"],
        maxBuffer: 1e8,
      });
      return { text: `node ${args.join(" ")}\n\n${stdout}`, status };
    });
    writeFileSync(join(root, OUT, `${name}.txt`), `At ${at}.\n\n${printed.map((p) => p.text).join("\n\n")}`);
    const well = printed.every((p) => p.status === 0);
    if (well) await write?.(root);
    else failed.push(name);
    console.log(
      `${name}: ${well ? "done" : "failed"} in ${Math.round((performance.now() - began) / 1000)} s; ${OUT}/${name}.txt, for ${stands.join(", ")}`,
    );
  }
  return failed;
}
