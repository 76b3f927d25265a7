// A scenario with a mistake in it: which file, which line, what to do. A pipeline or an editor would show this beside the line.
import { parseScenario, PrecedentError } from "@precedent-ledger/precedent";

try {
  parseScenario({ "scenario.yaml": "title: Bread\nhorizon: 30 hours and a bit\n" });
} catch (error) {
  if (!(error instanceof PrecedentError)) throw error;
  for (const { code, file, line, message, remedy } of error.problems)
    console.log(`${file}:${line}: ${code} ${message} ${remedy}`);
  console.log(`the first is ${error.code} in line ${error.line} of ${error.file}`);
}
