// What a command answers: the same for a reader of any kind, and words, or one document from which they are made.
import type { Document } from "../report/document.ts";
import type { Written } from "./outFolder.ts";

export type Answer = Given & (Words | Told);

/** The same for a reader of any kind. */
export interface Given {
  readonly json?: object;
  /** JSON on one line. */
  readonly compact?: boolean;
  /** Said on the error stream beside the text; in JSON they have a place of their own. */
  readonly notes?: readonly string[];
  /** A sentence on what the answer rests on, where the work was stopped before its end. */
  readonly stopped?: string | null | undefined;
  /** 1 where the answer itself is bad news. */
  readonly code?: 0 | 1;
}

/** An answer as a text of its own and files beside it. */
export interface Words {
  readonly text: (terminal: Terminal) => string;
  /** What goes into the folder for results, the page first; asked for where there is a folder. */
  readonly files?: () => readonly Written[] | Promise<readonly Written[]>;
}

/** An answer as one document, for the terminal and as the page of this name. */
export interface Told {
  /** Made once, and only where it is shown or written; drawing charts takes a moment. */
  readonly document: Document | (() => Promise<Document>);
  readonly page?: string;
  /** What is written beside the page. */
  readonly beside?: () => Promise<readonly Written[]>;
}

export interface Terminal {
  readonly columns: number;
  readonly colour: boolean;
}
