// `npm start`: sets up, then puts the example's claims to the test. Arguments after `--` are passed on to `precedent test`.
import { launch } from "./launch.mjs";
import { setUp } from "./setup.mjs";

setUp({ development: false });
launch("src/cli/main.ts", ["test", "scenarios/kazakhstan-2022", ...process.argv.slice(2)]);
