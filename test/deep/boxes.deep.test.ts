// Planted boxes and idle columns in twice as many seeds as among the quick tests.
import { describeBoxes } from "../analysis/describeBoxes.ts";

describeBoxes({ seeds: 10, idle: 20, searchedAtMost: 8 });
