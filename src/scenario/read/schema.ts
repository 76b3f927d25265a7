// The shapes of the YAML files of a scenario, in zod, and what they are made of; claims and rivals have theirs where they are read. JSON Schemas
// for editors are made from these same schemas.
import { PATTERNS } from "../../model/asked.ts";
import { ACTORS } from "../../model/kit/imposed.ts";
import { IMPOSABLE } from "../../model/kit/passages.ts";
import { alsoChoice, choicesOf } from "../interventions.ts";
import { z } from "zod";
import { FACTION_VALUE_NAMES, FACTION_VALUES } from "../factions.ts";
import { MEMBER_VALUE_NAMES, MEMBER_VALUES } from "../members.ts";
import { PARAMETERS } from "../paths.ts";
import { NEIGHBOUR_VALUE_NAMES, NEIGHBOUR_VALUES } from "../region.ts";
import { ALSO, OBSERVABLES, OUTCOMES, REQUESTERS, VALUES } from "../../model/outcomes.ts";

// schemas are walked, not compiled to code: quicker for one reading, and nothing is evaluated where that is forbidden
z.config({ jitless: true });

export const ID_PATTERN = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
export const id = z.string().regex(ID_PATTERN).meta({ id: "id" });
/** Something that is seen: spaces, marks of direction and letters without a form are none. */
const SEEN = /(?![\u115F\u1160\u2800\u3164\uFFA0])[\p{L}\p{N}\p{P}\p{S}]/u;
export const words = z.string().min(1).max(2000).regex(SEEN, { error: "seen" }).meta({ id: "words" });
export const source = z.string().min(1).max(64).describe("A key of sources.yaml, or: assumed");
const sourceKey = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/);
const mark = z
  .enum(["V", "U", "D", "C", "F", "-"])
  .describe(
    "V read in a source, U from memory, D derived, C sources conflict, F read in this project's facts, - assumed",
  );
export const why = words.describe("Why this value or range");
const date = z.string().describe("2022-01-05T16:30+06:00");

export const quantitySchema = z.union([z.number(), z.string()], { error: "a number, with its unit if it has one" });

export const SHAPES = ["uniform", "triangular", "lognormal", "loguniform", "normal"] as const;

const valueParts = z.strictObject({
  value: quantitySchema.optional().describe("A fact"),
  between: z
    .tuple([quantitySchema, quantitySchema])
    .optional()
    .describe("An unknown: low and high. For normal and lognormal the 5 % and 95 % points"),
  likely: quantitySchema.optional(),
  shape: z.enum(SHAPES).optional(),
  beta: z
    .tuple([z.number(), z.number()])
    .optional()
    .describe("An unknown share: the two shape numbers of a beta distribution"),
  oneOf: z.array(z.strictObject({ value: quantitySchema, weight: z.number() })).optional(),
  source: source.optional(),
  mark: mark.optional(),
  why: why.optional(),
});

export const valueSchema = z
  .union([z.number(), z.string(), valueParts], {
    error: "a number with its unit, `{ value: … }` or `{ between: [low, high], … }`",
  })
  .meta({ id: "value" });
export type RawValue = z.output<typeof valueSchema>;
export type RawQuantity = z.output<typeof quantitySchema>;

const place = z.strictObject({
  name: words.optional(),
  people: z.strictObject({ value: quantitySchema, source, mark: mark.optional(), why: why.optional() }),
  at: z.tuple([quantitySchema, quantitySchema]).describe("Latitude and longitude of the centre, degrees"),
  map: z.string().max(64).optional().describe("Key of the place's polygon in the map file"),
  utcOffset: quantitySchema.optional().describe("Hours ahead of UTC"),
});

const force = z.strictObject({
  share: valueSchema.describe("Staff as a share of people: 4.48 /1000"),
  discipline: valueSchema.describe("0 dissolves when told to disperse a crowd, 1 obeys any order"),
});

