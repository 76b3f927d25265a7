// What came of rebuilding a report.
import type { Compared } from "../../questions/verify.ts";
import { counted } from "../../scenario/counted.ts";
import { code, heading, strong, table, text, type Block, type Document } from "../document.ts";

export interface Verified extends Compared {
  readonly file: string;
  /** As the report has it, and as it was given here. */
  readonly command: string;
  /** Claims that were rebuilt; null for the whole report. */
  readonly claims: readonly string[] | null;
  /** Version and code that made the report, and those here; "" where the report does not say. */
  readonly made: { readonly version: string; readonly code: string };
  readonly here: { readonly version: string; readonly code: string };
  /** Whether the scenario's files are those of the report, as far as words go, and as far as runs read them; null where it does not say. */
  readonly files: { readonly same: boolean; readonly sameWorlds: boolean | null };
  /** Versions since the report's in which results changed, oldest first. */
  readonly changedIn: readonly string[];
}

const codeWord = (of: string): string => (of === "" ? "code that it does not name" : `code ${of.slice(0, 12)}`);

export function verifyDocument(of: Verified): Document {
  const title = "A report, rebuilt";
  const { numbers, differs, more, claims, made, here, files, changedIn } = of;
  const what = claims === null ? "the whole report" : `${counted(claims.length, "claim")} of it (${claims.join(", ")})`;
  const same = differs.length === 0;
  const reasons: Block[] = [
    ...(files.same
      ? []
      : [text(files.sameWorlds === true ? "The scenario’s files are not those of the report, but what worlds are drawn from is." : "The scenario’s files are not those of the report.")]), // prettier-ignore
    ...(made.version === here.version
      ? []
      : [text(`The report was made by version ${made.version}; this is ${here.version}.`)]),
    ...(made.code === here.code
      ? []
      : [text(`Runs of the report were made by ${codeWord(made.code)}; here by ${codeWord(here.code)}.`)]),
    ...(changedIn.length === 0
      ? []
      : [text(`Results changed on purpose since: ${changedIn.join(", ")}; CHANGELOG.md says what.`)]),
  ];
  return {
    title,
    blocks: [
      heading(1, title),
      text([code(of.file), `: ${what}, by `, code(of.command)]),
      text([strong(same ? "Nothing differs" : `${counted(differs.length + more, "place differs", "places differ")}`), `, of ${counted(numbers, "number")} and the words beside them.`]), // prettier-ignore
      ...(same ? [] : [...reasons, differing(of)]),
      ...(more > 0 ? [text(`And ${counted(more, "further place", "further places")}.`)] : []),
    ],
  };
}

const differing = ({ differs }: Verified): Block =>
  table(
    [{ head: "Where" }, { head: "In the report", align: "right" }, { head: "Rebuilt", align: "right" }],
    differs.map((d) => ({ cells: [d.path, d.report, d.rebuilt] })),
  );
