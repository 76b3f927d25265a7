// `npm run docs`: is what the documents say still true? Links lead somewhere, scripts and verbs exist, commands marked to be run end
// well, generated tables are what the code says. `-- --write` writes the tables; `-- --no-run` leaves out the commands.
// `-- --figures` instead runs what measured figures rest on, all or `--figures=fit,rivals`; `--figures=list` says what there is.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { documents } from "./docs/documents.ts";
import { GENERATED, generated } from "./docs/generated.ts";
import { brokenLinks } from "./docs/links.ts";
import { unknownCommands } from "./docs/names.ts";
import { runSnippets } from "./docs/snippets.ts";

const root = join(import.meta.dirname, "..");
// what a command says is made anew, and whoever checks the documents finds nothing of it in a store
process.env["PRECEDENT_STORE"] = "none";
const flags = new Set(process.argv.slice(2));
const unknown = [...flags].filter((flag) => !/^--(write|no-run|figures(=.*)?)$/.test(flag));
if (unknown.length > 0) {
  console.error(`unknown option ${unknown.join(" ")}: there are --write, --no-run and --figures`);
  process.exit(2);
}
const figures = [...flags].find((flag) => flag.startsWith("--figures"));
if (figures !== undefined) {
  const { figuresList, figuresNamed, renewFigures } = await import("./docs/figures.ts");
  const names = figures.split("=")[1]?.split(",") ?? [];
  if (names.includes("list")) console.log(figuresList());
  else {
    const failed = await renewFigures(figuresNamed(names), root);
    console.log("What is not written by itself stands in sentences: read them again beside what was printed.");
    process.exitCode = failed.length > 0 ? 1 : 0;
  }
  process.exit();
}

const problems: string[] = [];
for (const path of GENERATED) {
  const file = join(root, path);
  const wanted = await generated(path, root);
  const found = readFileSync(file, { encoding: "utf8", flag: "a+" });
  if (found === wanted) continue;
  if (flags.has("--write")) {
    writeFileSync(file, wanted);
    console.log(`written: ${path}`);
  } else problems.push(`${path}: not what the code says; run \`npm run docs -- --write\``);
}

const pages = documents(root);
problems.push(...pages.flatMap((page) => brokenLinks(page, pages, root)));
problems.push(...pages.flatMap((page) => unknownCommands(page, root)));
const run = flags.has("--no-run") ? { done: 0, problems: [] } : runSnippets(pages, root);
problems.push(...run.problems);

for (const problem of problems) console.error(problem);
console.log(`${pages.length} documents, ${run.done} command blocks run, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
