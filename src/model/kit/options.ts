// What actors may choose, by name, each with its place among the leanings of a run. Places are given once and never again: a new option
// takes the next one, so that it leaves every other one's draws alone. What an option is worth and does is declared with its actor, in a
// table typed by these names: leave one out there and it does not compile.

/** The government, the guarantor and the size of its force, a force abroad, and what the forces at home do about a crowd. */
export const OPTIONS = {
  government: {
    hold: 0,
    concede: 1,
    emergency: 2,
    liveFire: 3,
    ask: 4,
    shutdown: 11,
    dismiss: 12,
    frame: 13,
    purge: 16,
    stepDown: 17,
  },
  guarantor: { observe: 5, warn: 6, deploy: 7, engage: 18, backOther: 19 },
  size: { small: 8, medium: 9, large: 10 },
  force: { stay: 14, leave: 15 },
  posture: { arrest: 20, disperse: 21, tolerate: 22 },
} as const;

export type GovernmentOption = keyof typeof OPTIONS.government;
export type GuarantorOption = keyof typeof OPTIONS.guarantor;
export type SizeOption = keyof typeof OPTIONS.size;
export type PostureOption = keyof typeof OPTIONS.posture;

/** What an actor does that does nothing: it is never imposed and is what is left when all else is forbidden. */
export const IDLE = { government: "hold", guarantor: "observe" } as const satisfies {
  readonly government: GovernmentOption;
  readonly guarantor: GuarantorOption;
};

/** What a government or a guarantor does when it does something. */
export type Measure = Exclude<GovernmentOption, (typeof IDLE)["government"]>;
export type Intervening = Exclude<GuarantorOption, (typeof IDLE)["guarantor"]>;

/** Other words for an option: its condition's, or its noun. Results name it as it stands above. */
export const SYNONYMS = {
  government: {
    concede: ["conceded", "concession"],
    emergency: [],
    liveFire: [],
    ask: ["request", "requested"],
    shutdown: [],
    dismiss: ["dismissed", "dismissal"],
    frame: ["framed"],
    purge: ["purged"],
    stepDown: ["steppedDown"],
  },
  guarantor: {
    warn: ["warned", "warning"],
    deploy: ["deployed", "deployment"],
    engage: ["engaged"],
    backOther: ["backedOther"],
  },
} as const satisfies {
  readonly government: Readonly<Record<Measure, readonly string[]>>;
  readonly guarantor: Readonly<Record<Intervening, readonly string[]>>;
};

const names = <T extends object>(table: T): readonly (keyof T & string)[] => Object.keys(table) as (keyof T & string)[];

export const GOVERNMENT_OPTIONS = names(OPTIONS.government);
export const GUARANTOR_OPTIONS = names(OPTIONS.guarantor);
export const SIZE_OPTIONS = names(OPTIONS.size);
export const FORCE_OPTIONS = names(OPTIONS.force);
/** In the order in which the state counts them. */
export const POSTURE_OPTIONS = names(OPTIONS.posture);

/** Of every member that votes, in their places after all of the above. */
export const MEMBER_OPTIONS = ["consent", "aside", "object"] as const;
/** What a faction may do, and what may be done about it: every faction's, in their places after all the members'. */
export const FACTION_OPTIONS = ["back", "hedge", "break", "purge", "spare"] as const;

const PLACES = { ...OPTIONS.government, ...OPTIONS.guarantor, ...OPTIONS.size, ...OPTIONS.force, ...OPTIONS.posture };
export type Leaning = keyof typeof PLACES;

/** Whose leaning a shock is, by its place in the state's `leaning`. */
export const SHOCKS: readonly Leaning[] = names(PLACES).toSorted((a, b) => PLACES[a] - PLACES[b]);
export const shockOf = (option: Leaning): number => PLACES[option];

/** Leanings in a run with so many members and factions. */
export const leanings = (members: number, factions: number): number =>
  SHOCKS.length + members * MEMBER_OPTIONS.length + factions * FACTION_OPTIONS.length;
