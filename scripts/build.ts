// `npm run build`: what the package ships, in dist. First everything from src/core to src/report is bundled for a browser, with the packages
// it uses: that fails where Node has crept in, which proves that the engine can run in a page. dist/browser.js is the library for pages;
// dist/src and dist/examples are the same files as here, as JavaScript with types and source maps.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { BUILT, versionsOf } from "../src/node/store/version.ts";
import { PURE } from "./direction.ts";

const root = join(import.meta.dirname, "..");

const options = {
  bundle: true,
  platform: "browser",
  format: "esm",
  target: "es2023",
  minify: true,
  logLevel: "warning",
  absWorkingDir: root,
} satisfies BuildOptions;

/** Paths of all files that must run in a browser. */
function pureFiles(): string[] {
  return PURE.filter((folder) => existsSync(join(root, "src", folder)))
    .flatMap((folder) =>
      readdirSync(join(root, "src", folder), { recursive: true, encoding: "utf8" }).map(
        (path) => `src/${folder}/${path}`,
      ),
    )
    .filter((path) => path.endsWith(".ts"))
    .map((path) => path.replaceAll("\\", "/"));
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

const files = pureFiles();
const contents = files.map((path, i) => `export * as m${i} from "./${path}";`).join("\n");
rmSync(join(root, "dist"), { recursive: true, force: true });
try {
  const stdin = { contents, resolveDir: root, sourcefile: "every pure file" };
  const whole = await build({ ...options, stdin, write: false });
  console.log(`${files.length} files bundle for a browser: ${kilobytes(whole.outputFiles[0]?.contents.length ?? 0)}`);
  const made = await build({ ...options, entryPoints: ["src/browser.ts"], outfile: "dist/browser.js", metafile: true });
  console.log(`dist/browser.js: ${kilobytes(made.metafile.outputs["dist/browser.js"]?.bytes ?? 0)}`);
} catch {
  // esbuild has said what is wrong and where.
  process.exit(1);
}
const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
// types keep their comments, which editors show; programs don't need theirs
for (const pass of ["--emitDeclarationOnly", "--removeComments --declaration false"]) {
  const args = [compiler, "-p", "tsconfig.build.json", ...pass.split(" ")];
  if (spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status !== 0) process.exit(1);
}
await takeIn();
writeFileSync(join(root, BUILT), JSON.stringify(versionsOf()));
console.log("dist/src: the package, for Node");

/**
 * Packages of which the build takes what is used into the package itself: an installation would bring hundreds of packages for one
 * function. Their names in the built files become paths.
 */
async function takeIn(): Promise<void> {
  const manifest = readFileSync(join(root, "scripts/repository/package.json"), "utf8");
  const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
  for (const name of Object.keys(dependencies)) {
    const file = `dist/taken/${name.split("/").at(-1)}.js`;
    const stdin = { contents: `export { default } from "${name}";`, resolveDir: root };
    await build({ ...options, stdin, outfile: file });
    for (const path of readdirSync(join(root, "dist/src"), { recursive: true, encoding: "utf8" })) {
      if (!path.endsWith(".js")) continue;
      const built = join(root, "dist/src", path);
      const text = readFileSync(built, "utf8");
      const from = relative(dirname(built), join(root, file)).replaceAll("\\", "/");
      if (text.includes(`"${name}"`)) writeFileSync(built, text.replaceAll(`from "${name}"`, `from "${from}"`));
    }
  }
}
