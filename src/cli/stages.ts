// Stages of long work, as they are told while it goes on.

/** What a reader is told of a stage, and the share of all the work that it is, about. */
interface Stage {
  readonly label: string;
  readonly share: number;
  /** One of what is counted, where it is another than that of the whole work. */
  readonly unit?: string;
}
export type Stages<Name extends string = string> = Readonly<Record<Name, Stage>>;

/** Of work that is one stage: worlds. */
export const WORLDS_ALONE: Stages<"worlds"> = { worlds: { label: "worlds", share: 1 } };
