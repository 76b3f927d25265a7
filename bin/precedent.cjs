#!/usr/bin/env node
// The command of the installed package. Old Node reads this far and no further, so it is written for it.
"use strict";
const OLDEST = 20;
if (Number(process.versions.node.split(".")[0]) < OLDEST) {
  process.stderr.write("Precedent needs Node " + OLDEST + " or later; this is Node " + process.versions.node + ".\n");
  process.exitCode = 2;
} else {
  // compiled code is kept in the system's folder for temporary files, where Node can do that: never in the package
  const compiled = require("node:module").enableCompileCache;
  if (compiled) compiled();
  import("../dist/src/cli/main.js").catch(function (error) {
    process.stderr.write("Precedent cannot be loaded; install it again.\n" + error.stack + "\n");
    process.exitCode = 1;
  });
}
