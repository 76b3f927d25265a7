// `npm run digests`: renews test/digests/record.json, against which every `npm test` compares runs and results. Where anything differs,
// CHANGELOG.md has to say so first: a line under "Results change" that was not there when the record was committed.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findings } from "../test/digests/entry.ts";
import { textOf, type DigestRecord } from "../test/digests/record.ts";
import { renewal } from "./changelog.ts";
import { scenarioFiles } from "./scenarioFiles.ts";

const root = join(import.meta.dirname, "..");
const PATH = "test/digests/record.json";
const file = join(root, PATH);

/** As it was committed last; null outside a repository, and before it was committed at all. */
function committed(): DigestRecord | null {
  try {
    const text = execFileSync("git", ["show", `HEAD:${PATH}`], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1e8,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return JSON.parse(text) as DigestRecord;
  } catch {
    return null;
  }
}

const at = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DigestRecord) : null;
const { digests } = await findings(scenarioFiles());
const found = renewal(at, committed(), digests, readFileSync(join(root, "CHANGELOG.md"), "utf8"));
if (found.kind === "same") console.log("Nothing differs from the record: nothing was written.");
else if (found.kind === "noted") {
  writeFileSync(file, textOf(found.record));
  console.log(
    `Nothing differs from the record. It knows ${found.lines.length} more of CHANGELOG.md's lines now: commit it.`,
  );
} else {
  for (const line of found.differences) console.log(line);
  if (found.kind === "refused") {
    console.error(
      'Results differ, and CHANGELOG.md does not say so. Write there, under "Results change", what changes and why; then run `npm run digests` again.',
    );
    process.exit(1);
  }
  writeFileSync(file, textOf(found.record));
  console.log(`${PATH} is renewed: commit it with the change.`);
}
