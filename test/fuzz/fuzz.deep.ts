// Whatever is in files and on command lines, beyond the inputs that `npm test` tries: two thousand with those.
import { test } from "vitest";
import { expectSound } from "./inputs.ts";

const EACH = 200;

test.each([2, 3, 4, 5, 6, 7, 8, 9])("inputs of seeds from %i × 200", (part) =>
  expectSound(part * EACH, (part + 1) * EACH),
);
