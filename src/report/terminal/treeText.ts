// A game tree on the terminal: a line a move, what follows it further in.
import type { GameTree } from "../../model/kit/events.ts";
import { plain, wrap } from "./lines.ts";
import { signed } from "../words/numbers.ts";
import { chance } from "../story/spoken.ts";

/** Lines of at most `columns`. */
export function treeText(tree: GameTree, columns: number, indent = ""): string[] {
  return tree.moves.flatMap((move) => {
    const worth = Object.entries(move.worth ?? {}).map(
      ([who, x]) => `${plain(who)} ${signed(Math.round(10 * x) / 10)}`,
    );
    const line = `${plain(tree.mover)}: ${plain(move.option)} ${chance(move.chance)}${worth.length > 0 ? `, worth ${worth.join(", ")}` : ""}`;
    return [...wrap(line, columns, `${indent}– `), ...(move.next ? treeText(move.next, columns, `${indent}  `) : [])];
  });
}
