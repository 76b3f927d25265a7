import type { Rivals } from "../verbs/rivalResult.ts";
export const rivalsPage = (f: Rivals): string => JSON.stringify(f, null, 1);
