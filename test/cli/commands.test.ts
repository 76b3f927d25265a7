// What holds for every command, asked of the table of commands: help and examples, what is refused, and what is printed as JSON.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Command, Line } from "../../src/cli/command.ts";
import { COMMANDS, parser } from "../../src/cli/commands.ts";
import { sources } from "../repository/files.ts";
import { BRIEF, RIVALS } from "../scenario/small.ts";
import { precedent, ROOT, session, SHIPPED } from "./command.ts";
import { againstSchema, expectOneDocument } from "./oneDocument.ts";

/** Driven by what a scenario says, a terminal would turn red, forget its title and read from right to left. */
const HOSTILE = String.raw`\e[31m\e]0;x\a\u009b2J\u202e\u2066\u2028`;

let root = "";
let hostile = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "precedent-commands-"));
  hostile = join(root, "hostile");
  await mkdir(join(hostile, "rivals"), { recursive: true });
  for (const [file, text] of Object.entries({ ...BRIEF, ...RIVALS }))
    await writeFile(
      join(hostile, file),
      text
        .replace(/^C1:/m, "C11:") // what examples ask for
        .replace("title: A small crisis", `title: "A small crisis${HOSTILE}"`)
        .replace("name: price of bread", `name: "bread${HOSTILE}"`)
        .replace(/^( *)text: ([\w ]+\.)$/gm, `$1text: "$2${HOSTILE}"`)
        .replace(/^title: ([\w ]+)$/gm, `title: "$1${HOSTILE}"`)
        .replace("north,North", `north,"North\u001b[31m\u202e"`)
        .replace(/why: a guess/g, `why: "a guess${HOSTILE}"`),
    );
  await writeFile(join(root, "file"), "");
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Words of a command line as a shell takes them apart. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

/** An example of the hostile scenario, which ends sooner. */
const ofHostile = (line: readonly string[]): string[] =>
  line.map((word) => (word === SHIPPED ? hostile : word.replace("2022-01-20", "2022-01-08")));

/** A command's own first example. */
const example = ({ examples }: Command): string[] => ofHostile(words(examples[0] ?? ""));

async function read(args: readonly string[]): Promise<{ command: Command; line: Line } | undefined> {
  let found: { command: Command; line: Line } | undefined;
  await parser(
    async (command, line) => void (found = { command, line }),
    () => undefined,
  ).parseAsync(args, { from: "user" });
  return found;
}

/** Files that are loaded with this one, before anything in them asks for more. */
async function loadedWith(path: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(path)) return found;
  found.add(path);
  const text = await readFile(path, "utf8");
  for (const [, from = ""] of text.matchAll(/^(?:import|export)(?! type)[^;]*? from "(\.[^"]+\.ts)"/gm))
    await loadedWith(join(dirname(path), from), found);
  return found;
}

const named = COMMANDS.map((command) => [command.name, command] as const);
const having = (option: string) => named.filter(([, { options }]) => option in options);

describe("help", () => {
  test("lists every command, once", () => {
    const list = parser(
      async () => undefined,
      () => undefined,
    ).helpInformation();
    expect(new Set(COMMANDS.map((c) => c.name)).size).toBe(COMMANDS.length);
    for (const { name, description } of COMMANDS) {
      expect(list).toMatch(new RegExp(`^  ${name} `, "m"));
      expect(list.replace(/\s+/g, " ")).toContain(description);
    }
  });

  test.each(named)("%s: every option that is not hidden, and examples that can be read", async (name, command) => {
    const program = parser(
      async () => undefined,
      () => undefined,
    );
    let help = "";
    program.commands
      .find((c) => c.name() === name)
      ?.configureOutput({ writeOut: (text) => (help += text) })
      .outputHelp();
    for (const [option, { hidden }] of Object.entries(command.options))
      expect(new RegExp(`^  --${option}\\b`, "m").test(help), option).toBe(hidden !== true);
    expect(command.examples[0]).toMatch(new RegExp(`^${name}\\b`));
    for (const line of command.examples) {
      expect(help).toContain(`  precedent ${line}\n`);
      const asked = await read(words(line));
      expect(asked?.command.name).toBe(words(line)[0]);
      expect(Object.keys(asked?.line.options ?? {})).toEqual(Object.keys(asked?.command.options ?? {}));
    }
  });

  test("loads no model: a command's code is there only when it is used", async () => {
    const loaded = [...(await loadedWith(join(ROOT, "src/cli/main.ts")))].map((file) => relative(ROOT, file));
    expect(loaded).toContain("src/cli/compare.ts");
    expect(
      loaded.filter(
        (file) => /^src\/(model|world|run|analysis|claims|node)\//.test(file) && !["src/node/shipped.ts", "src/node/processes.ts"].includes(file), // prettier-ignore
      ),
    ).toEqual([]);
    expect(loaded.length).toBeLessThan(48);
  });
});

