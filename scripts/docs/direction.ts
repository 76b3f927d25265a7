// The table of who may import whom, from scripts/direction.ts.
import { FOLDERS, PURE, SHELLS } from "../direction.ts";
import { table } from "./table.ts";

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

export function directionTable(): string {
  const rows = PURE.map((folder) => [`\`src/${folder}\``, code(FOLDERS[folder].from), code(FOLDERS[folder].packages)]);
  const shells = Object.entries(SHELLS).map(([folder]) => [`\`src/${folder}\``, "all above", "any, and Node"]);
  return `\n${table(["folder", "imports from", "packages"], [...rows, ...shells])}\n`;
}
