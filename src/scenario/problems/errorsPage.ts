// The page that explains every error, and one error's help on the terminal. Both come from the same examples.
import { ERROR_EXAMPLES, type ErrorExample } from "./errorExamples.ts";
import { WARNING_EXAMPLES } from "./warningExamples.ts";

const WARNINGS = `# Warnings

Allowed, and seldom meant. \`precedent check\` shows them; no run is stopped and no exit code changed by them.
`;

const EXITS = `# Exit codes

The answer is printed first and written afterwards. Where it cannot be written it stands on the output all the same.

| code | what happened |
| --- | --- |
| 0 | done; also where a reader such as \`head\` stops early |
| 1 | a fault of Precedent, or an answer that is itself bad news (\`classics\` out of tolerance, \`verify\` where something differs) |
| 2 | something to mend: the command, the scenario, a folder or an output that cannot be written, too little memory |
| 129 | the terminal was closed; what was finished is kept |
| 130 | Ctrl-C; what was finished is printed and kept |
| 134 | the engine gave up, most often for want of memory |
| 137 | killed outright, or the launcher was; nothing is written |
| 143 | asked to end; as for Ctrl-C |

A result is written whole or not at all. It takes the place of the one before. Files that Precedent wrote are listed in \`.precedent.json\` beside
them. One that was changed since, that somebody else put there, or that is a link is not written over: the command ends with code 2 and says
which it is. Other files in the folder stay.
`;

const HEAD = `# Errors in scenario files

\`precedent check\` reports every mistake at once, each with a code, its place and the line itself. Nothing is run while there is one.
Below, the first block of each code is a mistake and the second one mends it; a test makes each of these mistakes and sees that it is
reported.
`;

const shown = (text: string): string => (text === "" ? "(left out)" : text.replaceAll(/^\n+|\n+$/g, ""));
const language = (example: ErrorExample): string => /csv$|json$/.exec(example.file)?.[0] ?? "yaml";

/** docs/errors.md. */
export function errorsPage(): string {
  const part = (e: ErrorExample): string => {
    const block = (text: string): string => `\`\`\`${language(e)}\n${shown(text)}\n\`\`\`\n`;
    return `## ${e.code}\n\n**${e.title}.** ${e.meaning}\n\nIn ${e.file}:\n\n${block(e.wrong)}\nInstead:\n\n${block(e.right)}`;
  };
  return [HEAD, ...ERROR_EXAMPLES.map(part), WARNINGS, ...WARNING_EXAMPLES.map(part), EXITS].join("\n");
}

/** One code with its example. */
export const exampleOf = (code: string): ErrorExample | undefined =>
  [...ERROR_EXAMPLES, ...WARNING_EXAMPLES].find((example) => example.code === code);

/** Help on one code, as text; null when there is no such code. */
export function errorHelp(code: string): string | null {
  const e = exampleOf(code.toUpperCase());
  if (!e) return null;
  const block = (text: string): string => shown(text).replaceAll(/^/gm, "    ");
  return `${e.code}  ${e.title}\n\n${e.meaning}\n\n  In ${e.file}:\n${block(e.wrong)}\n  instead:\n${block(e.right)}\n`;
}
