// `precedent help outcomes`: what a claim may ask for, from where it is declared.
import { ALSO, OBSERVABLES, OUTCOMES, TIMED, type Observable, type Outcome } from "../../model/outcomes.ts";
import { code, heading, section, table, text, type Block, type Document } from "../document.ts";

const rows = (list: readonly (Outcome | Observable)[], ask: (name: string) => string): Block =>
  table(
    [{ head: "name" }, { head: "unit" }, { head: "meaning", below: true }],
    list.map(({ name, unit, meaning }) => ({ cells: [code(ask(name)), unit, meaning] })),
  );

/** The same as plain data: a name, its unit, what it means. */
export const outcomeList = (): readonly { readonly name: string; readonly unit: string; readonly meaning: string }[] =>
  [...OUTCOMES, ...TIMED, ...OBSERVABLES].map(({ name, unit, meaning }) => ({ name, unit, meaning }));

/** Every outcome of a run, every quantity at a moment, other words for them, and what a record may hold. */
export const outcomeListDocument = (): Document => ({
  title: "Outcomes",
  blocks: [
    heading(1, "Outcomes"),
    text("What a claim may ask for. A yes or no is compared as a chance; a share is written as 0.3 or 30 %."),
    section("Of a whole run", [rows(OUTCOMES, (name) => name)]),
    section("Some days after the arms part", [rows(TIMED, (name) => `${name} at +3 d`)]),
    section("By other words", [
      table(
        [{ head: "also" }, { head: "is" }],
        [...ALSO].map(([word, name]) => ({ cells: [code(word), code(name)] })),
      ),
    ]),
    section("In a record", [rows(OBSERVABLES, (name) => name)]),
  ],
});
