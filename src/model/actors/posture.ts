// What the government has its forces do about a crowd: stand by, drive it off, or arrest. A habit decides before anybody is out; while a crowd
// can be seen it is thought over.
import { assumed, loguniform, mechanism, quantity, source, triangular, uniform } from "../kit/declare.ts";
import { event } from "../kit/declareEvent.ts";
import type { Consideration } from "../kit/events.ts";
import { valueOf } from "../kit/events.ts";
import { POSTURE_OPTIONS, shockOf, type PostureOption } from "../kit/options.ts";
import { happened } from "../kit/outcome.ts";
import { at0, NEVER } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { observation } from "../street/observation.ts";
import { postureUnder } from "../street/repression.ts";
import { choose, looks, PUT, type Option } from "./decide.ts";
import { government } from "./government.ts";
import { picture, type Picture } from "./perception.ts";

export const posture = mechanism({
  name: "posture",
  purpose: "What the forces do about a crowd: stand by, drive it off, or arrest.",
  words:
    "Most protests on record see no police action at all. What the forces do is chosen: by habit before anybody is out, then anew as the government sees the crowd turn violent, or itself in danger. Under an emergency they arrest.",
  equation: String.raw`U_tolerate = 0,  U_disperse = b + w_v v̂/(v̂+v_0) + w_d (1-Ŝ) r_P loyal,  U_arrest = U_disperse + b_a;  w_c step_P on what is not the posture that stands;
    once before the start, at v̂ = 0 and Ŝ in calm times, then a stance (decide);  under an emergency or an order to fire: arrest`,
  departures: [
    "One posture for the whole country: places that are treated differently are not told apart.",
    "Driving people off breeds no violence of its own: arrests and deaths do.",
    "Who drives off or arrests in the model does one of the two at a time; on record two arrests in three come with dispersal.",
  ],
  params: {
    habit: quantity(
      "b",
      "logit",
      triangular(-3.5, -1.35, 1),
      source(
        "EPISODES",
        "F",
        "of 1,929 peaceful episodes of a thousand or more 17 % saw dispersal and 66 % no response, ln -1.4; states differ",
      ),
      { sign: "free", meaning: "what speaks for driving a peaceful crowd off, against standing by" },
    ),
    arrestHabit: quantity(
      "b_a",
      "logit",
      triangular(-2, -0.65, 0.7),
      source(
        "EPISODES",
        "F",
        "arrests against dispersal: 9 to 17 % of peaceful, 38 to 73 % of violent episodes, ln -0.65 in both",
      ),
      { sign: "free", meaning: "what speaks for arresting a crowd, against driving it off" },
    ),
    violenceWeight: quantity(
      "w_v",
      "logit",
      triangular(2, 3.75, 5.5),
      source(
        "EPISODES",
        "F",
        "dispersal against no response: 17 to 66 % of peaceful, 73 to 6.5 % of violent episodes, ln 3.75 apart; so too Earl and others 2003",
      ),
      { sign: "+", meaning: "weight of a crowd that counts as violent" },
    ),
    violentHalf: quantity(
      "v_0",
      "share",
      loguniform(0.01, 0.2),
      assumed("a few stones make a violent protest in the news; a fifth makes a riot"),
      { sign: "+", meaning: "violent share at which a crowd counts half as violent", neutral: null },
    ),
    relief: quantity(
      "r_P",
      "share",
      triangular(0, 0.25, 0.5),
      assumed("breaking a crowd up is hoped to relieve less than an emergency does"),
      { sign: "+", meaning: "danger that breaking a crowd up is hoped to relieve, with all forces loyal" },
    ),
    step: quantity(
      "step_P",
      "share",
      uniform(0.05, 0.15),
      assumed("orders to the police are changed more easily than laws"),
      {
        sign: "+",
        meaning: "how far another posture changes course",
        neutral: 0,
      },
    ),
  },
  steps: [
    {
      name: "habit of the forces",
      phase: "tick",
      reads: ["governmentSees", "governmentSaw", "leaning", "posture"],
      writes: ["posture", "leaning"],
      apply: begins,
    },
    {
      name: "posture",
      phase: "act",
      reads: [
        "fallen",
        "crowd",
        "posture",
        "postureWaited",
        "crowdMet",
        "dispersed",
        "emergencyOn",
        "liveFireOn",
        "governmentSees",
        "governmentSaw",
        "leaning",
      ],
      writes: ["posture", "postureWaited", "crowdMet", "dispersed"],
      apply: thinksOver,
    },
  ],
  events: {
    posture: event({
      lane: "government",
      label: "orders to the police",
      step: null,
      said: (e, t) => {
        const option = POSTURE_OPTIONS[valueOf(e, "posture")] as PostureOption;
        return `${ORDERS[option]}${t.tippedBy(e, option)}`;
      },
    }),
    dispersal: event({
      lane: "street",
      label: "crowd driven off",
      step: null,
      said: (e) => (POSTURE_OPTIONS[valueOf(e, "posture")] === "arrest" ? "The police begin to arrest." : "The police begin to drive the crowd off."),
    }),
  },
  outcomes: {
    dispersed: happened("dispersed", "crowd dispersed", "a crowd that can be seen is driven off, or arrested", ["dispersal"]),
  },
}); // prettier-ignore

