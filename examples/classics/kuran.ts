// Kuran's ten people: what they would do in public depends on how many already do, and one changed threshold decides between one in ten
// and nine in ten. Thresholds in per cent of the ten. Source: Kuran, World Politics 44:7 (1991); the sequences are from memory, their
// results computed.
import { cascade } from "./granovetter.ts";

export const KURAN: readonly {
  readonly name: string;
  readonly thresholds: readonly number[];
  readonly result: number;
}[] = [
  { name: "A", thresholds: [0, 20, 20, 30, 40, 50, 60, 70, 80, 100], result: 10 },
  { name: "A'", thresholds: [0, 10, 20, 30, 40, 50, 60, 70, 80, 100], result: 90 },
  { name: "B", thresholds: [0, 20, 30, 30, 40, 50, 60, 70, 80, 100], result: 10 },
  { name: "B'", thresholds: [0, 10, 30, 30, 40, 50, 60, 70, 80, 100], result: 20 },
];

/** Public opposition in per cent, where each of these people counts the same. */
export function opposition(thresholds: readonly number[]): number {
  const people = thresholds.length;
  return (100 * cascade(thresholds.map((t) => (t * people) / 100))) / people;
}
