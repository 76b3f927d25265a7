// What the guarantor's choices weigh: its weights, beliefs, skill and pace.
import { assumed, constant, lognormal, loguniform, quantity, source, triangular, uniform } from "../kit/declare.ts";

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
} as const;
