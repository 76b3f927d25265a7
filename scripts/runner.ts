// How tests are run, quick and long ones alike: on every core, and with a limit of time that only guards against hanging.
import { availableParallelism } from "node:os";

/**
 * Options of the test runner. `slow`: seconds that the slowest test takes where a machine is slow; ten times that is taken for
 * hanging. No test measures by it.
 */
export const runner = (slow: number) => ({
  // no test reads or fills the store of whoever runs it
  env: { PRECEDENT_STORE: "none" },
  // the runner's own choice leaves one core idle: on two cores, half of the machine
  maxWorkers: availableParallelism(),
  testTimeout: 10_000 * slow,
  hookTimeout: 10_000 * slow,
});
