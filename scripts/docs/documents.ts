// The documents of the repository: every Markdown file outside installed and generated directories.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export interface Page {
  /** Path below the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

export function documents(root: string): Page[] {
  return readdirSync(root, { recursive: false, withFileTypes: true })
    .filter((entry) => !/^(node_modules|out|dist|coverage|\.git)$/.test(entry.name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true, encoding: "utf8" }).map(
            (path) => `${entry.name}/${path}`,
          )
        : [entry.name],
    )
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".md"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** The text with fenced code blocks blanked, so that what is shown as code is not read as a link. */
export const prose = (text: string): string =>
  text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, " "));
