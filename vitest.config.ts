// The tests of `npm test`: everything that ends in seconds. Long ones are named *.deep.ts or lie in test/deep: `npm run test:deep`.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/deep/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
