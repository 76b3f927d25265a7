// docs/parameters.md: every mechanism with its equation, and every parameter with unit, range, source and reason, from the declarations.
import { describe } from "../../src/core/ranges.ts";
import type { Form, Mechanism, Parameter, Quantity } from "../../src/model/kit/declare.ts";
import { table } from "./table.ts";

const HEAD = `# Parameters

Made from the declarations in \`src/model\` by \`npm run docs -- --write\`; do not edit. These are the ranges a scenario gets unless it gives its own.

Sign: \`+\` and \`-\` are assumed by whoever declared the parameter, \`free\` means that the range spans zero. Mark: V read in the source,
F read in this project's facts, U from memory, - assumed.
`;

const quantities = (params: Readonly<Record<string, Parameter>>): [string, Quantity][] =>
  Object.entries(params).filter((entry): entry is [string, Quantity] => entry[1].kind === "quantity");

const forms = (params: Readonly<Record<string, Parameter>>): [string, Form][] =>
  Object.entries(params).filter((entry): entry is [string, Form] => entry[1].kind === "form");

function section({ name, purpose, equation, departures, params }: Mechanism): string {
  const lines = equation.split("\n").map((line) => line.trim());
  const parts = [`## ${name}\n\n${purpose}\n`];
  if (equation.trim() !== "") parts.push(`\`\`\`text\n${lines.join("\n")}\n\`\`\`\n`);
  if (departures.length > 0) parts.push(`Departures:\n\n${departures.map((text) => `- ${text}\n`).join("")}`);
  const numbers = quantities(params);
  if (numbers.length > 0) {
    parts.push(
      table(
        ["symbol", "name", "unit", "range", "sign", "meaning", "source", "mark", "why"],
        numbers.map(([key, q]) => {
          const { source, mark, why } = q.evidence;
          return [q.symbol, `\`${key}\``, q.unit, describe(q.range), q.sign, q.meaning, source, mark, why];
        }),
      ),
    );
  }
  const rivals = forms(params);
  if (rivals.length > 0) {
    parts.push(
      table(
        ["rival forms", "options (weight)", "meaning", "source", "mark", "why"],
        rivals.map(([key, f]) => {
          const options = Object.entries(f.options).map(([option, weight]) => `${option} (${weight})`);
          return [`\`${key}\``, options.join(", "), f.meaning, f.evidence.source, f.evidence.mark, f.evidence.why];
        }),
      ),
    );
  }
  return parts.join("\n");
}

export function parametersPage(
  mechanisms: readonly Mechanism[],
  absent: readonly { readonly name: string; readonly instead: string }[],
): string {
  const count = mechanisms.reduce((sum, { params }) => sum + Object.keys(params).length, 0);
  const missing = `## Not there yet\n\n${table(["mechanism", "what stands in for it"], absent.map(({ name, instead }) => [name, instead]))}`; // prettier-ignore
  return [HEAD, `${mechanisms.length} mechanisms, ${count} parameters.\n`, ...mechanisms.map(section), missing].join(
    "\n",
  );
}
