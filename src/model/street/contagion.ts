// What people see of crowds: their own square, other places by distance, national media.
import { exp } from "../../core/exp.ts";
import { log as ln } from "../../core/log.ts";
import { pow } from "../../core/pow.ts";
import { above, assumed, form, lognormal, loguniform, mechanism, quantity, source, uniform } from "../kit/declare.ts";
import { onceAWorld } from "../kit/once.ts";
import { openness } from "./shutdown.ts";
import type { Moment } from "../kit/step.ts";
import type { World } from "../kit/world.ts";

export const contagion = mechanism({
  name: "contagion",
  purpose: "Visible crowd of a place: its own, its neighbours' by distance, and the country's through media.",
  words:
    "Everything a person sees of others. It has no threshold of its own: the crowd a place sees saturates, and the rest is done by the strata of mobilisation.",
  equation: String.raw`v_d = V_d/(V_d+v_0); V_d = (1-χ) a_d + χ[(1-μ) c Σ_j n_j^ζ f(dist_dj) a_j + μ open Σ_j N_j a_j/ΣN];
    form spreads: χ's part is 0 in d until word has come, at the rate ν_N Σ_j [A_j > θ_N] ((1-μ) n_j^ζ f(dist_dj) + μ open);
    a_d = A_d/pool_d; n_j = pool_j / mean pool; self excluded`,
  departures: [
    "Word is of the crisis, not of one crowd: who has heard once sees all. It is not forgotten.",
    "A shutdown takes away what media carry without giving its weight to the square or to neighbours: people then see less, not elsewhere.",
  ],
  params: {
    halfVisible: quantity(
      "v_0",
      "share",
      loguniform(0.003, 0.03),
      assumed("crowd, as share of those who can be mobilised, at which its pull is half"),
      {
        sign: "+",
        meaning: "crowd share of half pull",
        domain: above(1e-9, "share"),
        neutral: null,
      },
    ),
    outsideShare: quantity(
      "χ",
      "share",
      uniform(0.2, 0.6),
      assumed("weight of other places against one's own square"),
      {
        sign: "+",
        meaning: "weight of crowds elsewhere",
        neutral: 0,
      },
    ),
    mediaShare: quantity(
      "μ",
      "share",
      uniform(0.3, 0.8),
      source(
        "BONNASSE18",
        "V",
        "geography mattered although media were everywhere; eight Kazakh regions moved within two days",
      ),
      {
        sign: "+",
        meaning: "share of the outside view that comes through national media",
        neutral: 0,
      },
    ),
    reach: quantity(
      "c",
      "1",
      uniform(0.05, 0.6),
      assumed("one global strength of neighbours, not normalised by row: that would erase isolation"),
      {
        sign: "+",
        meaning: "strength of places nearby",
        neutral: 0,
      },
    ),
    distanceForm: form(
      { exponential: 2, power: 1, none: 1 },
      source("BONNASSE18", "U", "both decays were tried on the French riots"),
      "how reach falls with distance",
    ),
    distanceScale: quantity(
      "d_0",
      "km",
      loguniform(150, 1500),
      assumed("French riots decayed over tens of km; Kazakh centres lie hundreds apart"),
      {
        sign: "+",
        meaning: "distance scale",
        domain: above(0.1, "km"),
      },
    ),
    distanceExponent: quantity(
      "δ",
      "1",
      loguniform(0.4, 1.6),
      source("BONNASSE18", "U", "recalled 0.67, not read again"),
      {
        sign: "+",
        meaning: "exponent of the power form",
        neutral: 0,
      },
    ),
    sizeForm: form(
      { share: 1, count: 1 },
      assumed("whether a big city is seen more than a small one at the same share"),
      "ζ: 0 share, 1 count",
    ),
    news: form(
      { spreads: 1, atOnce: 1 },
      assumed("word may have to arrive, or everybody may hold it in the hand: both have been seen"),
      "whether a place sees crowds elsewhere only once word of them has come, or all places at once",
    ),
    newsRate: quantity(
      "ν_N",
      "1/d",
      loguniform(0.3, 10),
      source(
        "DIFFUSION",
        "U",
        "papers and ties carried sit-ins and riots from place to place over days and weeks; networks do it in hours",
      ),
      {
        sign: "+",
        meaning: "rate at which word of a loud place comes to a place that it is tied to as closely as can be",
        neutral: null,
      },
    ),
    newsFrom: quantity(
      "θ_N",
      "people",
      lognormal(30, 600),
      assumed("a few dozen in a far town are no news; about what makes a protest visible at all"),
      { sign: "+", meaning: "people out in a place from which word of it goes out" },
    ),
  },
  steps: [
    {
      name: "visible crowd",
      phase: "flow",
      reads: ["crowd", "shutdownOn", "heard", "newsClock"],
      writes: ["visible", "heard", "newsClock"],
      apply: visibleCrowd,
    },
  ],
});

