// Where the program starts: its own arguments as one command line.
import { commandLine } from "./commandLine.ts";

// started by the launcher, it ends with it, also where that was killed outright and could pass on nothing
process.on("disconnect", () => process.exit(137));
process.channel?.unref();

await commandLine(process.argv.slice(2));
