// How comparisons of cases are written: each form, and what is said of each mistake.
import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.ts";
import { SMALL } from "./small.ts";

const WRITTEN =
  "    - cases: { where: standing = undisputed, against: standing = contested | interim, outcome: answered = yes }\n";
const withCases = (written: string) => {
  const claims = SMALL["claims.yaml"] as string;
  expect(claims).toContain(WRITTEN);
  const cases = `id,standing,answered,days\nA-1,undisputed,yes,2\nB-1,"torn, and = lost",no,9\nC-1,here and there,no,-1.5\n`;
  const others = {
    "claims.yaml": `${claims.slice(0, claims.indexOf("  tests:\n"))}  tests:\n    - cases: ${written}\n`,
  };
  return parseScenario({ ...SMALL, "cases.csv": cases, ...others });
};
const only = (written: string) => {
  const { scenario, problems } = withCases(written);
  expect(problems).toEqual([]);
  return scenario?.claims[0]?.tests[0];
};
const codes = (written: string) => withCases(written).problems.map((p) => p.code);

test("an `and` and an `=` inside a value are part of it", () => {
  const found = only(
    "{ where: 'standing = here and there | torn, and = lost and answered = no', against: standing = undisputed, outcome: days }",
  );
  expect(found).toMatchObject({
    form: "numbers",
    where: [
      { column: "standing", equals: ["here and there", "torn, and = lost"] },
      { column: "answered", equals: ["no"] },
    ],
    outcome: { column: "days", order: [], step: 0 },
    says: "more",
  });
});

test("each form is read as what it is", () => {
  expect(only("{ along: days, outcome: answered = yes, says: falls }")).toMatchObject({
    form: "levels",
    says: "falls",
  });
  expect(only("{ along: { column: days, step: 5 }, outcome: { column: answered, order: [no, yes] } }")).toMatchObject({
    form: "ranks",
    along: { step: 5 },
    outcome: { order: [["no"], ["yes"]] },
    says: "rises",
  });
  expect(only("{ rows: [A-1], show: [days, answered] }")).toMatchObject({ form: "rows", table: "cases" });
  expect(only("{ table: states, along: income, outcome: calm = yes }")).toMatchObject({ table: "states" });
});

test("mistakes", () => {
  expect(codes("{ outcome: answered = yes }")).toEqual(["PR-S080", "PR-S080"]);
  expect(codes("{ along: days, against: answered = no, outcome: answered = yes }")).toEqual(["PR-S080"]);
  expect(codes("{ rows: [A-1], show: [days], says: more }")).toEqual(["PR-S080"]);
  expect(codes("{ along: answered, outcome: days }")).toEqual(["PR-S081"]);
  expect(codes("{ along: { column: days, step: 1000 }, outcome: answered = yes }")).toEqual([]);
  expect(codes("{ along: days, outcome: answered = yes, says: less }")).toEqual(["PR-S082"]);
  expect(codes("{ rows: [A-2], show: [daze] }")).toEqual(["PR-S048", "PR-S047"]);
  expect(codes("{ along: { column: answered, order: [no, maybe] }, outcome: days }")).toEqual(["PR-S048"]);
  expect(codes("{ where: answered = no, against: answered = yes, outcome: dayz }")).toEqual(["PR-S047"]);
  expect(codes("{ table: cities, rows: [A-1], show: [days] }")).toEqual(["PR-S012"]);
});

test("without states.csv its columns are missed once, and by its name", () => {
  const { "states.csv": _, ...files } = SMALL;
  const { problems } = parseScenario(files);
  expect(problems.map((p) => [p.code, p.remedy])).toEqual([
    ["PR-S047", "states.csv is missing or empty."],
    ["PR-S047", "states.csv is missing or empty."],
    ["PR-S047", "states.csv is missing or empty."],
  ]);
});
