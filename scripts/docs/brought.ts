// The table of what users brought, before and now, from test/scenario/brought.ts: what reading and checking alone shows is made anew each time.
import { lint } from "../../src/questions/check/lint.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Problem } from "../../src/scenario/problems/problem.ts";
import { compiler } from "../../src/world/compile.ts";
import { BROUGHT, isChecked, type Files } from "../../test/scenario/brought.ts";
import { table } from "./table.ts";

/** All that `check` says of these files, but for what it says of the files that `precedent new` writes. */
export function found(files: Files): readonly Problem[] {
  const { scenario, problems } = parseScenario(files);
  return scenario ? lint(scenario, files, compiler(scenario)) : problems;
}

export function broughtTable(): string {
  const kinds = [...new Set(BROUGHT.map(({ kind }) => kind))];
  const rows = kinds.flatMap((kind) =>
    BROUGHT.filter((b) => b.kind === kind).map((b, k) => {
      if (!isChecked(b)) return [k === 0 ? kind : "", b.input, b.before, `${b.now} (\`${b.test}\`)`];
      const now = [...new Set(found(b.files()).map(({ code, message }) => `\`${code}\` ${message}`))].join("; ");
      return [k === 0 ? kind : "", b.input, b.before, now === "" ? "read as it is meant" : now];
    }),
  );
  return `\n${table(["kind", "brought", "before", "now"], rows)}\n`;
}
