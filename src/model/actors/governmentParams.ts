// What the government's choices weigh: its weights, steps, beliefs and delays.
import {
  assumed,
  constant,
  fixed,
  lognormal,
  quantity,
  source,
  triangular,
  uniform,
  type Values,
} from "../kit/declare.ts";

export const governmentParams = {
  dangerWeight: quantity(
    "w_d",
    "logit",
    triangular(6, 11, 16),
    assumed("rulers want to stay; set by eye, January among the cases"),
    { sign: "+", meaning: "weight of danger relieved" },
  ),
  legitimacyWeight: quantity("w_l", "logit", triangular(-4, -1.5, 0), assumed("standing is worth something"), {
    sign: "-",
    meaning: "weight of standing lost",
  }),
  dependenceWeight: quantity("w_s", "logit", triangular(-3, -1, 0), assumed("help has a price"), {
    sign: "-",
    meaning: "weight of depending on the helper",
  }),
  homeCostWeight: quantity(
    "w_h",
    "logit",
    triangular(-3, -1, 0),
    source("PAPERLAB23", "V", "more than a third approved of the troops"),
    { sign: "-", meaning: "weight of foreign troops offending" },
  ),
  answerWeight: quantity("w_a", "logit", triangular(0, 4, 8), assumed("one asks who will come"), {
    sign: "+",
    meaning: "weight of expecting to be answered",
  }),
  courseWeight: quantity("w_c", "logit", triangular(-22, -16, -9), assumed("a change of course is costly"), {
    sign: "-",
    meaning: "weight of the step's size",
  }),
  stepConcede: quantity(
    "step_c",
    "share",
    uniform(0.1, 0.3),
    assumed("at 0.1 more than half of crises saw a concession, against 15 % of violent price protests on record"),
    { sign: "+", meaning: "how far a concession changes course; 1 is handing over power" },
  ),
  stepEmergency: quantity(
    "step_e",
    "share",
    uniform(0.1, 0.3),
    assumed("at 0.1 more than half of crises of a thousand people saw an emergency"),
    { sign: "+", meaning: "how far an emergency changes course" },
  ),
  stepShutdown: quantity(
    "step_s",
    "share",
    uniform(0.1, 0.3),
    assumed("taken to be as large a step as an emergency: no record counts shutdowns by crisis"),
    { sign: "+", meaning: "how far a shutdown changes course" },
  ),
  stepDismiss: quantity(
    "step_d",
    "share",
    uniform(0.2, 0.45),
    assumed(
      "at 0.15 to 0.3 a quarter of all crises saw it; on record the state gives way, in whatever way, in about 15 % of violent price protests",
    ),
    { sign: "+", meaning: "how far dismissing the cabinet changes course" },
  ),
  stepFrame: quantity(
    "step_x",
    "share",
    uniform(0.05, 0.2),
    assumed("words are a small step, but they close the way to talks"),
    { sign: "+", meaning: "how far an external frame changes course" },
  ),
  routeWeight: quantity(
    "w_r",
    "logit",
    triangular(-1, 1, 3),
    source("CASES", "F", "external framing in 15 of 41 domestic crises; famous cases only"),
    { sign: "free", meaning: "weight of the treaty ground that a frame opens", about: "treaty.ground" },
  ),
  dismissalLegitimacy: quantity(
    "d_L",
    "1",
    triangular(-0.05, 0.03, 0.15),
    assumed("a new cabinet answers political demands, or shows that pressure works"),
    { sign: "free", meaning: "change of legitimacy by a dismissal when all demands are political" },
  ),
  stepFire: quantity(
    "step_f",
    "share",
    uniform(0.05, 0.15),
    assumed("the order follows an emergency and lost ground: most of the way has been gone"),
    { sign: "+", meaning: "how far an order to fire changes course" },
  ),
  stepPurge: quantity(
    "step_p",
    "share",
    uniform(0.2, 0.3),
    assumed("striking one's own side in a crisis is as large a step as calling foreign troops"),
    { sign: "+", meaning: "how far purging a faction changes course" },
  ),
  stepDown: quantity("step_r", "share", uniform(0.6, 0.8), assumed("1 is handing power to the street"), {
    sign: "+",
    meaning: "how far stepping down changes course",
  }),
  stepAsk: quantity("step_a", "share", uniform(0.2, 0.3), assumed("foreign troops are a larger step than own ones"), {
    sign: "+",
    meaning: "how far asking for help changes course",
  }),
  expectedHelp: quantity("x_s", "share", uniform(0.02, 0.5), assumed("troops expected over own deployable force"), {
    sign: "+",
    meaning: "expected size of help",
  }),
  revisionCrisis: quantity("ν_1", "1/d", lognormal(2, 12), source("FACTS-KAZ", "F", "about seven acts in 28 hours"), {
    sign: "+",
    meaning: "looks a day in a crisis",
  }),
  lag: quantity("ℓ_g", "d", lognormal(0.05, 0.6), assumed("what reaches the president is hours old"), {
    sign: "+",
    meaning: "age of the picture",
  }),
  error: quantity("σ_g", "logit", triangular(0.2, 0.5, 1.2), assumed("officials tell leaders less than they know"), {
    sign: "+",
    meaning: "error of the picture",
  }),
  concessionDelay: quantity(
    "τ_conc",
    "d",
    lognormal(0.2, 3),
    source("FACTS-KAZ", "F", "first offer 3 January, full rollback on the evening of the 4th"),
    { sign: "+", meaning: "announcement to effect" },
  ),
  emergencyEnds: quantity(
    "τ_quiet",
    "d",
    uniform(7, 14),
    assumed("quiet days after which an emergency is lifted (tried)"),
    { sign: "+", meaning: "quiet days until measures end" },
  ),
  fireEnds: quantity("τ_fire", "d", constant(1), assumed("an order to fire lapses after a quiet day"), {
    sign: "+",
    meaning: "quiet days until an order to fire lapses",
  }),
  dismissRelief: fixed("r_dis", "share", 0.5, assumed("a cabinet is part of what is asked for, not all of it"), {
    sign: "+",
    meaning: "share of political demands that a new cabinet is thought to answer",
  }),
  shutdownRelief: fixed("r_sd", "share", 0.5, assumed("a shutdown cuts what media carry and leaves word of mouth"), {
    sign: "+",
    meaning: "share of what media carry that a shutdown is thought to take out of the crowd",
  }),
  frameRelief: fixed("r_fr", "share", 0.25, assumed("a believed frame divides the crowd; it does not send it home"), {
    sign: "+",
    meaning: "relief hoped for from a frame that everybody at home believes",
  }),
  emergencyLoss: fixed("l_E", "share", 0.2, assumed("extraordinary, but lawful and often copied"), {
    sign: "+",
    meaning: "standing that an emergency costs",
  }),
  fireLoss: fixed("l_fire", "share", 0.5, assumed("even against attackers shooting costs a name"), {
    sign: "+",
    meaning: "standing that fire on a wholly violent crowd costs",
  }),
  fireLossPeaceful: fixed("l_calm", "share", 0.5, assumed("shooting the peaceful is the worst that can be done"), {
    sign: "+",
    meaning: "standing that fire costs on top where the crowd is peaceful",
  }),
  shutdownLoss: fixed("l_sd", "share", 0.3, assumed("everybody at home and abroad notices"), {
    sign: "+",
    meaning: "standing that a shutdown costs",
  }),
  frameLoss: fixed("l_fr", "share", 0.2, assumed("who is caught telling a tale loses face"), {
    sign: "+",
    meaning: "standing that a frame costs which nobody at home believes",
  }),
  purgeLoss: fixed("l_pur", "share", 0.2, assumed("it shows a house divided"), {
    sign: "+",
    meaning: "standing that a purge costs",
  }),
  askLoss: fixed("l_ask", "share", 0.3, assumed("it admits that own forces do not suffice"), {
    sign: "+",
    meaning: "standing that asking for troops costs",
  }),
  fireGate: fixed("K_fire", "share", 0.9, assumed("some ground has to be lost before anybody thinks of it"), {
    sign: "+",
    meaning: "control below which live fire is thought of",
  }),
  askGate: fixed("S_ask", "share", 0.7, assumed("nobody calls for troops over a crowd that is taken to pass"), {
    sign: "+",
    meaning: "expected survival below which help is thought of before an emergency",
  }),
  stepDownGate: fixed("S_down", "share", 0.5, assumed("about as likely to fall as not"), {
    sign: "+",
    meaning: "expected survival below which stepping down is thought of",
  }),
  askAgain: fixed("ΔS", "share", 0.1, assumed("the same question in the same state gets the same answer"), {
    sign: "+",
    meaning: "change of expected survival since a refusal that makes asking again worth a thought",
  }),
} as const;

export type GovernmentValues = Values<typeof governmentParams>;
