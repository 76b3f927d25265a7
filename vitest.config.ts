// The tests of `npm test`: everything that ends in seconds. Long ones are named *.deep.ts or lie in test/deep: `npm run test:deep`.
import { defineConfig } from "vitest/config";
import { runner } from "./scripts/runner.ts";

export default defineConfig({
  test: {
    ...runner(60),
    include: ["test/**/*.test.ts"],
    exclude: ["test/deep/**"],
    // a worker keeps the code that it has loaded: no test leaves changed what another file's could see
    isolate: false,
  },
});
