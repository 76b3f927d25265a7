// The violent share of a crowd: fed by repression, taken weapons and organised groups; ebbs within days.
import {
  above,
  assumed,
  lognormal,
  loguniform,
  mechanism,
  quantity,
  source,
  triangular,
  uniform,
} from "../kit/declare.ts";
import { leaving } from "../kit/leaving.ts";
import { outsideHands } from "./outsideHands.ts";
import { repression } from "./repression.ts";
import { SERVICES } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";

export const violence = mechanism({
  name: "violence",
  purpose: "Violent share of the active crowd of a place.",
  words:
    "Peaceful and violent crowds do different things: only the violent share contests ground. Repression, turned units, organised groups and a lost armoury feed it; it arms itself in `control`, draws more lethal force in `repression` and keeps others away in `mobilisation`.",
  equation: String.raw`dh/dt = (1-h)(g_rep min(h_max, arrest + h_D death) + g_w turned/F + g_s [main site lost] + g_org [A > a_0 N]) - h/τ_g;  g = max(h, h (1-o) + g_out o), o = outsiders/A`,
  departures: [
    "A lost main site, with its armoury, feeds violence as long as it is lost; units turned or aside also make the violent better armed (control) and a violent crowd keeps others away (mobilisation).",
    "There is no ordinary violent share of peaceful crowds besides the organised: a few per cent of every demonstration would contest ground everywhere.",
  ],
  params: {
    byRepression: quantity("g_rep", "1", uniform(0, 0.5), assumed("violence per arrest a head"), {
      sign: "+",
      meaning: "violence bred by arrests and deaths",
    }),
    byWeapons: quantity("g_w", "1/d", uniform(0, 3), assumed("turned units bring weapons and people who use them"), {
      sign: "+",
      meaning: "violence bred by turned units",
    }),
    byLostSite: quantity(
      "g_s",
      "1/d",
      uniform(0, 0.5),
      source(
        "FACTS-KAZ",
        "F",
        "weapons were taken from the security service's building and from police; officials put two fifths of all who were out among the violent, an upper bound",
      ),
      { sign: "+", meaning: "violence bred by a lost main site" },
    ),
    organised: quantity(
      "g_org",
      "1/d",
      loguniform(0.01, 0.4),
      assumed("home-grown groups that come to fight; above, the largest city is lost in 40-50 % of crises (sketch)"),
      {
        sign: "+",
        meaning: "organised home-grown violence",
        neutral: 0,
      },
    ),
    fade: quantity(
      "τ_g",
      "d",
      lognormal(0.5, 5),
      source("FACTS-KAZ", "U", "violence ebbed with the night or two in which control was open"),
      {
        sign: "+",
        meaning: "time over which violence ebbs",
        domain: above(0.001, "d"),
      },
    ),
    repressionMost: quantity(
      "h_max",
      "1/d",
      triangular(1, 3, 10),
      assumed("a crowd that loses more than all its people a day is not made angrier by more"),
      {
        sign: "+",
        meaning: "arrests and deaths a head and day, deaths by their weight, beyond which violence is not fed further",
        neutral: null,
      },
    ),
    deathWeight: quantity(
      "h_D",
      "1",
      lognormal(3, 30),
      assumed("counts tenfold (tried); no source says how much more"),
      {
        sign: "+",
        meaning: "arrests that a death counts for in feeding violence",
        neutral: 0,
      },
    ),
  },
  steps: [
    {
      name: "violent share",
      phase: "flow",
      reads: ["crowd", "homeViolent", "arrestHazard", "deathHazard", "turned", "outsiders", "siteHeld"],
      writes: ["homeViolent", "violent"],
      apply: violentShare,
    },
  ],
});

/** Places whose main site is lost, of one step: scratch space. */
let lost = new Uint8Array(0);

function violentShare(at: Moment): void {
  const { world, state, dt } = at;
  const p = violence.of(world);
  const offset = repression.of(world).crowdOffset;
  const outside = outsideHands.of(world).seedViolent;
  const n = world.places.length;
  if (lost.length < n) lost = new Uint8Array(n);
  lost.fill(0);
  for (let i = 0; i < world.sites.length; i++)
    if (state.siteHeld[i] === 0) lost[(world.sites[i] as (typeof world.sites)[number]).place] = 1;
  for (let d = 0; d < n; d++) {
    const crowd = state.crowd[d] as number;
    const g = state.homeViolent[d] as number;
    if (crowd === 0 && g === 0) {
      state.violent[d] = 0;
      continue;
    }
    let turned = 0;
    let staff = 0;
    for (let s = 0; s < SERVICES.length; s++) {
      turned += state.turned[s * n + d] as number;
      staff += world.staff[s * n + d] as number;
    }
    const repressed = Math.min(
      p.repressionMost,
      (state.arrestHazard[d] as number) + p.deathWeight * (state.deathHazard[d] as number),
    );
    const up =
      crowd === 0
        ? 0
        : p.byRepression * repressed +
          (p.byWeapons * turned) / staff +
          (lost[d] === 1 ? p.byLostSite : 0) +
          (crowd > offset * (world.people[d] as number) ? p.organised : 0);
    const down = 1 / p.fade;
    const resting = up / (up + down);
    const home = g + (resting - g) * leaving((up + down) * dt);
    state.homeViolent[d] = home;
    // outsiders mix their own share in at once; what they bring is not carried over, or every sub-step would mix it in again
    const share = crowd > 0 ? (state.outsiders[d] as number) / crowd : 0;
    state.violent[d] = share > 0 ? Math.max(home, home * (1 - share) + outside * share) : home;
  }
}
