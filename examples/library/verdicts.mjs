// Every claim of a scenario with its verdict, and how long it took.
import { readScenario, test } from "@precedent-ledger/precedent";

const scenario = await readScenario("kyrgyzstan-2010"); // or a folder of your own
const ledger = await test(scenario, {
  worlds: 40,
  signal: AbortSignal.timeout(600_000),
  progress: ({ stage, done, of }) => process.stderr.write(`\r${stage}: ${done} of ${of}   `),
});
process.stderr.write("\n");
for (const { id, text, tests } of ledger.claims)
  console.log(
    `${id}  ${tests
      .map((t) => t.verdict)
      .join(", ")
      .padEnd(22)} ${text}`,
  );
