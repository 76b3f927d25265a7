// The long tests: statistical checks with many runs, coverage tables, everything that takes minutes.
import { defineConfig } from "vitest/config";
import { runner } from "./scripts/runner.ts";

export default defineConfig({
  test: { ...runner(400), include: ["test/**/*.deep.ts", "test/deep/**/*.test.ts"], passWithNoTests: true },
});
