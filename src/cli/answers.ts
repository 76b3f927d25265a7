// Whole answers in the store, so that the same command again is answered at once: its JSON, what a terminal shows, and its files. They are
// named by all that they rest on: the code as a whole, the command, the files as they were read.
import { canonical, digest } from "../node/store/canonical.ts";
import type { Store } from "../node/store/store.ts";
import { answersVersion } from "../node/store/version.ts";
import { json as toJson } from "../report/data/json.ts";
import type { Document } from "../report/document.ts";
import { Markup } from "../report/html/markup.ts";
import type { Given, Words } from "./answer.ts";
import type { Written } from "./outFolder.ts";

/** What an answer rests on beside the code. */
export interface Rests {
  readonly command: string;
  readonly argument: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** The scenario's files, and others that were named, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** An answer as it is kept. What was not made is not there. */
interface Whole extends Given {
  /** Without drawings, which only pages have. */
  readonly document?: Document;
  readonly files?: readonly Written[];
}

/** Options that change where an answer goes, and not the answer. */
const ASIDE = ["workers", "queue", "out", "json", "follow", "store", "no-store"];
const DIGITS = 40;

function nameOfAnswer({ command, argument, options, files }: Rests): string {
  const asked = Object.fromEntries(Object.entries(options).filter(([name]) => !ASIDE.includes(name)));
  return digest(answersVersion().version, canonical({ command, argument, asked, files })).slice(0, DIGITS);
}

/** One answer's place in the store. */
export interface Place {
  /** The answer, where all that is to be shown of it is there. */
  readonly find: (shown: { readonly json: boolean; readonly files: boolean }) => Promise<(Given & Words) | null>;
  readonly keep: (given: Given, document: Document | undefined, files: readonly Written[] | undefined) => Promise<void>;
}

export function placeOf(store: Store, rests: Rests): Place {
  const name = nameOfAnswer(rests);
  return {
    find: async (shown) => {
      const contents = await store.opened("answers", `${name}.answer`, (head) => head.kind === "answer");
      if (!contents) return null;
      // its digest was right, so it is as it was written
      const { document, files, ...given } = JSON.parse(Buffer.from(contents.body).toString()) as Whole;
      if ((shown.files && !files) || (!shown.json && !document)) return null;
      store.tookAnswer();
      const { toTerminal } = await import("../report/toTerminal.ts");
      return {
        ...given,
        text: ({ columns, colour }) => (document ? toTerminal(document, columns, colour) : ""),
        files: () => files ?? [],
      };
    },
    keep: async ({ json, notes, code }, document, files) => {
      const { command, argument, options } = rests;
      const said = Object.fromEntries(Object.entries(options).filter(([option]) => !ASIDE.includes(option)));
      const head = { name, scenario: argument, version: answersVersion().version, kind: "answer" as const, asks: { command, argument, options: said }, counts: {}, parts: [] }; // prettier-ignore
      const whole = { json, notes, code, document: undrawn(document), files };
      await store.keepAs("answers", { head, body: Buffer.from(toJson(whole, true)) });
    },
  };
}

/** The same without drawings. */
function undrawn(value: unknown): unknown {
  if (value instanceof Markup) return null;
  if (Array.isArray(value)) return value.map(undrawn);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, undrawn(part)]));
}
