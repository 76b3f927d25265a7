// Commands in documents that are run: blocks that begin with ```sh run, or ```sh run exit=2 where a failure is what is shown.
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import type { Page } from "./documents.ts";

const SECONDS = 180;

/** Runs every marked block in the repository's root, each in its own shell, and reports those that end otherwise than said. */
export function runSnippets(pages: readonly Page[], root: string): { done: number; problems: string[] } {
  const path = [join(root, "bin"), join(root, "node_modules", ".bin"), process.env["PATH"] ?? ""].join(delimiter);
  const problems: string[] = [];
  let done = 0;
  for (const page of pages) {
    for (const [, expected = "0", block = ""] of page.text.matchAll(/^```sh run(?: exit=(\d+))?\n([\s\S]*?)^```/gm)) {
      done++;
      const env = { ...process.env, PATH: path, NO_COLOR: "1" };
      const ran = spawnSync("bash", ["-euo", "pipefail", "-c", block], {
        cwd: root,
        env,
        encoding: "utf8",
        timeout: SECONDS * 1000,
      });
      if (ran.status === Number(expected)) continue;
      const how = ran.status === null ? `did not end within ${SECONDS} s` : `ended with ${ran.status}, not ${expected}`;
      problems.push(
        `${page.path}: a command block ${how}:\n${indented(block)}\n${indented(`${ran.stdout}${ran.stderr}`)}`,
      );
    }
  }
  return { done, problems };
}

const indented = (text: string): string => text.trimEnd().replace(/^/gm, "    ");
