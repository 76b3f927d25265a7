// docs/model.md: the model in the order of the ODD protocol, made from what the mechanisms, the state and the schedule declare.
//   Grimm et al., Ecological Modelling 221:2760 (2010)
import type { Form, Mechanism, Parameters } from "../../src/model/kit/declare.ts";
import {
  FACTION_OPTIONS, FORCE_OPTIONS, GOVERNMENT_OPTIONS, GUARANTOR_OPTIONS, MEMBER_OPTIONS, POSTURE_OPTIONS, SIZE_OPTIONS,
} from "../../src/model/kit/options.ts"; // prettier-ignore
import { dimensionOf, FIELD_NAMES, SEEN, SERVICES } from "../../src/model/kit/state.ts";
import type { Phase, Step } from "../../src/model/kit/step.ts";
import { CONCEPTS, ENTITIES, HEAD, INITIALISATION, OVERVIEW, PURPOSE, SUBMODELS, type Counts } from "./modelWords.ts";
import { WHEN } from "./schedule.ts";
import { table } from "./table.ts";

interface Model {
  readonly mechanisms: readonly Mechanism[];
  readonly absent: readonly { readonly name: string; readonly instead: string }[];
  readonly schedule: Readonly<Record<Phase, readonly Step[]>>;
  /** What draws are for. */
  readonly streams: readonly string[];
}

const BY_DIMENSION: readonly (readonly [dimension: ReturnType<typeof dimensionOf>, entity: string])[] = [
  ["one", "the state, its government, the guarantor, the request"],
  ["place", "a place"],
  ["cell", "people of a place by stratum of predisposition"],
  ["force", `staff of a service (${SERVICES.join(", ")}) in a place`],
  ["site", "a site: government building of a place, airport of the largest city"],
  ["member", "a member of the alliance that votes"],
  ["faction", "a faction that shares power"],
  ["seen", `an actor's picture (${SEEN.join(", ")}), now and a day older`],
  ["shock", "an actor's leaning towards an option"],
  ["directive", "what an experimenter imposes"],
  ["day", "a day's figures"],
  ["placeDay", "a day's figures of a place"],
];

const forms = (m: Mechanism): [string, Form][] =>
  Object.entries(m.params as Parameters).flatMap(([name, p]) => (p.kind === "form" ? [[name, p]] : []));
const options = (f: Form): string =>
  Object.entries(f.options)
    .map(([option, weight]) => `${option} ${weight}`)
    .join(", ");

function submodel(m: Mechanism): string {
  const rival = forms(m).map(([name, f]) => `\`${name}\` (${options(f)})`);
  const equation = m.equation.split("\n").map((line) => line.trim());
  return [
    `### ${m.name}`,
    m.purpose,
    m.words,
    `\`\`\`text\n${equation.join("\n")}\n\`\`\``,
    m.steps.length > 0 ? `Steps: ${m.steps.map((s) => `${s.name} (${s.phase})`).join(", ")}.` : "",
    rival.length > 0 ? `Rival forms, drawn like any assumption: ${rival.join("; ")}.` : "",
    m.departures.length > 0 ? `Departures:\n\n${m.departures.map((d) => `- ${d}`).join("\n")}` : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The page. */
export function modelPage({ mechanisms, absent, schedule, streams }: Model): string {
  const parameters = mechanisms.flatMap((m) => Object.values(m.params as Parameters));
  const counts: Counts = {
    mechanisms: mechanisms.length,
    quantities: parameters.filter((p) => p.kind === "quantity").length,
    free: parameters.filter((p) => p.kind === "quantity" && p.sign === "free").length,
    forms: parameters.filter((p) => p.kind === "form" && Object.values(p.options).filter((w) => w > 0).length > 1)
      .length,
    assumed: parameters.filter((p) => p.evidence.source === "assumed").length,
    steps: Object.values(schedule).flat().length,
    fields: FIELD_NAMES.length,
    streams: streams.length,
  };
  const fields = BY_DIMENSION.map(([dimension, entity]) => [
    entity,
    FIELD_NAMES.filter((f) => dimensionOf(f) === dimension).join(", "),
  ]);
  const phases = Object.entries(schedule).map(([phase, steps]) => [
    phase,
    WHEN[phase as Phase],
    steps.map((s) => s.name).join(", "),
  ]);
  const choices = [
    ["government", GOVERNMENT_OPTIONS.join(", ")],
    ["government, about a crowd", POSTURE_OPTIONS.join(", ")],
    ["guarantor", [...GUARANTOR_OPTIONS, ...SIZE_OPTIONS.map((size) => `deploy ${size}`)].join(", ")],
    ["a member", MEMBER_OPTIONS.join(", ")],
    ["a faction, and the incumbent about it", FACTION_OPTIONS.join(", ")],
    ["a force abroad", FORCE_OPTIONS.join(", ")],
  ];
  return `${[
    HEAD,
    `## Purpose\n\n${PURPOSE}`,
    `## Entities, state variables and scales\n\n${ENTITIES(counts)}\n\n${table(["entity", "what its state holds"], fields).trimEnd()}`,
    `## Process overview and scheduling\n\n${OVERVIEW(counts)}\n\n${table(["phase", "when", "steps, in order"], phases).trimEnd()}`,
    `## Design concepts\n\n${CONCEPTS(counts)}\n\n${table(["who decides", "between"], choices).trimEnd()}`,
    `## Initialisation and input\n\n${INITIALISATION(counts)}`,
    `## Submodels\n\n${SUBMODELS(counts)}`,
    ...mechanisms.map(submodel),
    `## What is absent\n\nA mechanism that is not built has no part in any equation. What others need from it is one assumption a world.`,
    table(
      ["absent", "what stands in"],
      absent.map((a) => [a.name, a.instead]),
    ).trimEnd(),
  ].join("\n\n")}\n`;
}
