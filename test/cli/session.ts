// Command lines one after the other in one process, as session() in command.ts starts it: each message is the arguments of one, each answer
// what it said and ended with.
import { commandLine } from "../../src/cli/commandLine.ts";

const said = { out: "", err: "" };
const into =
  (stream: "out" | "err"): typeof process.stdout.write =>
  (text: string | Uint8Array, ...rest: unknown[]) => {
    said[stream] += String(text);
    for (const done of rest) if (typeof done === "function") done();
    return true;
  };
process.stdout.write = into("out");
process.stderr.write = into("err");

// a command that refuses its input leaves its handler of Ctrl-C, as the program ends there
process.setMaxListeners(0);

let before = Promise.resolve();
process.on("message", (args: string[]) => {
  before = before.then(async () => {
    [said.out, said.err, process.exitCode] = ["", "", undefined];
    await commandLine(args);
    process.send?.({ code: process.exitCode ?? 0, ...said });
    process.exitCode = 0;
  });
});
