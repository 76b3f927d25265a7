// The lumped flow against its person-by-person twin where there are many people.
import { test } from "vitest";
import { expectSame } from "../model/twinSizes.ts";

test("ten thousand people", () => expectSame(10_000, 400));
test("a hundred thousand people", () => expectSame(100_000, 150));
