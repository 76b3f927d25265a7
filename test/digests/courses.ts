// The runs that digests are taken of: worlds as drawn, and of the made-up crisis every way in which a run can be changed.
import { MECHANISMS } from "../../src/model/index.ts";
import { ACTORS, type Directive } from "../../src/model/kit/imposed.ts";
import { parsePassage } from "../../src/scenario/moments.ts";
import type { Lesson } from "../../src/model/kit/lesson.ts";
import type { Neighbour } from "../../src/model/kit/neighbour.ts";
import { advance, fork, startRun, type Run } from "../../src/run/run.ts";
import { CHOICES } from "../../src/scenario/interventions.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { compiler, compileWorld, PLAN, pointLength, type Plan } from "../../src/world/compile.ts";
import { neighbourWorld } from "../../src/world/neighbours.ts";
import { spread } from "../core/spread.ts";
import { CRISES, CRISIS_DAYS, crisisState, type Crisis } from "../fixture/crisis.ts";

/** A run, where it begins: at the start, or where it was forked. */
export interface Course {
  readonly name: string;
  /** Whether it is followed beyond its horizon, and whether the crises of the states around that may follow are looked at: they take longest. */
  readonly followed: boolean;
  readonly around: boolean;
  begin(): Run;
}

/** One run each of the first worlds. */
export function drawn(scenario: Scenario, worlds: number): readonly Course[] {
  const compiled = compiler(scenario);
  return Array.from({ length: worlds }, (_, index) => ({
    name: `world ${index}`,
    followed: true,
    around: index % 4 === 0,
    begin: () => startRun(compileWorld(compiled, PLAN, index), 0, true),
  }));
}

/** Rival forms of the model, by path: their options. */
export const FORMS: readonly (readonly [path: string, options: readonly string[]])[] = MECHANISMS.flatMap((m) =>
  Object.entries(m.params).flatMap(([name, parameter]) =>
    parameter.kind === "form" ? [[`${m.name}.${name}`, Object.keys(parameter.options)] as const] : [],
  ),
);

/** Worlds in which every option of a form makes another run; of the others, it is world 3. */
const TOLD_APART: Readonly<Record<string, number>> = { "treaty.ground": 13, "treaty.rule": 8 };

export const crisisScenario = crisisState();
const compiled = compiler(crisisScenario);
const crisis = (index: number): Crisis => CRISES[index] as Crisis;

function start({ index, sets, directives }: Crisis, plan: Plan = PLAN): Run {
  const list = Object.entries(sets).map(([set, to]) => ({ set, to }));
  return startRun({ ...compileWorld(compiled, plan, index, list), directives }, 0, true);
}

/** World 3 of the made-up crisis, in which most happens, with more set and with this imposed instead. */
const changed = (sets: Crisis["sets"], directives: readonly Directive[] = crisis(3).directives): Crisis => ({
  ...crisis(3),
  sets: { ...crisis(3).sets, ...sets },
  directives,
});

/** The made-up crisis, and every way in which one of its runs can be another. */
export function crisisCourses(): readonly Course[] {
  const course = (name: string, begin: () => Run): Course => ({ name, begin, followed: false, around: false });
  const crises = CRISES.map(
    (c): Course => ({
      ...course(`crisis ${c.index}`, () => start(c)),
      followed: true,
      around: true,
    }),
  );
  const stays: Course = {
    ...course("troops that stay", () => start(changed({ "aftermath.stayDefault": -40 }))),
    followed: true,
  };
  /** A crisis of a state around that has earlier cases to learn from, read in each of the ways there are. */
  const lessons: readonly Lesson[] = [
    { came: true, stayed: false, framed: true, distance: 0.2, memberDistance: [0.1, 0.4, 0.8] },
    { came: false, stayed: null, framed: false, distance: 0.5, memberDistance: [0.7, 0, 0.3] },
    { came: null, stayed: null, framed: true, distance: 0.9, memberDistance: [1, 0.2, 0.5] },
  ];
  const taught = (["beta", "twoType", "none"] as const).flatMap((form) =>
    ["M1", "N1"].map((id) =>
      course(`around, ${id} taught by ${form}`, () => {
        const { world } = start(changed({ "precedent.form": form }));
        const state = world.region.find((n) => n.id === id) as Neighbour;
        return startRun(neighbourWorld(world, state, { seed: 5, shock: 5, lessons, tied: 0.3 }), 1, true);
      }),
    ),
  );
  const forms = FORMS.flatMap(([path, options]) =>
    options.map((option) => {
      const base = crisis(TOLD_APART[path] ?? 3);
      return course(`${path} ${option}`, () => start({ ...base, sets: { ...base.sets, [path]: option } }));
    }),
  );
  const when = parsePassage("people first > 9");
  const choices = ACTORS.flatMap((force) =>
    CHOICES[force].map((choose, i) =>
      course(`${force} ${choose}`, () => start(changed({}, [{ force, choose, when, after: i / 8 }]))),
    ),
  );
  const never = (
    [
      ["government", "concede"],
      ["guarantor", "deploy"],
    ] as const
  ).map(([force, option]) => course(`${force} never ${option}`, () => start(changed({}, [{ force, never: option }]))));

  const point = spread(4 * pointLength(compiled), 0.01, 0.99);
  const plans: Readonly<Record<string, Partial<Plan>>> = {
    "another seed": { seed: 9007199254740991 },
    "scrambled design": { design: "scrambled", worlds: 7 },
    "half ranges": { width: 0.5 },
    "double ranges": { width: 2 },
    "no shock": { shocked: false },
    "finer steps": { refine: 2 },
    "given point": { given: { points: Float64Array.from(point) } },
  };
  const planned = Object.entries(plans).map(([name, plan]) =>
    course(name, () => start(crisis(3), { ...PLAN, ...plan })),
  );

  const luck = (from: number): number[] => Array.from({ length: 2 * CRISIS_DAYS }, (_, i) => from + (i % 5));
  /** World 3 taken so many days, then forked into what it is there. */
  const forked = (days: number, into: Crisis, branch: number, blocks?: number): Run => {
    const from = start(crisis(3));
    const run = blocks === undefined ? from : startRun(from.world, 0, true, luck(blocks));
    advance(run, days);
    return fork(run, start(into).world, branch);
  };
  const imposed: Directive = { do: "political share", to: 0.9, when: null, after: 0, hold: 3 };
  const others = [
    course("another replicate", () => startRun(start(crisis(3)).world, 1, true)),
    course("luck in blocks", () => startRun(start(crisis(3)).world, 0, true, luck(0))),
    course("luck in blocks, forked", () => forked(2, crisis(3), 2, 7)),
    course("fork, same luck", () => forked(2, crisis(3), 0)),
    course("fork, other luck", () => forked(2, crisis(3), 1)),
    course("fork, other assumptions", () =>
      forked(1, changed({ "hardship.backlash": 0.9, "mobilisation.joinRate": 3 }), 0),
    ),
    course("fork, imposed from there", () => forked(3, changed({}, [imposed]), 1)),
  ];
  return [...crises, stays, ...forms, ...choices, ...never, ...planned, ...others, ...taught];
}
