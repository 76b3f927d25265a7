// Inputs of a range of seeds: each is read or refused, with a place and a reason.
import { expect } from "vitest";
import { failureOf } from "./fuzz.ts";

export async function expectSound(from: number, to: number): Promise<void> {
  for (let seed = from; seed < to; seed++) {
    const failure = await failureOf(seed);
    expect(failure && `seed ${seed}: ${failure.why}\n${JSON.stringify(failure.smallest).slice(0, 2000)}`).toBeNull();
  }
}
