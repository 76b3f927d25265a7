// What a test in the model compares, in words: what is changed, between which arms, what is looked at, and from which moment on.
import { EVENTS, MECHANISMS } from "../model/index.ts";
import { labelOf, unitOf, type Asked } from "../model/asked.ts";
import type { EventDeclared } from "../model/kit/declareEvent.ts";
import type { Actor } from "../model/kit/imposed.ts";
import { QUANTITIES, type Passage } from "../model/kit/passages.ts";
import { AT_A_MOMENT, MOMENT } from "../model/outcomes.ts";
import { parseGiven } from "../scenario/moments.ts";
import { pathOf } from "../scenario/interventions.ts";
import type { ChanceTest, ContrastTest, Intervention, ShareTest } from "../scenario/scenario.ts";
import { counted } from "../scenario/counted.ts";

export function contrastTitle(test: ContrastTest): string {
  const changes = new Map(Object.values(test.arms).flatMap((arm) => arm.map((i) => [pathOf(i), changeWords(i)])));
  const arms = ARMS[test.kind](test);
  const of = test.asked ? askedWords(test.asked, test.spread) : `fit to ${test.fit.length} dated observations`;
  return `${capital(listed([...changes.values()]))}: ${arms} → ${of}${onceWords(test.given, test.outcome)}`;
}

/** Arms by name. */
const ARMS = {
  contrast: ({ order: [first, second] }) => `${spaced(first)} against ${spaced(second)}`,
  trend: ({ levels }) => `from ${spaced(levels[0] ?? "")} to ${spaced(levels.at(-1) ?? "")}`,
} satisfies Readonly<Record<ContrastTest["kind"], (test: ContrastTest) => string>>;

export function chanceTitle({ outcome, asked, above, below, given }: ChanceTest): string {
  const unit = unitOf(asked);
  const happens = unit === "yes/no";
  const level = (x: number): string => (unit === "share" ? `${Number((100 * x).toPrecision(6))} %` : String(x));
  const bounds = [above === null ? "" : `above ${level(above)}`, below === null ? "" : `below ${level(below)}`];
  const within = bounds.filter((bound) => bound !== "").join(" and ");
  const what = !happens
    ? `${askedWords(asked)} ${within}`
    : above === null
      ? `it does not happen: ${askedWords(asked)}`
      : askedWords(asked);
  return capital(what) + onceWords(given, outcome);
}

export function shareTitle(test: ShareTest): string {
  const [named, other] = test.says === "first" ? [test.first, test.second] : [test.second, test.first];
  const [level] = test.levels;
  const along = level === undefined ? "" : `, along ${changeWords(level.set)}`;
  return `${capital(named.name)} (${counted(named.inputs.length, "input")}) against ${other.name} (${other.inputs.length}) → ${askedWords(test.asked)}${onceWords(test.given, test.outcome)}${along}`;
}

/** What is asked of a run, in a few words; with `spread`, how far futures of a world lie apart in it. */
export function askedWords(asked: Asked, spread = false): string {
  if (spread) return `how far futures lie apart in ${askedWords(asked)}`;
  return asked.kind === "moment"
    ? `${AT_A_MOMENT[asked.name].label}, ${counted(asked.days, "day")} on`
    : labelOf(asked);
}

function momentWords(passage: Passage): string {
  if (passage.kind === "event") return MOMENT[passage.event].clause;
  const { quantity, side, level } = passage;
  // "people first > 999" is how a thousand out is written
  if (quantity === "people" && side === ">") return `${thousands(level + (level % 10 === 9 ? 1 : 0))} are out`;
  const { meaning, unit } = QUANTITIES[quantity];
  const end = unit === "share" ? `${Number((100 * level).toPrecision(6))} %` : thousands(level);
  return `the ${meaning} ${side === ">" ? "passes" : "falls below"} ${end}`;
}

const thousands = (x: number): string => String(x).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** From which moment on, "" from the start. That the outcome itself has not come yet goes without saying. */
const onceWords = (given: string, outcome: string): string =>
  given === "" ? "" : `, ${conditionWords(given, outcome)}`;

/** A condition in words: "once 1,000 are out, before the government concedes"; one that is not read stands as it is written. */
export function conditionWords(given: string, outcome = ""): string {
  const condition = parseGiven(given);
  if (!condition) return `given ${given}`;
  const before = condition.notYet.filter((event) => event !== outcome).map((event) => MOMENT[event].clause);
  return `once ${momentWords(condition.passage)}${before.map((words) => `, before ${words}`).join("")}`;
}

/** A step of an actor in words: "the guarantor sending troops". */
const stepWords = (actor: Actor, option: string): string =>
  Object.values<EventDeclared>(EVENTS).find((e) => e.step?.actor === actor && e.step.option === option)?.step
    ?.without ?? `the ${actor}'s step “${option}”`;

/** What an arm changes, without to what. */
function changeWords(i: Intervention): string {
  if ("do" in i) return QUANTITIES[i.do].meaning;
  if ("force" in i) return stepWords(i.force, ("never" in i ? i.never : i.choose).split(" ")[0] ?? "");
  return inputWords(i.set);
}

/** What a scenario states as a fact, and an arm may set. */
const FACTS: Readonly<Record<string, string>> = { "request.status": "standing of the government that asks" };

/** An assumption in words: the beginning of its meaning. */
export function inputWords(path: string): string {
  const [mechanism = "", name = ""] = path.split(".");
  const meaning = MECHANISMS.find((m) => m.name === mechanism)?.params[name]?.meaning ?? FACTS[path];
  return meaning?.split(/[:;]|, years/)[0] ?? spaced(path.slice(path.indexOf(".") + 1));
}

/** "askedTenure" as it is spoken. */
const spaced = (name: string): string =>
  name
    .replace(/(?<=[a-z])[._](?=[A-Za-z])/g, " ")
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