const member = z.strictObject(
  Object.fromEntries(
    MEMBER_VALUE_NAMES.map((name) => [name, valueSchema.describe(MEMBER_VALUES[name].meaning).optional()]),
  ),
);
const faction = z.strictObject({
  former: z.boolean().optional().describe("true for a former leader's people"),
  ...Object.fromEntries(
    FACTION_VALUE_NAMES.map((name) => [name, valueSchema.describe(FACTION_VALUES[name].meaning).optional()]),
  ),
});
const neighbour = z.strictObject(
  Object.fromEntries(
    NEIGHBOUR_VALUE_NAMES.map((name) => [name, valueSchema.describe(NEIGHBOUR_VALUES[name].meaning).optional()]),
  ),
);
export const RULES = ["consensus", "majority", "twoThirds", "guarantor"] as const;
export const GROUNDS = ["outsideAttack", "anyThreat"] as const;

export const scenarioSchema = z
  .strictObject({
    format: z.literal(1),
    id,
    title: words,
    start: date,
    horizon: quantitySchema.describe("30 d"),
    state: z.strictObject({ id, name: words, capital: id, largest: id }),
    requester: z.enum(REQUESTERS),
    values: z.strictObject(
      Object.fromEntries(Object.entries(VALUES).map(([name, meaning]) => [name, valueSchema.describe(meaning)])),
    ),
    places: z.record(id, place).optional(),
    forces: z.strictObject({ police: force, interior: force.optional(), army: force.optional() }),
    factions: z
      .record(id, faction)
      .optional()
      .describe("Who holds power beside the incumbent's own circle; left out, three of unknown size are assumed"),
    treaty: z.strictObject({
      id,
      guarantor: id,
      members: z
        .union([z.array(id).min(1), z.record(id, member.nullable())], {
          error: "a list of ids, or a map of members with what is known of each",
        })
        .describe("A list of ids, or by id what bears on a member's vote; what is left out is assumed"),
      rule: z.enum(RULES).describe("How the council decides"),
      ground: z.enum(GROUNDS).optional().describe("What the treaty gives help against"),
    }),
    shocks: z.record(
      id,
      z.strictObject({
        name: words,
        from: date,
        at: id.describe("The place that feels it most"),
        relative: z.record(id, valueSchema).optional().describe("Size at other places, relative to that place"),
      }),
    ),
    map: z
      .strictObject({
        file: z
          .string()
          .min(1)
          .max(255)
          .optional()
          .describe("A GeoJSON or TopoJSON file of this folder, ending in json"),
        object: z.string().min(1).max(255).optional().describe("The object of a topology that holds the regions"),
        key: z.string().min(1).max(255).optional().describe("The property that the places' `map` names"),
        name: z.string().min(1).max(255).optional().describe("The property with a region's name"),
      })
      .optional()
      .describe("What of the map counts, where it is not found by itself"),
    region: z
      .record(id, neighbour)
      .optional()
      .describe("States whose later crises may follow, by id; what is left out of one is assumed"),
  })
  .describe("A scenario: who, where, when, under which treaty");

const overrideForm = z.strictObject({ form: z.record(z.string(), z.number()), source, why: why.optional() });
const overrideSchema = z
  .union([z.number(), z.string(), valueParts.extend(overrideForm.partial().shape)], {
    error: "a number with its unit, `{ between: [low, high], … }` or `{ form: { name: weight, … }, … }`",
  })
  .meta({ id: "override" });

/** One optional key for every parameter of every mechanism. */
export const assumptionsSchema = z
  .strictObject(Object.fromEntries([...PARAMETERS.keys()].map((path) => [path, overrideSchema.optional()])))
  .describe("What the scenario changes against the mechanisms' own ranges");

