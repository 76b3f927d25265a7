// What the guarantor's choices weigh: its weights, beliefs, skill and pace.
import {
  assumed,
  constant,
  fixed,
  lognormal,
  loguniform,
  quantity,
  source,
  triangular,
  uniform,
} from "../kit/declare.ts";

export const guarantorParams = {
  needWeight: quantity("w_n", "logit", triangular(-1, 3, 7), assumed("a lost cause may deter"), {
    sign: "free",
    meaning: "weight of a likely hostile fall",
  }),
  successWeight: quantity("w_s", "logit", triangular(-1, 2, 6), assumed("opposes need"), {
    sign: "free",
    meaning: "weight of expected success",
  }),
  groundWeight: quantity(
    "w_g",
    "logit",
    triangular(-1, 1, 3),
    source("CASES", "F", "answered among requests: external 11 of 13, internal 9 of 12, mixed 5 of 8; selected cases"),
    { sign: "free", meaning: "weight of legal ground" },
  ),
  statusWeight: quantity(
    "w_st",
    "logit",
    constant(0),
    assumed("a liking for lawful requesters as such: none is assumed, break-evens ask how much it would take"),
    {
      sign: "free",
      meaning: "direct weight of the requester's status, ousted to undisputed",
      about: "request.status",
    },
  ),
  reactionWeight: quantity("w_r", "logit", triangular(-4, -1, 0), assumed("outside reaction costs"), {
    sign: "-",
    meaning: "weight of outside reaction",
  }),
  burdenWeight: quantity("w_b", "logit", triangular(-14, -8, -4), assumed("troops and time cost"), {
    sign: "-",
    meaning: "weight of the burden",
  }),
  commitmentsWeight: quantity(
    "w_t",
    "logit",
    triangular(-4, -1, 1),
    assumed("presence may make the next one cheaper"),
    { sign: "free", meaning: "weight of capacity already tied", about: "scenario.tied" },
  ),
  resolveWeight: quantity("w_v", "logit", triangular(-1, 0.3, 2), assumed("resolve is watched in talks under way"), {
    sign: "free",
    meaning: "weight of being watched",
  }),
  helpBelief: quantity(
    "h",
    "logit",
    triangular(-0.5, 1.2, 3),
    source("CASES", "F", "in office at 30 days with troops on their side 15 of 17, without 12 of 17: confounded"),
    { sign: "free", meaning: "believed effect of a medium force on the fall" },
  ),
  expectedStay: quantity("T̂", "d", loguniform(10, 360), assumed("how long the guarantor thinks it will stay"), {
    sign: "+",
    meaning: "expected stay",
  }),
  engageSkill: quantity("k", "share", uniform(0.1, 0.8), assumed("skill at dealing with many local factions"), {
    sign: "+",
    meaning: "skill at engaging all sides",
  }),
  engageReach: quantity(
    "η_e",
    "share",
    uniform(0, 0.6),
    assumed("what full skill wins of the distance to whoever follows; from nothing up"),
    {
      sign: "+",
      meaning: "how far a successor who was engaged is brought over at full skill",
      about: "guarantor.engage",
    },
  ),
  switchWeight: quantity("w_sw", "logit", triangular(-8, -5, -2), assumed("dropping a recognised ally costs name"), {
    sign: "-",
    meaning: "weight of the incumbent's status on backing another",
  }),
  otherSignal: quantity(
    "g_oth",
    "logit",
    triangular(-1.5, -0.5, 0.3),
    assumed("an ally that changes sides is bad news, or closes ranks"),
    { sign: "free", meaning: "public sign of the guarantor backing another faction", about: "guarantor.backOther" },
  ),
  lag: quantity("ℓ_G", "d", lognormal(0.05, 1), assumed("own services inside the ally shorten it"), {
    sign: "+",
    meaning: "age of the picture",
  }),
  error: quantity("σ_G", "logit", triangular(0.3, 0.8, 1.6), assumed("guarantors have been surprised both ways"), {
    sign: "+",
    meaning: "error of the picture",
  }),
  revision: quantity("ν_G", "1/d", lognormal(1, 12), source("FACTS-KAZ", "F", "hours from request to decision"), {
    sign: "+",
    meaning: "looks a day while there is a crowd or a request",
  }),
  sizeMedium: quantity(
    "n_M",
    "people",
    lognormal(1200, 5000),
    source("CASES", "F", "28 deployments, median 2,500; 2,030 in 2022"),
    { sign: "+", meaning: "medium force; small a quarter, large five times" },
  ),
  warnAct: fixed("act_w", "share", 0.25, assumed("words are cheap"), {
    sign: "+",
    meaning: "how much of an act a warning is, a large force being 1",
  }),
  engageAct: fixed("act_e", "share", 0.3, assumed("a little more than a warning: it commits a name"), {
    sign: "+",
    meaning: "how much of an act talking to all sides is",
  }),
  smallAct: fixed("act_s", "share", 0.5, assumed("troops at all are half of it"), {
    sign: "+",
    meaning: "how much of an act a small force is",
  }),
  mediumAct: fixed("act_m", "share", 0.75, assumed("between a small one and a large one"), {
    sign: "+",
    meaning: "how much of an act a medium force is",
  }),
  warnSeen: fixed("seen_w", "share", 0.3, assumed("threats are noted, and forgotten"), {
    sign: "+",
    meaning: "how far a warning is seen abroad as interference, troops being 1",
  }),
  warnLegal: fixed("legal_w", "share", 0.3, assumed("words need less of a title than troops"), {
    sign: "+",
    meaning: "how far a warning needs legal ground, troops being 1",
  }),
  warnEffect: fixed("eff_w", "1", 0.25, assumed("a warning may be believed, and costs nothing to ignore"), {
    sign: "+",
    meaning: "believed effect of a warning, in units of a medium force",
  }),
  engageEffect: fixed("eff_e", "1", 0.5, assumed("whoever follows is the better for it; the fall itself less"), {
    sign: "+",
    meaning: "believed effect of talking to all sides at full skill, in units of a medium force",
  }),
  smallEffect: fixed("eff_s", "1", 0.6, assumed("the sign counts for more than the numbers"), {
    sign: "+",
    meaning: "believed effect of a small force, in units of a medium one",
  }),
  largeEffect: fixed("eff_l", "1", 1.5, assumed("numbers count for less than in proportion"), {
    sign: "+",
    meaning: "believed effect of a large force, in units of a medium one",
  }),
  smallSize: fixed("n_S", "1", 0.25, assumed("a company or two for a battalion or two"), {
    sign: "+",
    meaning: "size of a small force, in medium ones",
  }),
  largeSize: fixed("n_L", "1", 5, assumed("a division for a brigade; from twice to what an invasion takes"), {
    sign: "+",
    meaning: "size of a large force, in medium ones",
  }),
  warnBurden: fixed("bur_w", "share", 0.1, assumed("units are made ready"), {
    sign: "+",
    meaning: "burden of a warning, on the scale of a force's",
  }),
  engageBurden: fixed("bur_e", "share", 0.1, assumed("envoys and promises"), {
    sign: "+",
    meaning: "burden of talking to all sides, on the scale of a force's",
  }),
  otherBurden: fixed("bur_o", "share", 0.1, assumed("money and men in the background"), {
    sign: "+",
    meaning: "burden of backing another faction, on the scale of a force's",
  }),
  otherAct: fixed("act_o", "share", 0.75, assumed("as much as a medium force: it makes a ruler"), {
    sign: "+",
    meaning: "how much of an act backing another faction is",
  }),
  otherLegal: fixed("legal_o", "share", 0.3, assumed("it can be done without saying so"), {
    sign: "+",
    meaning: "how far backing another faction needs legal ground, troops being 1",
  }),
  otherSeen: fixed("seen_o", "share", 0.6, assumed("it shows when it works"), {
    sign: "+",
    meaning: "how far backing another faction is seen abroad as interference, troops being 1",
  }),
  otherEffect: fixed("eff_o", "1", 0.5, assumed("backing without troops"), {
    sign: "+",
    meaning: "believed effect on another faction's coming to power, in units of a medium force on the fall",
  }),
  otherGate: fixed("p̂_o", "share", 0.5, assumed("an ally is not dropped while he is likelier to stay than not"), {
    sign: "+",
    meaning: "expected fall above which another faction is thought of",
  }),
  forceBurden: fixed(
    "bur_n",
    "share",
    0.7,
    assumed("the largest force that such a guarantor has sent an ally for long; what is left is for the public"),
    { sign: "+", meaning: "burden of 25,000 troops for a year, without disapproval at home" },
  ),
  homeBurden: fixed("bur_h", "share", 0.3, assumed("less than the force itself"), {
    sign: "+",
    meaning: "burden of a public that is wholly against",
  }),
  burdenFrom: fixed("n_bur", "people d", 10_000, assumed("a battalion for three weeks is hardly felt"), {
    sign: "+",
    meaning: "troop-days from which on burden grows by equal factors, below it in proportion",
  }),
  burdenFull: fixed(
    "n_year",
    "people d",
    9.1e6,
    assumed("the anchor of the scale; what it weighs is in forceBurden and the weight of the burden"),
    { sign: "+", meaning: "troop-days of 25,000 troops for a year: where the burden of a force is measured" },
  ),
} as const;
