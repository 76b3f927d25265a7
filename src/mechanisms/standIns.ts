// What mechanisms that are not built yet would bring: elite cohesion, the commanders' stance, maturity of institutions, dual power. Each is
// one assumption a world, with a range, and is listed as absent.
import { assumed, mechanism, quantity, source, triangular, uniform } from "./declare.ts";

export const standIns = mechanism({
  name: "standIns",
  purpose: "Per-world assumptions in the place of mechanisms that are absent: elites, institutions.",
  words: "One assumption a world for each mechanism that is not built.",
  equation: String.raw`E = 1 - (1-E_w)(1-K);  α_ρ → (α_ρ e^{κ_I I} + κ_D D)^+;  discipline → discipline + μ_I (I - 1/2)`,
  params: {
    cohesion: quantity(
      "E_w",
      "share",
      uniform(0.3, 1),
      assumed("backing among power holders once all ground is lost; mechanism `elites` is absent"),
      {
        sign: "+",
        meaning: "elite backing at zero control; full backing while control stands",
      },
    ),
    commander: quantity(
      "m",
      "share",
      uniform(0.3, 1),
      assumed("commanders for (1) or against (0) the incumbent; mechanism `elites` is absent"),
      {
        sign: "+",
        meaning: "stance of those who command the forces",
      },
    ),
    maturity: quantity(
      "I",
      "share",
      triangular(0.1, 0.35, 0.8),
      assumed("latent maturity of institutions; mechanism `institutions` is absent"),
      {
        sign: "+",
        meaning: "maturity of institutions",
      },
    ),
    channelDemands: quantity(
      "κ_I",
      "1",
      triangular(-1.5, -0.5, 0.5),
      assumed("working channels may cool or may speed politics"),
      {
        sign: "free",
        meaning: "log ratio of radicalisation over maturity 0..1",
        about: "standIns.maturity",
      },
    ),
    maturityDiscipline: quantity(
      "μ_I",
      "share",
      triangular(-0.2, 0.15, 0.5),
      source("DAHL16", "V", "coup-proofing, a mark of weak institutions, goes with defection"),
      {
        sign: "free",
        meaning: "shift of discipline over maturity 0..1",
        about: "standIns.maturity",
      },
    ),
    dualPower: quantity(
      "D",
      "share",
      uniform(0, 1),
      assumed("former leader's veto share; mechanism `elites` is absent"),
      {
        sign: "+",
        meaning: "dual power",
      },
    ),
    dualPowerDemands: quantity(
      "κ_D",
      "1/d",
      triangular(-0.3, 0.3, 1.5),
      assumed("a veto-holding former leader may politicise a protest or steady it"),
      {
        sign: "free",
        meaning: "added rate of radicalisation at full dual power",
        about: "standIns.dualPower",
      },
    ),
  },
});
