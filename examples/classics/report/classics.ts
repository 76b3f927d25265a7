// The published models' answers beside their known ones, a table a model.
import type { CheckedAnswer } from "../classics.ts";
import {
  heading,
  section,
  strong,
  table,
  text,
  type Block,
  type Document,
  type Part,
} from "../../../src/report/document.ts";

/** Every answer; a source stands over the answers that it gives. */
export function classicsDocument(answers: readonly CheckedAnswer[]): Document {
  const title = "Published models beside their known answers";
  const off = answers.filter((a) => !a.agrees).length;
  const memory = answers.filter((a) => a.standing === "not verified").length;
  return {
    title,
    blocks: [
      heading(1, title),
      text("✕ marks an answer out of tolerance."),
      ...[...new Set(answers.map((a) => a.model))].map((model) => modelBlock(model, answers)),
      section("In all", [
        text(off === 0 ? `All ${answers.length} within tolerance.` : `${off} of ${answers.length} out of tolerance.`),
        text(
          `${memory} of them are not verified: formula or number is from memory, and agreement says only that the code does what is remembered.`,
        ),
      ]),
    ],
  };
}

const modelBlock = (model: string, answers: readonly CheckedAnswer[]): Block =>
  section(
    model,
    [
      table(
        [
          { head: "" },
          { head: "expected", align: "right" },
          { head: "got", align: "right" },
          { head: "within", align: "right" },
        ],
        bySource(answers.filter((a) => a.model === model)),
      ),
    ],
    { level: 3 },
  );

/** Neighbours of one source under its name. */
function bySource(answers: readonly CheckedAnswer[]): readonly Part[] {
  const parts: { head: string; rows: { cells: Part["rows"][number]["cells"] }[] }[] = [];
  for (const { what, source, standing, within, expected, got, agrees } of answers) {
    const head = `${standing}: ${source}`;
    const row = {
      cells: [agrees ? what : strong(`✕ ${what}`), asGiven(expected, within), digits(got, within), tolerance(within)],
    };
    const last = parts.at(-1);
    if (last?.head === head) last.rows.push(row);
    else parts.push({ head, rows: [row] });
  }
  return parts;
}

const MOST_DECIMALS = 8;

/** As many digits as the tolerance makes sense of: 0.0920, 124.88909. */
export function digits(x: number, within: number): string {
  if (!Number.isFinite(x)) return "none";
  const places =
    within === 0 ? 0 : Math.min(MOST_DECIMALS, Math.max(0, Math.ceil(-Math.log10(within)) + (within < 1e-5 ? 0 : 1)));
  return x.toFixed(within === 0 && !Number.isInteger(x) ? 4 : places);
}

/** As the source prints it, where that is short. */
const asGiven = (x: number, within: number): string => (String(x).length <= 10 ? String(x) : digits(x, within));

const tolerance = (x: number): string =>
  x === 0 ? "exact" : x < 0.001 ? x.toExponential(0) : String(Number(x.toPrecision(2)));
