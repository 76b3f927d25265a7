// `npm run build`: bundles everything from src/core to src/report for a browser, with the packages it uses. It fails where Node has
// crept in, which proves that the engine can run in a page; dist/precedent.js is that bundle.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { PURE } from "./direction.ts";

const root = join(import.meta.dirname, "..");

const options = {
  bundle: true,
  platform: "browser",
  format: "esm",
  target: "es2024",
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
try {
  const stdin = { contents, resolveDir: root, sourcefile: "every pure file" };
  const whole = await build({ ...options, stdin, write: false });
  console.log(`${files.length} files bundle for a browser: ${kilobytes(whole.outputFiles[0]?.contents.length ?? 0)}`);
  const entry = ["src/browser.ts", "src/index.ts"].find((path) => existsSync(join(root, path)));
  if (entry !== undefined) {
    const made = await build({ ...options, entryPoints: [entry], outfile: "dist/precedent.js", metafile: true });
    console.log(
      `dist/precedent.js: ${kilobytes(made.metafile.outputs["dist/precedent.js"]?.bytes ?? 0)} from ${entry}`,
    );
  }
} catch {
  // esbuild has said what is wrong and where.
  process.exit(1);
}
