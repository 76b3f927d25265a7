// What factions and the incumbent weigh about each other: weights, rates, and what a purge brings.
import type { Drawn } from "../kit/drawn.ts";
import { assumed, fixed, form, lognormal, quantity, source, triangular, uniform, type Values } from "../kit/declare.ts";

export const elitesParams = {
  form: form(
    { mean: 1, pairwise: 1, decide: 2 },
    source("BARGAIN", "F", "a weighted mean beat the models on 351 issues: it is the baseline"),
    "how those who hold power settle how far they back the incumbent: the mean of their leanings, pairwise contests of them, or acts of each",
  ),
  shareWeight: quantity("w_share", "logit", triangular(1, 4, 8), assumed("factions want power"), {
    sign: "+",
    meaning: "weight of the expected own share of power",
  }),
  purgeWeight: quantity("w_purge", "logit", triangular(-4, -1.5, 0), assumed("nobody wants prison"), {
    sign: "-",
    meaning: "weight of being purged",
  }),
  guaranteeWeight: quantity(
    "w_guar",
    "logit",
    triangular(-1, 0.7, 3),
    assumed("foreign backing may draw factions to the incumbent or repel them"),
    { sign: "free", meaning: "weight of the guarantor's word or troops for the incumbent", about: "guarantor.deploy" },
  ),
  bandwagonWeight: quantity("w_band", "logit", triangular(0, 1.5, 4), assumed("safety in numbers"), {
    sign: "+",
    meaning: "weight of the share of power seen doing the same",
  }),
  tieWeight: quantity("w_tie", "logit", triangular(0, 1, 3), assumed("kin stand by kin, by definition of a tie"), {
    sign: "+",
    meaning: "weight of the tie to the incumbent",
  }),
  hedgeDefault: quantity("w_hedge", "logit", triangular(0, 1, 3), assumed("waiting is cheap"), {
    sign: "+",
    meaning: "constant for hedging",
  }),
  revision: quantity(
    "ν_f",
    "1/d",
    lognormal(0.5, 6),
    assumed("power brokers think again a few times a day in a crisis"),
    {
      sign: "+",
      meaning: "looks a day of a faction in a crisis",
    },
  ),
  lag: quantity("ℓ_f", "d", lognormal(0.05, 0.6), assumed("as late as what reaches the government"), {
    sign: "+",
    meaning: "age of the factions' picture",
  }),
  error: quantity("σ_f", "logit", triangular(0.2, 0.5, 1.2), assumed("as wrong as what reaches the government"), {
    sign: "+",
    meaning: "error of the factions' picture",
  }),
  breakSuccess: quantity(
    "π_b",
    "share",
    triangular(0.35, 0.5, 0.65),
    source("POWELL11", "V", "about half of attempts from 1950 to 2010 succeeded"),
    { sign: "+", meaning: "believed success of a break by half of power and half of the services" },
  ),
  commander: quantity(
    "m_0",
    "share",
    uniform(0.3, 1),
    assumed("commanders for (1) or against (0) the incumbent; nothing read says"),
    { sign: "+", meaning: "stance of commanders who belong to no faction" },
  ),
  dualPower: quantity(
    "D_0",
    "share",
    uniform(0, 1),
    assumed("share of decisions that a former leader can stop; without his people among the factions there is none"),
    { sign: "+", meaning: "former leader's veto share before the crisis" },
  ),
  dualPowerDemands: quantity(
    "κ_D",
    "1/d",
    triangular(-0.3, 0.3, 1.5),
    assumed("a veto-holding former leader may politicise a protest or steady it"),
    { sign: "free", meaning: "added rate of radicalisation at full dual power", about: "elites.dualPower" },
  ),
  purgeDefault: quantity("w_p0", "logit", triangular(-6, -3, -1), assumed("purging is rare"), {
    sign: "-",
    meaning: "constant for purging a faction at one look",
  }),
  purgeThreat: quantity(
    "w_threat",
    "logit",
    triangular(-2, 1, 4),
    source("SUDDUTH17", "V", "leaders purge the dangerous, yet purge more when the risk of a coup is low"),
    { sign: "free", meaning: "weight of a faction's power times how far it does not back" },
  ),
  purgeShield: quantity(
    "w_shield",
    "logit",
    triangular(-5, -2.5, -0.5),
    source("SUDDUTH17", "V", "rivals are removed when they cannot strike back"),
    { sign: "-", meaning: "weight of the services that a faction commands" },
  ),
  purgeGuarantee: quantity(
    "w_pg",
    "logit",
    triangular(-1, 0.7, 3),
    assumed("foreign troops may free an incumbent's hand or stay it"),
    {
      sign: "free",
      meaning: "weight of the guarantor's troops, promised a half, on purging",
      about: "guarantor.deploy",
    },
  ),
  purgeRevision: quantity("ν_p", "1/d", lognormal(0.1, 1.5), source("FACTS-KAZ", "F", "three acts in twelve days"), {
    sign: "+",
    meaning: "looks a day at whether to purge a faction, from the first protest on",
  }),
  reckoning: quantity(
    "τ_r",
    "d",
    lognormal(10, 90),
    source("FACTS-KAZ", "F", "dismissals for two months after, an arrest in the third"),
    { sign: "+", meaning: "time after order over which power holders stop looking at each other anew" },
  ),
  purgeSuccess: quantity("π_p", "share", triangular(0.6, 0.85, 0.97), assumed("failed purges are poorly recorded"), {
    sign: "+",
    meaning: "chance that a purge works",
  }),
  gainShare: quantity(
    "κ_g",
    "share",
    uniform(0.2, 1),
    assumed("what is taken may go to rivals; the rest goes to them"),
    {
      sign: "+",
      meaning: "share of a purged faction's power that goes to the incumbent's circle",
    },
  ),
  wordGuarantee: fixed("gu_w", "share", 0.5, assumed("troops speak louder than words"), {
    sign: "+",
    meaning: "what a warning for the incumbent is worth to who backs him, troops being 1",
  }),
  promiseGuarantee: fixed("gu_p", "share", 0.5, assumed("promised is not there"), {
    sign: "+",
    meaning: "what troops promised are worth, troops there being 1",
  }),
  hedgeGuarantee: fixed("gu_h", "share", 0.5, assumed("half loyal, half covered"), {
    sign: "+",
    meaning: "what the guarantor's word for the incumbent is worth to who hedges, to who backs being 1",
  }),
  engagedGuarantee: fixed("gu_e", "share", 0.5, assumed("a word for everybody is less than a word for one"), {
    sign: "+",
    meaning: "what talks with all sides are worth to who backs or hedges",
  }),
  engagedBreak: fixed("gu_b", "share", 0.25, assumed("who is spoken to is not shut out"), {
    sign: "+",
    meaning: "what talks with all sides are worth to who breaks",
  }),
  otherGuarantee: fixed("gu_o", "share", 0.5, assumed("a word, no troops"), {
    sign: "+",
    meaning: "what the guarantor's backing is worth to a faction it turns to, for breaking",
  }),
  keptAfterFall: fixed("k_b", "share", 0.5, assumed("some of the old guard always stays"), {
    sign: "+",
    meaning: "share of its power that a backer expects to keep after a fall",
  }),
  hedgeKeeps: fixed("k_h", "share", 0.8, assumed("lukewarm friends are paid less"), {
    sign: "+",
    meaning: "share of its power that a hedger expects to keep if the incumbent survives",
  }),
  hedgeAfterFall: fixed("k_hf", "share", 0.9, assumed("who has not stood in the way is left alone"), {
    sign: "+",
    meaning: "share of its power that a hedger expects to keep after a fall",
  }),
  breakGain: fixed("k_w", "share", 0.5, assumed("others will want theirs"), {
    sign: "+",
    meaning: "share of the incumbent's power that a faction expects to win by breaking, if breaks work",
  }),
  purgedBacker: fixed("pu_b", "share", 0.05, assumed("most successors need people who know the work"), {
    sign: "+",
    meaning: "chance that a backer expects to be purged after a fall",
  }),
  purgedHedger: fixed("pu_h", "share", 0.2, assumed("neutrality is remembered"), {
    sign: "+",
    meaning: "chance that a hedger expects to be purged by an incumbent who survives",
  }),
  inherits: fixed("k_s", "share", 0.5, assumed("the rest stays with his people"), {
    sign: "+",
    meaning: "share of the incumbent's own power that a faction takes over which follows him",
  }),
  mostPower: fixed(
    "w_max",
    "share",
    0.9,
    assumed("keeps a circle of the incumbent's own, whatever shares the ranges of a scenario give"),
    { sign: "+", meaning: "largest share of power that factions have together" },
  ),
} as const;

export type ElitesValues = Values<typeof elitesParams>;
export const elitesOf = (world: Drawn): ElitesValues => world.p["elites"] as ElitesValues;
