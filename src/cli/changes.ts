// What a command line changes in a run: --given, --set, --force, --do and --variant, read and checked as an arm of a contrast would be.
import { parseQuantity } from "../core/units.ts";
import { isStatus, STATUSES } from "../model/actors/request.ts";
import { armProblem } from "../scenario/claims/checkArm.ts";
import { FROM_THE_START } from "../scenario/conditions.ts";
import { flagOf, parseDirective } from "../scenario/interventions.ts";
import { givenText, MOMENT_NAMES, parseGiven } from "../scenario/moments.ts";
import { nearest, some } from "../scenario/problems/nearest.ts";
import { GIVEN, PARAMETERS, SETTABLE, STATUS_PATH } from "../scenario/paths.ts";
import { printable } from "../scenario/problems/problemText.ts";
import { wantedBy } from "../scenario/files/readAssumptions.ts";
import type { Intervention, NamedVariant, Scenario } from "../scenario/scenario.ts";
import { shellOption } from "../scenario/shellWords.ts";
import type { Replay } from "../questions/run.ts";
import { InputError } from "./inputError.ts";
import type { Changes } from "./options.ts";

const shown = (text: string): string => printable(text).slice(0, 100);

export const changesAnything = (options: Changes): boolean =>
  options.set.length + options.force.length + options.do.length > 0 || options.variant !== undefined;

/** What is changed, as flags of a command line. */
export const flagsOf = ({ given, sets }: Replay): string[] => [
  ...(given === "" ? [] : [shellOption("given", given)]),
  ...sets.map(flagOf),
];

/** Throws InputError for what is no condition, no path, no value, or cannot act from the condition on. */
export function replayOf(options: Changes, scenario: Scenario): Replay {
  const given = givenOf(options.given);
  const directive = (text: string, kind: "force" | "do"): Intervention => {
    const read = parseDirective(text, scenario.start);
    if ("problem" in read) throw new InputError(`error in --${kind} "${shown(text)}": ${read.problem}`);
    if (!(kind in read))
      throw new InputError(`error --${kind} does not take "${shown(text)}"; use --${kind === "do" ? "force" : "do"}`);
    return read;
  };
  const sets = [
    ...(options.variant === undefined ? [] : variantNamed(options.variant, scenario).interventions),
    ...options.set.map(setOf),
    ...options.force.map((text) => directive(text, "force")),
    ...options.do.map((text) => directive(text, "do")),
  ];
  const early = given === "" ? undefined : sets.find((s) => "set" in s && FROM_THE_START.has(s.set));
  if (early && "set" in early)
    throw new InputError(
      `error "${early.set}" acts from the start, before "${given}" can hold; leave out --given, or set something that still acts afterwards`,
    );
  // a variant's setting may be set anew; what is imposed may not contradict itself
  const problem = armProblem(sets.filter((s) => !("set" in s)));
  if (problem) throw new InputError(`error ${problem.message}. ${problem.remedy}`);
  return { given, sets };
}

/** Throws InputError for a name that variants.yaml does not have. */
export function variantNamed(name: string, { variants }: Scenario): NamedVariant {
  const found = variants.find((v) => v.id === name);
  if (found) return found;
  const near = nearest(
    name,
    variants.map((v) => v.id),
  );
  const known =
    variants.length === 0 ? "the scenario has no variants.yaml" : `there are ${some(variants.map((v) => v.id))}`;
  throw new InputError(
    `error there is no variant "${shown(name)}"${near === undefined ? "" : `; did you mean ${near}?`} In this scenario ${known}`,
  );
}

function givenOf(text: string | undefined): string {
  if (text === undefined || text === "") return "";
  if (!parseGiven(text)) {
    const near = nearest(text, MOMENT_NAMES);
    throw new InputError(
      `error there is no condition "${shown(text)}"${near === undefined ? "" : `; did you mean ${near}?`} There are ${MOMENT_NAMES.join(", ")}, or for instance "political share first > 0.7, not yet conceded"`,
    );
  }
  return givenText(text);
}

/** Paths of a world under which the scenario's own values are known, as `--set` prints them. */
const OWN: ReadonlySet<string> = new Set(GIVEN.values());

const ANY: readonly [number, number] = [-Infinity, Infinity];

/** "request.status=contested" or "mobilisation.joinRate=0.8 /day" as an intervention. */
function setOf(text: string): Intervention {
  const at = text.indexOf("=");
  const path = text.slice(0, Math.max(0, at)).trim();
  const value = text.slice(at + 1).trim();
  if (at < 0 || value === "")
    throw new InputError(
      `error "${shown(text)}" sets nothing; write path=value, for instance request.status=contested`,
    );
  const parameter = PARAMETERS.get(path);
  if (parameter?.kind === "form") {
    if (!Object.hasOwn(parameter.options, value))
      throw new InputError(
        `error ${path} is one of ${Object.keys(parameter.options).join(", ")}, not "${shown(value)}"`,
      );
    return { set: path, to: value };
  }
  if (path === STATUS_PATH && !/^[-+.\d]/.test(value)) {
    if (!isStatus(value)) throw new InputError(`error ${path} is one of ${STATUSES.join(", ")}, not "${shown(value)}"`);
    return { set: path, to: value };
  }
  const own = path === STATUS_PATH || GIVEN.has(path) || OWN.has(path);
  if (!parameter && !own) {
    const near = nearest(path, SETTABLE);
    throw new InputError(
      `error there is nothing to set under "${shown(path)}"${near === undefined ? "" : `; did you mean ${near}?`} precedent check lists every path`,
    );
  }
  // a bare number is in the parameter's own unit, as replay commands print it
  const bare = Number(value);
  const read = Number.isFinite(bare) ? { value: bare } : parseQuantity(value, own ? "1" : (parameter?.unit ?? "1"));
  if ("problem" in read) throw new InputError(`error in --set "${shown(text)}": ${read.problem}`);
  const [least, most] = parameter?.kind === "quantity" ? (wantedBy(parameter).limits ?? ANY) : ANY;
  if (!(read.value >= least && read.value <= most))
    throw new InputError(`error ${path} cannot be ${shown(value)}: it lies between ${least} and ${most}`);
  if (own && !(read.value >= 0 && read.value <= 1))
    throw new InputError(`error ${path} is a share from 0 to 1, not "${shown(value)}"`);
  return { set: GIVEN.get(path) ?? path, to: read.value };
}
