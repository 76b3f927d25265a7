// Where the program starts: its own arguments as one command line.
import { commandLine } from "./commandLine.ts";

// a reader that stops early, as `head` does, is no fault
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

await commandLine(process.argv.slice(2));
