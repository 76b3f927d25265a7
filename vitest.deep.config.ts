// The long tests: statistical checks with many runs, coverage tables, everything that takes minutes.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.deep.ts", "test/deep/**/*.test.ts"],
    passWithNoTests: true,
    testTimeout: 900_000,
    hookTimeout: 120_000,
  },
});