/** Weight of place j's crowd share as seen from d, c f(dist) n_j^ζ; zero on the diagonal. Made once a world. */
export function reachMatrix(world: World): Float64Array {
  const p = contagion.of(world);
  const n = world.places.length;
  const mean = world.pool.reduce((sum, x) => sum + x, 0) / n;
  const matrix = new Float64Array(n * n);
  for (let d = 0; d < n; d++)
    for (let j = 0; j < n; j++) {
      if (d === j) continue;
      const km = world.distance[d * n + j] as number;
      const near =
        p.distanceForm === "none"
          ? 1
          : p.distanceForm === "power"
            ? pow(1 + km / p.distanceScale, -p.distanceExponent)
            : exp(-km / p.distanceScale);
      matrix[d * n + j] = p.reach * near * (p.sizeForm === "count" ? (world.pool[j] as number) / mean : 1);
    }
  return matrix;
}

const reachOf = onceAWorld(reachMatrix);

/** Tie of d to place j, 0..1 and above for large places: f(dist) n_j^ζ. Made once a world. */
const tiesOf = onceAWorld((world): Float64Array => {
  const { reach } = contagion.of(world);
  return reach > 0 ? reachOf(world).map((x) => x / reach) : new Float64Array(world.places.length * world.places.length);
});

/** Word of what is loud elsewhere comes to places that have not heard yet: an exponential wait in gathered hazard. */
function wordComes({ world, state, draws, dt }: Moment, open: number): void {
  const p = contagion.of(world);
  const ties = tiesOf(world);
  const { crowd, heard, newsClock } = state;
  const n = crowd.length;
  let loud = 0;
  for (let j = 0; j < n; j++) if ((crowd[j] as number) > p.newsFrom) seen[loud++] = j;
  if (loud === 0) return;
  for (let d = 0; d < n; d++) {
    if (heard[d] === 1) continue;
    let hazard = 0;
    for (let k = 0; k < loud; k++) {
      const j = seen[k] as number;
      if (j !== d) hazard += (1 - p.mediaShare) * (ties[d * n + j] as number) + p.mediaShare * open;
    }
    newsClock[d] = (newsClock[d] as number) + p.newsRate * hazard * dt;
    if ((newsClock[d] as number) >= -ln(draws.place("news", d, 0, 0))) heard[d] = 1;
  }
}

/** Crowd shares of one step, and the places that have any: scratch space. */
let shares = new Float64Array(0);
let seen = new Int32Array(0);

function visibleCrowd(at: Moment): void {
  const { world, state } = at;
  const p = contagion.of(world);
  const reach = reachOf(world);
  const { crowd, visible } = state;
  const n = crowd.length;
  let out = 0;
  let pool = 0;
  for (let d = 0; d < n; d++) {
    out += crowd[d] as number;
    pool += world.pool[d] as number;
  }
  if (out === 0) {
    visible.fill(0);
    return;
  }
  const open = openness(world, state);
  const media = (out / pool) * open;
  if (shares.length < n) {
    shares = new Float64Array(n);
    seen = new Int32Array(n);
  }
  const spreads = p.news === "spreads";
  if (spreads) wordComes(at, open);
  // where nobody is out nothing is seen, and most places are quiet most of the time
  let loud = 0;
  for (let d = 0; d < n; d++) {
    shares[d] = (crowd[d] as number) / (world.pool[d] as number);
    if (shares[d] !== 0) seen[loud++] = d;
  }
  for (let d = 0; d < n; d++) {
    let near = 0;
    if (spreads && state.heard[d] === 0) {
      const square = (1 - p.outsideShare) * (shares[d] as number);
      visible[d] = square / (square + p.halfVisible);
      continue;
    }
    for (let k = 0; k < loud; k++) {
      const j = seen[k] as number;
      near += (reach[d * n + j] as number) * (shares[j] as number);
    }
    const own = shares[d] as number;
    const visibleShare =
      (1 - p.outsideShare) * own + p.outsideShare * ((1 - p.mediaShare) * near + p.mediaShare * media);
    visible[d] = visibleShare / (visibleShare + p.halfVisible);
  }
}