const ORDERS: Readonly<Record<PostureOption, string>> = {
  arrest: "The police have orders to arrest.",
  disperse: "The police have orders to drive crowds off.",
  tolerate: "The police have orders to stand by.",
};

/** Its number among the actors that look. */
const ACTOR = 3;
/** Nobody owes it a look: what everybody hears of is the government's, which weighs measures then. */
const NONE_OWED = new Float64Array(1);

/** A posture as it stands in the state. */
const codeOf = (option: string): number => POSTURE_OPTIONS.indexOf(option as PostureOption);

function begins(at: Moment): void {
  if (at.tick !== 0) return;
  const p = government.of(at.world);
  const calm = picture(at, 0, at.state.governmentSees, at.state.governmentSaw, p.error);
  at.state.posture[0] = codeOf(choose(at, menuOf(at, { ...calm, violent: 0 }, null), PUT).option);
}

function thinksOver(at: Moment): void {
  const { world, state, time, dt } = at;
  if (at0(state.fallen) !== NEVER) return;
  const from = observation.of(world).seenFrom;
  if (!state.crowd.some((people) => people > from)) return;
  const now = time + dt;
  if (at0(state.crowdMet) === NEVER) {
    state.crowdMet[0] = now;
    tell(at, now);
  }
  const p = government.of(world);
  const waited = looks(at, ACTOR, p.revisionCrisis, NONE_OWED, state.postureWaited);
  if (waited > 0) {
    const seen = picture(at, 0, state.governmentSees, state.governmentSaw, p.error);
    const stands = POSTURE_OPTIONS[at0(state.posture)] as PostureOption;
    const { option, considerations } = choose(at, menuOf(at, seen, stands), { by: "time", waited, stands, stance: true });
    if (option !== stands) {
      state.posture[0] = codeOf(option);
      tell(at, now, considerations);
    }
  }
  const does = postureUnder(state);
  if (at0(state.dispersed) !== NEVER || does === "tolerate") return;
  state.dispersed[0] = now;
  at.log.add({
    time: now,
    kind: "dispersal",
    place: -1,
    causes: [at.log.latest("posture"), at.log.latest("emergency"), at.log.latest("liveFire")],
    values: { posture: codeOf(does) },
  });
} // prettier-ignore

function tell({ state, log }: Moment, now: number, considerations?: readonly Consideration[]): void {
  log.add({
    time: now,
    kind: "posture",
    place: -1,
    causes: [log.latest("protest"), log.latest("site lost")],
    values: { posture: at0(state.posture) },
    ...(considerations ? { considerations } : {}),
  });
}

/** The three postures as the government weighs them; `stands` is the one it has, null before the start. */
function menuOf({ world }: Moment, seen: Picture, stands: PostureOption | null): Option[] {
  const p = posture.of(world);
  const g = government.of(world);
  const bent = { tolerate: 0, disperse: p.habit, arrest: p.habit + p.arrestHabit };
  const acts = {
    violence: (p.violenceWeight * seen.violent) / (seen.violent + p.violentHalf),
    danger: g.dangerWeight * (1 - seen.survival) * p.relief * seen.loyal,
  };
  return POSTURE_OPTIONS.map((name) => ({
    name,
    shock: shockOf(name),
    parts: {
      custom: bent[name],
      ...(name === "tolerate" ? {} : acts),
      course: stands === null || name === stands ? 0 : g.courseWeight * p.step,
    },
  }));
}
