// Titles of tests in the model: words for what is changed, looked at and waited for, and no name out of a file or the code.
import { beforeAll, describe, expect, test } from "vitest";
import { loadScenario } from "../../src/cli/scenario.ts";
import { chanceTitle, contrastTitle, shareTitle } from "../../src/claims/titles.ts";
import { parseAsked, whole } from "../../src/model/asked.ts";
import { MOMENTS } from "../../src/model/index.ts";
import { OUTCOME_NAMES } from "../../src/model/outcomes.ts";
import type { ChanceTest, ContrastTest, Scenario } from "../../src/scenario/scenario.ts";

const contrast: ContrastTest = {
  kind: "contrast",
  outcome: "regimeCrisis",
  asked: whole("regimeCrisis"),
  spread: false,
  given: "crisis, not yet regimeCrisis",
  fit: [],
  atLeast: 0.05,
  relative: false,
  order: ["veto", "none"],
  says: "above",
  arms: {
    veto: [],
    none: [{ do: "dual power", to: 0, when: null, after: 0, hold: 0 }],
  },
  levels: [],
  note: "",
};
const chance: ChanceTest = {
  kind: "chance",
  outcome: "leverageAfterYear",
  asked: whole("leverageAfterYear"),
  given: "arrived",
  above: null,
  below: 0.1,
  chance: 0.9,
  says: "at least",
  byInput: "",
  note: "",
};

describe("a title", () => {
  test("says what is changed, between which arms, what is looked at and from when on", () => {
    expect(contrastTitle(contrast)).toBe(
      "Former leader's veto share: veto against none → regime crisis or plea, once 1,000 are out",
    );
    expect(
      contrastTitle({
        ...contrast,
        outcome: "people at +3 d",
        asked: parseAsked("people at +3 d"),
        given: "political share first > 0.7, not yet conceded",
      }),
    ).toBe(
      "Former leader's veto share: veto against none → people out, 3 days on, once the share of the crowd's demands that are political passes 70 %, before the government concedes",
    );
    expect(contrastTitle({ ...contrast, kind: "trend", levels: ["short", "veryLong"], given: "" })).toBe(
      "Former leader's veto share: from short to very long → regime crisis or plea",
    );
    expect(contrastTitle({ ...contrast, asked: null, fit: ["a", "b"], given: "" })).toContain(
      "→ fit to 2 dated observations",
    );
  });
  test("of a chance says from which level on, or that it does not happen", () => {
    expect(chanceTitle(chance)).toBe("Leverage, day 365 below 10 %, once foreign troops are there");
    expect(
      chanceTitle({
        ...chance,
        outcome: "secondDeployment",
        asked: whole("secondDeployment"),
        above: 0.5,
        below: null,
      }),
    ).toBe("Second deployment, once foreign troops are there");
    expect(chanceTitle({ ...chance, outcome: "fallen", asked: whole("fallen"), below: 0.5, given: "" })).toBe(
      "It does not happen: incumbent falls",
    );
  });
});

describe("in the shipped scenario", () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await loadScenario("scenarios/kazakhstan-2022");
  });
  test("no title has a path, a joined name or the name of an outcome or event that is no word", () => {
    const claims = [...scenario.claims, ...scenario.rivals.flatMap((r) => r.claims)];
    const titles = claims.flatMap((c) =>
      c.tests.flatMap((t) =>
        t.kind === "contrast" || t.kind === "trend"
          ? [contrastTitle(t)]
          : t.kind === "chance"
            ? [chanceTitle(t)]
            : t.kind === "share"
              ? [shareTitle(t)]
              : [],
      ),
    );
    expect(titles.length).toBeGreaterThan(50);
    const names = [...OUTCOME_NAMES, ...Object.keys(MOMENTS)].filter((n) => /[A-Z]/.test(n));
    for (const title of titles) {
      expect(title).not.toMatch(/[a-z]\.[a-z]|[a-z][A-Z]|_/);
      expect(title).toMatch(/^\p{Lu}/u);
      for (const name of names) expect(title).not.toContain(name);
    }
  });
});
