// What everybody sees or hears of: it moves the expectation at once, and owes those who decide one more look.
import { at0 } from "./state.ts";
import type { Moment } from "./step.ts";

/** A public signal moves the expectation at once, then fades; it also owes government and guarantor one more look. */
export function sendSignal(at: Moment, size: number): void {
  const { state } = at;
  state.survival[0] = at0(state.survival) + size;
  state.signal[0] = at0(state.signal) + size;
  oweLooks(at);
}

/** What everybody hears of owes government and guarantor one more look, at the next tick. */
export function oweLooks({ state, tick }: Moment): void {
  if (at0(state.looks) === 0) state.looks[0] = tick + 1;
  if (at0(state.guarantorLooks) === 0) state.guarantorLooks[0] = tick + 1;
}
