// What an experimenter imposes on a run, beside setting assumptions: an actor's choice at a moment, or a state at a moment. No world as
// drawn has any. An actor never takes by itself a choice that is imposed or forbidden: then the moment would not be the experimenter's.
import { mechanism, type Mechanism, type None } from "./kit/declare.ts";
import type { Actor, Directive } from "./kit/imposed.ts";
import type { MomentName } from "./kit/names.ts";
import { event, type EventDeclared } from "./kit/declareEvent.ts";
import { IMPOSED_FIELDS, passed, QUANTITIES, type Measured, type QuantityName } from "./kit/passages.ts";
import { NEVER, type DateField, type Field } from "./kit/state.ts";
import type { Moment } from "./kit/step.ts";
import type { World } from "./kit/world.ts";

const CHOICES: readonly Field[] = ["directiveAt", "directiveDone"];
/** What flows between ticks and has to be held there too, and the fields of it. */
const FLOWING: readonly QuantityName[] = ["loyal share", "control", "survival"];
const FLOWING_FIELDS = IMPOSED_FIELDS.filter((f) => f !== "political" && f !== "deaths" && f !== "dualPower");
const MEASURED_FIELDS = Object.values(QUANTITIES).flatMap((q): readonly Field[] => q.fields);

/** The mechanism, given the fields of all moments that may be waited for. */
export const directivesOver = (
  dates: Readonly<Record<MomentName, DateField>>,
): Mechanism<None, { readonly imposed: EventDeclared }, None, None, None> =>
  mechanism({
    name: "directives",
    purpose: "What an experimenter imposes: an actor's choice at a moment, or a state at a moment and for a while.",
    words:
      "No world as drawn has any; the arms of a contrast may. An actor never takes by itself a choice that is imposed on it or forbidden to it.",
    equation: String.raw`t* = first time of the named moment; from t* + after on: choose o, or x := value, held for a while`,
    departures: [
      "A state that is imposed is consistent only in itself: what depends on it follows by the other mechanisms.",
    ],
    params: {},
    steps: [
      {
        name: "directives",
        phase: "tick",
        reads: [...new Set([...CHOICES, ...IMPOSED_FIELDS, ...Object.values<Field>(dates), ...MEASURED_FIELDS])],
        writes: [...CHOICES, ...IMPOSED_FIELDS],
        apply: (at) => {
          at.world.directives.forEach((_, i) => take(at, i, dates));
        },
      },
      {
        name: "hold what is imposed",
        phase: "flow",
        reads: [...CHOICES, ...FLOWING_FIELDS],
        writes: FLOWING_FIELDS,
        apply: (at) => {
          at.world.directives.forEach((d, i) => {
            if (
              "do" in d &&
              FLOWING.includes(d.do) &&
              (at.state.directiveDone[i] as number) > 0 &&
              at.time < until(at, i, d)
            )
              impose(at, d);
          });
        },
      },
    ],
    events: {
      imposed: event({
        lane: "ground",
        label: "imposed",
        step: null,
        said: ({ values }, t) =>
          `Imposed from outside: ${Object.entries(values)
            .map(([name, x]) => t.imposed(name, x))
            .join(", ")}.`,
      }),
    },
  });

type Imposing = Extract<Directive, { do: string }>;

const impose = ({ state }: Moment, d: Imposing): void => (QUANTITIES[d.do] as Measured).impose?.(state, d.to);

const until = ({ state }: Moment, i: number, d: Imposing): number =>
  (state.directiveAt[i] as number) + d.after + d.hold;

/** Notes the moment when it has come, and imposes a state that is due; choices are left to their actors. */
function take(at: Moment, i: number, dates: Readonly<Record<MomentName, DateField>>): void {
  const { world, state, time } = at;
  const d = world.directives[i] as Directive;
  if ("never" in d) return;
  const { when } = d;
  if (
    (state.directiveAt[i] as number) === NEVER &&
    (when === null || (when.kind === "date" ? time >= when.at : passed(when, state, dates)))
  )
    state.directiveAt[i] = time;
  if (!("do" in d) || !isDue(at, i, d)) return;
  const done = (state.directiveDone[i] as number) > 0;
  if (done && time >= until(at, i, d)) return;
  state.directiveDone[i] = 1;
  impose(at, d);
  if (!done) at.log.add({ time, kind: "imposed", place: -1, causes: [], values: { [d.do]: d.to } });
}

const isDue = ({ state, time }: Moment, i: number, d: { readonly after: number }): boolean =>
  (state.directiveAt[i] as number) !== NEVER && time >= (state.directiveAt[i] as number) + d.after;

/** The choices that are due for an actor now, each once. */
export function forced(at: Moment, actor: Actor): string[] {
  const { directives: imposed } = at.world;
  if (imposed.length === 0) return [];
  return imposed.flatMap((d, i) => {
    if (!("choose" in d) || d.force !== actor || (at.state.directiveDone[i] as number) > 0 || !isDue(at, i, d))
      return [];
    at.state.directiveDone[i] = 1;
    return [d.choose];
  });
}

/** Whether an actor may take this option by itself. */
export const free = ({ directives: imposed }: World, actor: Actor, option: string): boolean =>
  imposed.length === 0 ||
  !imposed.some(
    (d) => "force" in d && d.force === actor && ("never" in d ? d.never : d.choose.split(" ")[0]) === option,
  );
