// From answers in every version of a model to a verdict on the claim: it holds, fails, or hinges on what its authors left open.

export type StructuralVerdict = "holds" | "fails" | "hinges" | "mixed" | "undecided";

export interface Answered {
  readonly form: Readonly<Record<string, string | number>>;
  readonly answer: "yes" | "no" | "open";
}

export interface Judgement {
  readonly verdict: StructuralVerdict;
  /** The fewest forms that settle the answer. */
  readonly on: readonly string[];
  readonly yes: number;
  readonly no: number;
  readonly open: number;
}

/** Subsets of names, smaller ones first. */
function subsets(names: readonly string[]): string[][] {
  const all = Array.from({ length: 1 << names.length }, (_, mask) => names.filter((_, i) => (mask >> i) & 1));
  return all.sort((a, b) => a.length - b.length);
}

/**
 * All yes: holds. All no: fails. One sort beside open ones: undecided. Both: hinges on the fewest forms that tell them apart, mixed where
 * that takes every form there is.
 */
export function structuralVerdict(answers: readonly Answered[]): Judgement {
  const count = (what: Answered["answer"]): number => answers.filter((a) => a.answer === what).length;
  const [yes, no, open] = [count("yes"), count("no"), count("open")];
  const said = (verdict: StructuralVerdict, on: readonly string[] = []): Judgement => ({ verdict, on, yes, no, open });
  if (yes === 0 || no === 0) return said(open > 0 ? "undecided" : yes > 0 ? "holds" : "fails");
  const names = Object.keys(answers[0]?.form ?? {});
  const settled = subsets(names).find((on) => {
    const seen = new Map<string, string>();
    return answers.every(({ form, answer }) => {
      if (answer === "open") return true;
      const cell = on.map((name) => String(form[name])).join("|");
      const other = seen.get(cell);
      seen.set(cell, answer);
      return other === undefined || other === answer;
    });
  });
  return settled && settled.length < names.length ? said("hinges", settled) : said("mixed");
}
