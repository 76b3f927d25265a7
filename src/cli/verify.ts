// `precedent verify`: a report's own command is given again, here, and what comes of it is set beside the report. Its command line is read
// as data: no shell sees it, and it can ask for nothing but a ledger.
import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { HOME } from "../node/shipped.ts";
import { json as toJson } from "../report/data/json.ts";
import { printable } from "../scenario/problems/problemText.ts";
import { shellWords } from "../scenario/shellWords.ts";
import { parseLine } from "./lineOf.ts";
import { command, together, type Line, type Question } from "./command.ts";
import { InputError } from "./inputError.ts";
import { json, kept, number, numberOrNone, text, workers } from "./options.ts";
import type { TestReport } from "../claims/result.ts";
import type { VerifyOutput } from "./outputs.ts";
import { testCommand } from "./test.ts";

/** Larger than any report. */
const LARGEST = 200_000_000;

const read = z.looseObject({
  format: z.literal(1),
  command: z.string().max(10_000),
  version: z.string().max(100),
  code: z.string().max(100).optional(),
  stopped: z.looseObject({}).optional(),
  scenario: z.looseObject({ hash: z.string(), runs: z.string().optional() }),
  claims: z.array(z.looseObject({ id: z.string() })).max(10_000),
});
type Report = z.infer<typeof read>;

export const verifyCommand = command({
  name: "verify",
  description: "rebuild every number of a ledger's report.json from scenario, seed and version, and say what differs",
  argument: { takes: "<report>", says: "report.json that precedent test wrote" },
  options: {
    scenario: text("<dir>", "the scenario's folder, where it is no longer as the report names it"),
    sample: numberOrNone("claims to rebuild, drawn by --seed, instead of all", 1, 10_000),
    seed: number("seed of which claims are drawn", 0, Number.MAX_SAFE_INTEGER, 1),
    workers,
    ...kept,
    json,
  },
  examples: ["verify out/kazakhstan-2022/report.json", "verify out/kazakhstan-2022/report.json --sample 3 --no-store"],
  note: "Ends with 1 where anything differs.",
  load: () =>
    together(
      import("../core/hash.ts"),
      import("../node/store/version.ts"),
      import("../questions/verify.ts"),
      import("../questions/version.ts"),
      import("../report/answers/verify.ts"),
    ),
  ask: async ({ argument: file, options, overview, commands }, code) => {
    const shown = printable(file).slice(0, 200);
    const report = await reportIn(file, shown);
    if (report.stopped) throw new InputError(`error "${shown}" is of a ledger that was stopped early; where depends on the machine, so it cannot be rebuilt`); // prettier-ignore
    const line = lineOf(report, shown);
    const ids = report.claims.map((c) => c.id);
    const some = options.sample !== undefined && options.sample < ids.length ? drawn(ids, options.sample, (id) => code.entityHash(`${options.seed} ${id}`)) : null; // prettier-ignore
    if (some && line.options["until-decided"] !== undefined) throw new InputError("error this report is of one claim; leave out --sample"); // prettier-ignore
    const question = await asked({
      argument: options.scenario ?? line.argument,
      options: { ...line.options, workers: options.workers, out: undefined, json: true, follow: false, ...(some ? { claim: some } : {}) }, // prettier-ignore
      overview,
      commands,
    });
    return {
      ...(question.stages ? { stages: question.stages } : {}),
      answer: async (life) => {
        const answer = await question.answer({ ...life, written: false, stands: () => undefined });
        // as it would stand in its file
        const rebuilt = JSON.parse(toJson(answer.json)) as TestReport;
        const compared = code.compareReports(report, rebuilt, some ? new Set(some) : null);
        const verified = {
          file,
          command: report.command,
          claims: some,
          made: { version: report.version, code: report.code ?? "" },
          here: { version: code.VERSION, code: code.resultsVersion().version },
          files: {
            same: report.scenario.hash === rebuilt.scenario.hash,
            sameWorlds: report.scenario.runs === undefined ? null : report.scenario.runs === rebuilt.scenario.runs,
          },
          changedIn: await changedSince(report.version),
          ...compared,
        };
        return {
          json: { format: 1, ...verified } satisfies VerifyOutput,
          document: code.verifyDocument(verified),
          code: compared.differs.length > 0 ? 1 : 0,
          stopped: answer.stopped && "the rebuilding was stopped, so not everything that differs would be found, and what differs may only be missing", // prettier-ignore
        };
      },
    };
  },
});

/** Throws InputError also where the scenario is no longer where the report says. */
async function asked(line: Line): Promise<Question> {
  try {
    return await testCommand.question(line);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`${error.message.trimEnd()}\n  The report was made of "${printable(line.argument).slice(0, 200)}"; give the folder with --scenario where it is another now.`, error.refused); // prettier-ignore
  }
}

/** Throws InputError for a file that cannot be read or is no report. */
async function reportIn(file: string, shown: string): Promise<Report> {
  const found = file.includes("\0") ? null : await stat(file).catch(() => null);
  // looked at before it is opened: a pipe would wait for a writer
  if (!found?.isFile() || found.size > LARGEST)
    throw new InputError(`error cannot read "${shown}"; verify needs a report.json that precedent test wrote`);
  const opened = await open(file);
  try {
    return read.parse(JSON.parse(await opened.readFile("utf8")));
  } catch {
    throw new InputError(`error "${shown}" is no report of precedent test; it writes report.json beside report.html`);
  } finally {
    await opened.close();
  }
}

/** The report's own command line, read. Throws InputError where it is none of a ledger. */
function lineOf({ command }: Report, shown: string) {
  const [program, verb, ...args] = shellWords(command) ?? [];
  const line = program === "precedent" && verb === "test" ? parseLine(testCommand, args) : null;
  if (!line)
    throw new InputError(`error "${shown}" names no command of precedent test that could be given again: "${printable(command).slice(0, 200)}"`); // prettier-ignore
  return line;
}

/** So many of the ids, by their lot, in their own order. */
function drawn(ids: readonly string[], n: number, lot: (id: string) => number): readonly string[] {
  const chosen = new Set([...ids].sort((a, b) => (lot(a) >>> 0) - (lot(b) >>> 0)).slice(0, n));
  return ids.filter((id) => chosen.has(id));
}

/** Versions after this one under which the changelog says that results change, oldest first; what is not released yet is "this version". */
async function changedSince(version: string): Promise<string[]> {
  const text = await readFile(join(HOME, "CHANGELOG.md"), "utf8").catch(() => "");
  const parts = text.split(/^## /m).slice(1);
  const own = parts.findIndex((part) => part.startsWith(version) || part.startsWith(`[${version}]`));
  return parts
    .slice(0, own < 0 ? parts.length : own)
    .filter((part) => part.includes("### Results change"))
    .map((part) =>
      part.startsWith("Unreleased")
        ? "changes that are not released yet"
        : (part.split(/[\s\]]/)[0] ?? "").replace("[", ""),
    ) // prettier-ignore
    .toReversed();
}
