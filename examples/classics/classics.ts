// `classics`: the published models beside their known answers, and Epstein's as a first demonstration of a verdict over what a model
// leaves open.
import { agrees, type KnownAnswer } from "./answers/answer.ts";
import { NETLOGO } from "./epstein.ts";
import {
  LOSS,
  lossesOfLegitimacy,
  STRUCTURE,
  sudden,
  rulesOf,
  type LossProgress,
  type StructureResult,
} from "./epsteinLoss.ts";
import { knownAnswers } from "./knownAnswers.ts";
import { latticeFrames, type Frames } from "./latticeFrames.ts";
import { structuralVerdict, type Answered, type Judgement } from "./structuralVerdict.ts";
import { runKey } from "../../src/core/keyed.ts";
import { VERSION } from "../../src/questions/version.ts";

export interface CheckedAnswer extends KnownAnswer {
  readonly agrees: boolean;
}

export const classics = (): readonly CheckedAnswer[] => knownAnswers().map((a) => ({ ...a, agrees: agrees(a) }));

export interface EpsteinReport {
  readonly version: string;
  readonly command: string;
  readonly seed: number;
  readonly runs: number;
  readonly structures: readonly StructureResult[];
  /** A sudden loss beats a gradual one, and by a tenth; it is explosive, and where "explosive" is set half and twice as high. */
  readonly beats: Judgement;
  readonly clearly: Judgement;
  readonly explosive: Judgement;
  readonly explosiveAt: readonly { readonly share: number; readonly judgement: Judgement }[];
  /** The first run's lattice around a sudden loss, under each rounding. */
  readonly lattices: readonly (Frames & { readonly rounding: (typeof STRUCTURE.rounding)[number] })[];
}

/** Ticks shown before the loss and after. */
const [BEFORE, AFTER] = [10, 70];

export function* epstein(options: {
  readonly seed: number;
  readonly runs: number;
  readonly command: string;
}): Generator<LossProgress, EpsteinReport> {
  const { seed, runs, command } = options;
  const structures = yield* lossesOfLegitimacy(seed, runs);
  const judge = (answer: (s: StructureResult) => Answered["answer"]): Judgement =>
    structuralVerdict(structures.map((s) => ({ form: { ...s.structure }, answer: answer(s) })));
  const shares = structures[0]?.atOtherShares.map((o) => o.share) ?? [];
  return {
    version: VERSION,
    command,
    seed,
    runs,
    structures,
    beats: judge((s) => s.beats),
    clearly: judge((s) => s.clearly),
    explosive: judge((s) => s.explodes),
    explosiveAt: shares.map((share, i) => ({
      share,
      judgement: judge((s) => s.atOtherShares[i]?.answer ?? "open"),
    })),
    lattices: STRUCTURE.rounding.map((rounding) => ({
      rounding,
      ...latticeFrames(
        rulesOf({ procedure: "netlogo", rounding, cops: NETLOGO.cops }),
        runKey(seed, 0, 0),
        sudden,
        LOSS.at - BEFORE,
        LOSS.at + AFTER,
      ),
    })),
  };
}
