// `npm test`: sets up, then runs types, lint and tests (scripts/checks.ts). With arguments, only the tests they name.
import { launch } from "./launch.mjs";
import { setUp } from "./setup.mjs";

setUp();
launch("scripts/checks.ts", process.argv.slice(2));
