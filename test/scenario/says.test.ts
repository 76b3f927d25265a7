// What a claim may say of its arms: words for an outcome, for the fit to the record, along a list, of a chance; and what is said of a wrong one.
import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.ts";
import { ALONG, OF_A_FIT, OF_ARMS } from "../../src/scenario/claims/says.ts";
import { SMALL } from "./small.ts";

const withTest = (written: string) => {
  const claims = SMALL["claims.yaml"] as string;
  return parseScenario({
    ...SMALL,
    "claims.yaml": `${claims.slice(0, claims.indexOf("  tests:\n"))}  tests:\n    - ${written}\n`,
  });
};
const only = (written: string) => {
  const { scenario, problems } = withTest(written);
  expect(problems).toEqual([]);
  return scenario?.claims[0]?.tests[0];
};
const said = (says: string): string => (says === "" ? "" : `, says: ${says}`);
const contrast = (says: string): string =>
  `contrast: { outcome: fallen, order: [poor, rich], arms: { poor: [{ set: hardship.legitimacy, to: 0.3 }], rich: [] }${said(says)} }`;
const fit = (says: string): string => contrast(says).replace("outcome: fallen", "fit: [people-day-2]");
const trend = (says: string): string =>
  `trend: { outcome: fallen, along: { set: given.tied, to: [0.1, 0.3, 0.5] }${said(says)} }`;
const chance = (says: string): string => `chance: { outcome: fallen, chance: 5 %${said(says)} }`;

test("left out, a contrast says above, a fit likelier, a chance at least", () => {
  expect(only(contrast(""))).toMatchObject({ says: "above", order: ["poor", "rich"] });
  expect(only(fit(""))).toMatchObject({ says: "above" });
  expect(only(chance(""))).toMatchObject({ says: "at least" });
});

test("every word is read as what it says of the first arm as written", () => {
  for (const [word, says] of Object.entries(OF_ARMS))
    expect(only(contrast(word))).toMatchObject({ says, order: ["poor", "rich"] });
  for (const [word, says] of Object.entries(OF_A_FIT)) expect(only(fit(word))).toMatchObject({ says });
  for (const [word, says] of Object.entries(ALONG))
    expect(only(trend(word))).toMatchObject({ says, order: ["0.5", "0.1"] });
  expect(only(chance("at most"))).toMatchObject({ says: "at most" });
});

test("a word of the other comparison is told with the one that is meant", () => {
  expect(withTest(contrast("not likelier")).problems).toMatchObject([{ code: "PR-S094", hint: "not above" }]);
  expect(withTest(fit("below")).problems).toMatchObject([{ code: "PR-S094", hint: "less likely" }]);
});

test("a word that is none is told with the nearest", () => {
  expect(withTest(contrast("no diference")).problems).toMatchObject([{ code: "PR-S012", hint: "no difference" }]);
  expect(withTest(contrast("not abov")).problems).toMatchObject([{ code: "PR-S012", hint: "not above" }]);
  expect(withTest(trend("rise")).problems).toMatchObject([{ code: "PR-S012", hint: "rises" }]);
  expect(withTest(chance("at mots")).problems).toMatchObject([{ code: "PR-S012", hint: "at most" }]);
});
