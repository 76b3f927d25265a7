// Interventions as text: how they are named on the command line, in titles and in commands to replay a run.
import { ACTORS, type Actor, type Directive, type When } from "../model/kit/imposed.ts";
import { IMPOSABLE, passageText, type QuantityName } from "../model/kit/passages.ts";
import { STATUS_ENDS } from "../model/actors/request.ts";
import { GOVERNMENT_OPTIONS, GUARANTOR_OPTIONS, SIZE_OPTIONS, SYNONYMS } from "../model/kit/options.ts";
import { parseQuantity } from "../core/units.ts";
import { parseWhen } from "./moments.ts";
import type { Intervention } from "./parts.ts";
import { shellOption } from "./shellWords.ts";

/** What each actor may be made to choose; doing nothing is what is left when the rest is forbidden. */
export const CHOICES: Readonly<Record<Actor, readonly string[]>> = {
  government: GOVERNMENT_OPTIONS.filter((o) => o !== "hold"),
  guarantor: [...GUARANTOR_OPTIONS.filter((o) => o !== "observe"), ...SIZE_OPTIONS.map((size) => `deploy ${size}`)],
};

/** What an actor may be made to choose, or never to choose: of deploying, all sizes at once. */
export const choicesOf = (actor: Actor, verb: "choose" | "never"): readonly string[] =>
  CHOICES[actor].filter((c) => verb === "choose" || !c.includes(" "));

/** By other words, what they stand for: "request" for "ask". */
export const alsoChoice = (actor: Actor, verb: "choose" | "never"): ReadonlyMap<string, string> =>
  new Map(
    choicesOf(actor, verb).flatMap((choice) => {
      const [option = "", ...size] = choice.split(" ");
      const also: Readonly<Record<string, readonly string[]>> = SYNONYMS[actor];
      return (also[option] ?? []).map((word) => [[word, ...size].join(" "), choice] as const);
    }),
  );

/** The choice that words name; undefined where the actor has none of that name. */
export const choiceCalled = (actor: Actor, verb: "choose" | "never", words: string): string | undefined =>
  choicesOf(actor, verb).includes(words) ? words : alsoChoice(actor, verb).get(words);

/** What there is to choose, with other words for it: "ask (or request)". */
export const choicesListed = (actor: Actor, verb: "choose" | "never"): string => {
  const also = [...alsoChoice(actor, verb)];
  return choicesOf(actor, verb)
    .map((choice) => {
      const words = choice.includes(" ") ? [] : also.flatMap(([word, meant]) => (meant === choice ? [word] : []));
      return words.length === 0 ? choice : `${choice} (or ${words.join(", ")})`;
    })
    .join(", ");
};

/** What an intervention is about: an assumption's path, an actor's option, or a quantity of the state. */
export function pathOf(i: Intervention): string {
  if ("set" in i) return i.set;
  if ("do" in i) return `state.${i.do}`;
  return `${i.force}.${("never" in i ? i.never : i.choose).split(" ")[0] ?? ""}`;
}

const whenText = (when: When): string =>
  when === null ? "" : ` when ${when.kind === "date" ? `day ${number(when.at)}` : passageText(when)}`;
const number = (x: number): string => String(Number(x.toPrecision(6)));
const after = (days: number): string => (days > 0 ? ` after ${number(days)} d` : "");

/** In words that `parseDirective` reads again. */
export function directiveText(d: Directive): string {
  if ("never" in d) return `${d.force} never ${d.never}`;
  if ("choose" in d) return `${d.force} ${d.choose}${whenText(d.when)}${after(d.after)}`;
  return `${d.do} = ${number(d.to)}${whenText(d.when)}${after(d.after)}${d.hold > 0 ? ` hold ${number(d.hold)} d` : ""}`;
}

/** As a flag of the command line: `--set path=value`, `--force "…"`, `--do "…"`. */
export function flagOf(i: Intervention): string {
  if (!("set" in i)) return shellOption("do" in i ? "do" : "force", directiveText(i));
  const status =
    i.set === "request.status" ? Object.entries(STATUS_ENDS).find(([, value]) => value === i.to)?.[0] : undefined;
  return shellOption("set", `${i.set}=${status ?? String(i.to)}`);
}

/**
 * Reads "government concede when people first > 1000 after 6 h", "government never concede", "control = 0.2 when requested hold 2 d".
 * `start` in days since 1970. A problem says what is wrong and what could stand there.
 */
export function parseDirective(text: string, start: number): Directive | { readonly problem: string } {
  const parts = /^(.*?)(?:\s+when\s+(.*?))?(?:\s+after\s+(\S+\s*\S*?))?(?:\s+hold\s+(\S+\s*\S*?))?$/.exec(text.trim());
  const [, what = "", whenWords, afterWords, holdWords] = parts ?? [];
  const day = /^day (\d+(?:\.\d+)?)$/.exec(whenWords ?? "");
  const when: When | undefined = day
    ? { kind: "date", at: Number(day[1]) }
    : whenWords === undefined
      ? null
      : (parseWhen(whenWords, start) ?? undefined);
  if (when === undefined)
    return { problem: `"${whenWords ?? ""}" is no moment; write for instance requested, or people first > 1000` };
  const wait = afterWords === undefined ? { value: 0 } : parseQuantity(afterWords, "d");
  const hold = holdWords === undefined ? { value: 0 } : parseQuantity(holdWords, "d");
  if ("problem" in wait) return wait;
  if ("problem" in hold) return hold;
  const state = /^(.+?)\s*=\s*(\S+(?:\s*%)?)$/.exec(what);
  if (state) {
    const to = parseQuantity(state[2] as string, "1");
    if ("problem" in to) return to;
    if (!IMPOSABLE.includes(state[1] as string))
      return { problem: `"${state[1] ?? ""}" cannot be imposed; these can: ${IMPOSABLE.join(", ")}` };
    return { do: state[1] as QuantityName, to: to.value, when, after: wait.value, hold: hold.value };
  }
  const [actor = "", ...words] = what.split(/\s+/);
  if (!(ACTORS as readonly string[]).includes(actor))
    return { problem: `"${actor}" is no actor; there are ${ACTORS.join(" and ")}` };
  const never = words[0] === "never";
  const verb = never ? "never" : "choose";
  // as the files write it: "choose" may stand before what is chosen
  const named = (never || words[0] === "choose" ? words.slice(1) : words).join(" ");
  const choice = choiceCalled(actor as Actor, verb, named);
  if (choice === undefined)
    return { problem: `"${named}" is nothing the ${actor} chooses; it can ${choicesListed(actor as Actor, verb)}` };
  return never
    ? { force: actor as Actor, never: choice }
    : { force: actor as Actor, choose: choice, when, after: wait.value };
}
