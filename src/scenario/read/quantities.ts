// A number as written, with its unit, in the canonical unit of its place: by the numeral's own form (numerals.ts), then by its unit (core/units.ts).
import { parseQuantity } from "../../core/units.ts";
import { messages } from "../problems/messages.ts";
import type { Message } from "../problems/problem.ts";
import { numeralAt, type Convention } from "./numerals.ts";

export interface Wanted {
  /** Canonical unit, see core/units.ts. */
  readonly unit: string;
  readonly limits?: readonly [number, number];
  /** Whether it counts people or things: whole, and with no unit that scales. */
  readonly whole?: true;
}

export type Quantity = { readonly value: number } | { readonly problem: Message };

/**
 * The number in the canonical unit, or what is wrong with it. Of two numbers that a numeral may be the one within the limits is taken; where both
 * are, neither. That the value lies within the limits is not checked.
 */
export function quantityOf(written: string | number, wanted: Wanted, known: Convention = {}): Quantity {
  const text = String(written).trim();
  const found = numeralAt(text, known);
  const parsed = (digits: string): Quantity => {
    const read = parseQuantity(digits + (found?.rest ?? ""), wanted.unit);
    return "problem" in read ? { problem: messages.badQuantity(read.problem) } : read;
  };
  if (!found) return parsed(text);
  if (wanted.whole && !/^(people|places)?$/.test(found.rest.trim())) return { problem: messages.notWhole(text) };
  const { numeral } = found;
  if ("digits" in numeral) return whole(text, parsed(numeral.digits), wanted);
  const [decimal, thousands] = [parsed(numeral.decimal), parsed(numeral.thousands)];
  const [low, high] = wanted.limits ?? [-Infinity, Infinity];
  const fits = (q: Quantity): boolean => "value" in q && q.value >= low && q.value <= high;
  if ("value" in decimal && fits(decimal) && fits(thousands)) {
    const { mark } = numeral;
    return { problem: messages.eitherNumber(text, mark, numeral.thousands, wanted.whole ? null : numeral.decimal) };
  }
  return whole(text, fits(thousands) ? thousands : decimal, wanted);
}

function whole(text: string, read: Quantity, wanted: Wanted): Quantity {
  return wanted.whole && "value" in read && !Number.isInteger(read.value) ? { problem: messages.notWhole(text) } : read;
}
