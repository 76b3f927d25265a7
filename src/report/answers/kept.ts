// What a store holds, and why what is asked is or is not there.
import { counted } from "../../scenario/counted.ts";
import { code, heading, quiet, table, text, type Block, type Document } from "../document.ts";

/** Results of one scenario by one version of the code. */
export interface KeptGroup {
  /** As the scenario calls itself; "" where the store no longer says. */
  readonly id: string;
  readonly title: string;
  /** Hashes of what runs read of it, and of the code. */
  readonly scenario: string;
  readonly version: string;
  /** Whether this Precedent can use them. */
  readonly usable: boolean;
  readonly seeds: readonly number[];
  readonly pieces: number;
  readonly runs: number;
  readonly bytes: number;
  /** When one of them was last taken or written, as an ISO date. */
  readonly used: string;
}

export interface KeptAnswer {
  readonly command: string;
  readonly usable: boolean;
  readonly bytes: number;
  readonly used: string;
}

export interface KeptResults {
  readonly folder: string;
  readonly groups: readonly KeptGroup[];
  readonly answers: readonly KeptAnswer[];
  /** Files that are not believed, with the reason. */
  readonly damaged: readonly { readonly file: string; readonly why: string }[];
  readonly bytes: number;
}

/** What is asked and what is nearest to it in the store. */
export interface Why {
  readonly scenario: string;
  /** Pieces that are there for exactly this. */
  readonly pieces: number;
  /** The first input that differs from what is nearest; null where there is nothing near, or nothing differs. */
  readonly differs: {
    readonly what: string;
    readonly there: string;
    readonly asked: string;
    /** Further inputs that differ, after the first. */
    readonly more: number;
  } | null;
}

const SIZES = ["bytes", "kB", "MB", "GB", "TB"] as const;

export function sizeInWords(bytes: number): string {
  const step = Math.min(SIZES.length - 1, Math.max(0, Math.floor((String(Math.round(bytes)).length - 1) / 3)));
  const unit = [1, 1e3, 1e6, 1e9, 1e12][step] as number;
  return `${step === 0 ? Math.round(bytes) : (bytes / unit).toFixed(1)} ${SIZES[step] as string}`;
}

const dayOf = (iso: string): string => iso.slice(0, 16).replace("T", " ");

export function keptDocument({ folder, groups, answers, damaged, bytes }: KeptResults): Document {
  const title = "Results that are kept";
  const none = groups.length + answers.length === 0;
  return {
    title,
    blocks: [
      heading(1, title),
      text([code(folder), `: ${none ? "nothing yet" : sizeInWords(bytes)}`]),
      ...(groups.length === 0 ? [] : [heading(2, "Runs"), groupTable(groups)]),
      ...(answers.length === 0 ? [] : [heading(2, "Answers, at hand at once"), answerTable(answers)]),
      ...(damaged.length === 0
        ? []
        : [
            heading(2, "Files that are not believed"),
            text("They are computed anew and replaced as soon as they are asked for."),
            ...damaged.map(({ file, why }): Block => text([code(file), ` ${why}`])),
          ]),
    ],
  };
}

const usableWord = (usable: boolean): string => (usable ? "yes" : "no: made by other code");

const groupTable = (groups: readonly KeptGroup[]): Block =>
  table(
    [
      { head: "Scenario" },
      { head: "Usable", yields: 2 },
      { head: "Seeds", yields: 3 },
      { head: "Pieces", align: "right", yields: 1 },
      { head: "Runs", align: "right" },
      { head: "Size", align: "right" },
      { head: "Last used", yields: 1 },
    ],
    groups.map((g) => ({
      cells: [
        [g.id === "" ? "not known" : g.id, " ", quiet(g.scenario.slice(0, 8))],
        usableWord(g.usable),
        g.seeds.join(", "),
        String(g.pieces),
        String(g.runs),
        sizeInWords(g.bytes),
        dayOf(g.used),
      ],
    })),
  );

const answerTable = (answers: readonly KeptAnswer[]): Block =>
  table(
    [
      { head: "Command" },
      { head: "Usable", yields: 2 },
      { head: "Size", align: "right" },
      { head: "Last used", yields: 1 },
    ],
    answers.map((a) => ({ cells: [code(a.command), usableWord(a.usable), sizeInWords(a.bytes), dayOf(a.used)] })),
  );

export function whyDocument({ scenario, pieces, differs }: Why): Document {
  const title = `What is kept for ${scenario}`;
  const says: Block[] =
    pieces > 0
      ? [
          text(
            `${counted(pieces, "piece")} of work ${pieces === 1 ? "is" : "are"} there for exactly this: the same code, the same inputs, the same seed.`,
          ),
        ]
      : differs === null
        ? [text("Nothing is kept of this scenario, or of one like it.")]
        : [
            text("Nothing is there for exactly this. The first input that differs from what is nearest:"),
            text([code(differs.what), `: ${differs.there} there, ${differs.asked} asked for`]),
            ...(differs.more > 0
              ? [text(`${counted(differs.more, "further input differs", "further inputs differ")}.`)]
              : []),
          ];
  return { title, blocks: [heading(1, title), ...says] };
}