describe("exit 2", () => {
  const inTurn = session();
  test.each(named)("%s: an unknown option", async (_, command) => {
    const ended = await inTurn([...example(command), "--frobnicate"]);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(ended.err).toContain("unknown option '--frobnicate'");
  });

  test.each(having("out"))("%s: a folder that cannot be, before any run", async (name, command) => {
    const line = command.examples.map(words).find((w) => w[0] === name && w.includes("--out"));
    const ended = await inTurn([...(line ? ofHostile(line) : example(command)), "--out", join(root, "file/x")]);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    // nothing before it: no stage was begun
    expect(ended.err).toMatch(/^error cannot write to .* a part of its path is a file/);
  });
});

test("an output that is not as its schema has it is found", () => {
  expect(againstSchema("new", { format: 1, folder: "a", files: [] })).toEqual([]);
  expect(againstSchema("new", { format: 1, folder: "a" })).toHaveLength(1);
  expect(againstSchema("new", { format: 1, folder: "a", files: [], more: 1 })).toHaveLength(1);
  expect(againstSchema("check", { format: 1, problems: [{}], more: false })).not.toEqual([]);
});

/** What makes an example short enough for a test, where fewer worlds alone do not. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  drivers: ["--worlds", "2000", "--assumptions", "4"],
  explain: [],
  compare: ["--variant", "stern", "--worlds", "10", "--futures", "1"],
};

/** Whose answers have numbers and names of the model's own, and nothing that an author wrote. */
const WORDLESS: ReadonlySet<string> = new Set(["run", "new", "help", "completion"]);
/** Commands whose work is long or rests on other work, so that the document is looked at where their other answers are. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  classics: "classics.test.ts",
  fit: "fit.test.ts",
  results: "store.test.ts",
  verify: "verify.test.ts",
  worker: "queue.deep.ts",
  merge: "../node/store/shard.test.ts",
};

describe("--json", () => {
  test.each(having("json").filter(([name]) => !(name in ELSEWHERE)))(
    "%s: one document that drives no terminal, and nothing on the error stream",
    async (name, command) => {
      const short = SHORT[name] ?? ("worlds" in command.options ? ["--worlds", "40"] : []);
      // a budget by its name gives way to fewer worlds
      const line = example(command).filter((word) => word !== "--quick");
      const ended = await precedent([...line, ...short, "--json"], name === "new" ? { folder: root } : {});
      expectOneDocument(name, ended, !WORDLESS.has(name));
    },
  );
  test.each(Object.entries(ELSEWHERE))("%s: in %s", async (_, file) => {
    expect(await readFile(join(import.meta.dirname, file), "utf8")).toMatch(/^ +expectOneDocument\(/m);
  });
});

/** Sources in which this stands. */
const where = (what: RegExp): string[] =>
  sources()
    .filter(({ text }) => what.test(text))
    .map(({ path }) => path);

describe("one way out", () => {
  test("only one file reaches the terminal", () => {
    expect(where(/process\.std|console\.|["']node:tty["']|\/dev\/(?:tty|std)|["'](?:node:)?process["']/)).toEqual([
      "src/cli/streams.ts",
    ]);
  });
  test("only what writes results, and what keeps them, changes what is on disk", () => {
    const changing =
      /\b(?:writeFile|appendFile|createWriteStream|rename|mkdir|mkdtemp|copyFile|rm|rmdir|unlink|symlink|link)(?:Sync)?\b[^;]*from "(?:node:)?fs/;
    expect(where(changing).toSorted()).toEqual(["src/cli/outFolder.ts", "src/node/store/folder.ts"]);
    expect(
      where(/import \* as|import \w+ from "(?:node:)?fs/).filter((path) => /src\/(?:cli|node)/.test(path)),
    ).toEqual([]);
  });
  test("JSON of answers is made in one place", () => {
    expect(where(/JSON\.stringify/).filter((path) => /^src\/cli|command\.ts$/.test(path))).toEqual([]);
  });
});
