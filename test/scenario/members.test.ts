// The treaty's members: a list of ids or what is known of each, and what stands where nothing is said.
import { expect, test } from "vitest";
import { MEMBER_VALUE_NAMES, silent, votingMembers } from "../../src/scenario/members.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { SMALL } from "./small.ts";

const LINE = "treaty: { id: PACT, guarantor: BBB, members: [AAA, BBB], rule: consensus }";
const written = (treaty: string, claims = ""): ReturnType<typeof parseScenario> =>
  parseScenario({
    ...SMALL,
    "scenario.yaml": (SMALL["scenario.yaml"] as string).replace(LINE, () => treaty),
    ...(claims === "" ? {} : { "claims.yaml": claims }),
  });
const read = (treaty: string): Scenario => {
  const { scenario, problems } = written(treaty);
  expect(problems).toEqual([]);
  return scenario as Scenario;
};
const codes = (treaty: string, claims = ""): string[] => written(treaty, claims).problems.map((p) => p.code);

const MAP = `treaty:
  id: PACT
  guarantor: BBB
  rule: majority
  ground: anyThreat
  members:
    AAA:
    BBB: {}
    CCC: { stake: 0.4, offer: { between: [0.1, 0.2], source: assumed, why: a guess } }
    DDD:`;

test("a plain list of ids still does: whoever votes has the assumed ranges", () => {
  const { treaty } = read("treaty: { id: PACT, guarantor: BBB, members: [AAA, BBB, CCC], rule: consensus }");
  expect(treaty).toMatchObject({ ground: "", rule: "consensus" });
  expect(votingMembers(treaty).map((m) => m.id)).toEqual(["CCC"]);
  for (const name of MEMBER_VALUE_NAMES) expect(treaty.members[2]?.values[name]).toEqual(silent(name));
});

test("a map says what is known, the rest is assumed; a world holds both", () => {
  const scenario = read(MAP);
  expect(scenario.treaty.members.map((m) => m.id)).toEqual(["AAA", "BBB", "CCC", "DDD"]);
  expect(votingMembers(scenario.treaty).map((m) => m.id)).toEqual(["CCC", "DDD"]);
  const compiled = compiler(scenario);
  for (let index = 0; index < 20; index++) {
    const world = compileWorld(compiled, PLAN, index);
    expect(world.members[0]).toMatchObject({ id: "CCC", stake: 0.4 });
    expect(world.members[0]?.offer).toBeGreaterThanOrEqual(0.1);
    expect([0, 1]).toContain(world.members[1]?.parliament);
    expect([world.p["treaty"]?.["rule"], world.p["treaty"]?.["ground"]]).toEqual(["majority", "anyThreat"]);
  }
});

test("offers never come to more than nine tenths of the plan", () => {
  const scenario = read(MAP.replace("[0.1, 0.2]", "[0.95, 1]"));
  const world = compileWorld(compiler(scenario), PLAN, 0);
  expect(world.members.reduce((sum, m) => sum + m.offer, 0)).toBeCloseTo(0.9, 12);
});

test("another member changes no draw of the others", () => {
  const one = compileWorld(compiler(read(MAP)), PLAN, 5);
  const more = compileWorld(compiler(read(MAP.replace("    DDD:", "    EEE:\n    DDD:"))), PLAN, 5);
  expect(more.members.find((m) => m.id === "DDD")).toEqual(one.members.find((m) => m.id === "DDD"));
  expect(more.p["government"]).toEqual(one.p["government"]);
});

test("mistakes are told with their line", () => {
  expect(codes(MAP.replace("majority", "unanimity"))).toEqual(["PR-S012"]);
  expect(codes(MAP.replace("anyThreat", "any threat"))).toEqual(["PR-S012"]);
  expect(codes(MAP.replace("BBB: {}", "BBB: { stake: 0.4 }"))).toEqual(["PR-S014"]);
  expect(codes(MAP.replace("stake: 0.4", "steak: 0.4"))).toEqual(["PR-S014"]);
  expect(codes(MAP.replace("stake: 0.4", "stake: 1.4"))).toEqual(["PR-S023"]);
  expect(codes("treaty: { id: PACT, guarantor: BBB, members: [AAA, BBB, CCC, CCC], rule: consensus }")).toEqual([
    "PR-S005",
  ]);
});

test("a claim may ask for members' contingents, and only for those that may come", () => {
  const claim = (outcome: string): string =>
    `C1: { text: They come., type: forecast, group: Force, tests: [{ chance: { outcome: ${outcome}, given: consented, chance: 50 % } }] }`;
  expect(codes(MAP, claim("arrived.CCC"))).toEqual([]);
  expect(codes(MAP, claim("arrived.CCC+DDD"))).toEqual([]);
  expect(codes(MAP, claim("arrived.CCC+BBB"))).toEqual(["PR-S044"]);
  expect(codes(MAP, claim("arrived.ZZZ"))).toEqual(["PR-S044"]);
});

test("an arm that sets what the treaty says anyway is no other arm", () => {
  const claim = (to: string): string =>
    `C1: { text: Route., type: mechanism, group: Frame, tests: [{ contrast: { outcome: framedExternal, order: [a, b], arms: { a: [], b: [{ set: treaty.ground, to: ${to} }] } } }] }`;
  expect(codes(MAP, claim("anyThreat"))).toEqual(["PR-S056"]);
  expect(codes(MAP, claim("outsideAttack"))).toEqual([]);
});
