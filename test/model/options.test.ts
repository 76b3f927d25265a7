// Options by name: their places among the leanings are given once and never again, and what stands in tables is what is declared.
import { expect, test } from "vitest";
import { MECHANISMS } from "../../src/model/index.ts";
import { INTERVENTIONS } from "../../src/model/actors/guarantor.ts";
import { MEASURES, measureParams } from "../../src/model/actors/governmentOptions.ts";
import { leanings, SHOCKS, shockOf } from "../../src/model/kit/options.ts";
import { ACTORS } from "../../src/model/kit/imposed.ts";
import { alsoChoice, CHOICES, choiceCalled, choicesOf, parseDirective } from "../../src/scenario/interventions.ts";

/** As they were given. A new option is added at the end; none of these ever moves. */
const GIVEN = [
  "hold", "concede", "emergency", "liveFire", "ask", "observe", "warn", "deploy", "small", "medium", "large",
  "shutdown", "dismiss", "frame", "stay", "leave", "purge", "stepDown", "engage", "backOther",
] as const; // prettier-ignore

test("every option keeps the place among the leanings that it was given", () => {
  expect(SHOCKS.slice(0, GIVEN.length)).toEqual(GIVEN);
  expect(SHOCKS.map(shockOf)).toEqual(SHOCKS.map((_, i) => i));
  expect(leanings(0, 0)).toBe(SHOCKS.length);
});

test("every quantity of an option is the government's, under its own name and once", () => {
  const government = MECHANISMS.find((m) => m.name === "government");
  const own = Object.values(MEASURES).flatMap((m) => Object.entries(m.params));
  expect(new Set(own.map(([name]) => name)).size).toBe(own.length);
  expect(Object.keys(measureParams)).toHaveLength(own.length);
  for (const [name, quantity] of own) expect(government?.params[name], name).toBe(quantity);
  for (const [option, m] of Object.entries(MEASURES)) expect(Object.keys(m.params), option).toContain(m.step);
});

test("what can be imposed is what is declared", () => {
  const plain = (options: readonly string[]): string[] => options.filter((o) => !o.includes(" ")).toSorted();
  expect(plain(CHOICES.government)).toEqual(Object.keys(MEASURES).toSorted());
  expect(plain(CHOICES.guarantor)).toEqual(Object.keys(INTERVENTIONS).toSorted());
});

test("other words for an option are read as it, each stands for one, and none is an option of its own", () => {
  for (const actor of ACTORS) {
    const also = alsoChoice(actor, "choose");
    expect(also.size).toBeGreaterThan(5);
    for (const [word, choice] of also) {
      expect(CHOICES[actor], word).not.toContain(word);
      expect(choiceCalled(actor, "choose", word)).toBe(choice);
      expect(parseDirective(`${actor} ${word} when requested`, 0)).toEqual(
        parseDirective(`${actor} ${choice} when requested`, 0),
      );
      if (choice.includes(" ")) expect(parseDirective(`${actor} never ${word}`, 0)).toHaveProperty("problem");
      else expect(parseDirective(`${actor} never ${word}`, 0)).toEqual({ force: actor, never: choice });
    }
    expect(choicesOf(actor, "never").some((c) => c.includes(" "))).toBe(false);
  }
  expect(parseDirective("guarantor deployment medium", 0)).toMatchObject({ choose: "deploy medium" });
  expect(parseDirective("government requst", 0)).toEqual({
    problem: expect.stringContaining("ask (or request, requested)") as string,
  });
});