export const setTo = z.union([z.number(), z.string()], { error: "a number or a word" });
export const interventionParts = {
  set: z.string().optional().describe("mechanism.parameter, request.status or given.value"),
  force: z
    .string()
    .meta({ enum: ACTORS })
    .optional()
    .describe("An actor whose choice is imposed: government or guarantor"),
  choose: z.string().optional().describe("What it chooses, and does not choose by itself"),
  never: z.string().optional().describe("What it never chooses"),
  do: z
    .string()
    .meta({ enum: IMPOSABLE })
    .optional()
    .describe("A quantity of the state that is imposed: control, loyal share, survival, …"),
  when: z
    .string()
    .optional()
    .describe("requested, or: political share first > 0.7, or a date; else the moment at which the arms part"),
  after: quantitySchema.optional().describe("How long after that moment: 6 h"),
  hold: quantitySchema.optional().describe("How long an imposed state is held: 2 d"),
};
/** What each actor may choose, for editors: first as results name it, then other words for it. What is none is said where it is read. */
export const choicesByActor = (): object[] =>
  ACTORS.map((actor) => {
    const choice = (verb: "choose" | "never"): object => ({
      anyOf: [{ enum: choicesOf(actor, verb) }, { enum: [...alsoChoice(actor, verb).keys()] }],
    });
    return {
      if: { properties: { force: { const: actor } }, required: ["force"] },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: { properties: { choose: choice("choose"), never: choice("never") } },
    };
  });
export const intervention = z
  .strictObject({ ...interventionParts, to: setTo.optional() })
  .meta({ id: "intervention", allOf: choicesByActor() });
export type RawIntervention = z.output<typeof intervention>;
/** What may stand for an outcome, for editors; whether it is one is said where it is read, with the nearest name. */
export const outcomeOfRun = z.string().meta({
  id: "outcome",
  anyOf: [
    ...OUTCOMES.map((o) => ({ const: o.name, description: o.meaning })),
    { enum: [...ALSO.keys()] },
    { pattern: PATTERNS.members, description: "the contingents of these members come" },
  ],
});
const OF_RUN = { $ref: "#/definitions/outcome" };
const MOMENT = { pattern: PATTERNS.moment, description: "a quantity some days after the arms part" };
const SPREAD = { pattern: PATTERNS.spread, description: "how far two futures of one world lie apart in a share" };
export const outcomeOrMoment = z.string().meta({ id: "outcomeOrMoment", anyOf: [OF_RUN, MOMENT] });
export const outcomeOrSpread = z.string().meta({ id: "outcomeOrSpread", anyOf: [OF_RUN, MOMENT, SPREAD] });
export const variantsSchema = z
  .record(
    id,
    z.strictObject({
      text: words,
      interventions: z.array(intervention).min(1).describe("What is changed, as in an arm of a contrast"),
    }),
  )
  .describe("Changes with a name, for `precedent compare --variant`");

export const recordSchema = z
  .record(
    id,
    z.strictObject({
      outcome: z.string().meta({ enum: OBSERVABLES.map((o) => o.name) }),
      at: date.optional(),
      place: z.string().optional(),
      value: quantitySchema.optional(),
      between: z.tuple([quantitySchema, quantitySchema]).optional(),
      when: z.union([date, z.tuple([date, date])], { error: "a date or [earliest, latest]" }).optional(),
      mark,
      sources: z.array(z.string()).min(1),
      text: words,
      conflict: z.array(words).optional().describe("What each source says, when they differ"),
    }),
  )
  .describe("The dated record: what was seen, with sources; conflicts stay ranges");

export const sourcesSchema = z
  .record(sourceKey, z.strictObject({ title: words, where: words, note: words.optional() }))
  .describe("Every source named in the scenario");

const number = z.union([z.number(), z.string()], { error: "a number such as 0.21 %" });
export const baseRatesSchema = z
  .record(
    id,
    z.union([
      z.strictObject({
        not: words.describe("Why a rate that every scenario has is about something else than this one"),
      }),
      z.strictObject({
        condition: words,
        per: words.optional().describe("What it is a share of, such as episodes"),
        n: quantitySchema.optional().describe("Of how many"),
        days: quantitySchema.optional().describe("Days within which it happens"),
        rate: number,
        low: number.optional(),
        high: number.optional(),
        source,
        mark: mark.optional(),
        note: words.optional(),
      }),
    ]),
  )
  .describe("How often it happens at all: beside the rates that every scenario has, or instead of them");
