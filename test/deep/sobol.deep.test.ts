// Sobol indices from four times as many rows as among the quick tests.
import { describeIndices } from "../analysis/describeIndices.ts";

describeIndices({ rows: 16_384, within: 0.03 });
