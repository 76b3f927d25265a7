import type { Rivals } from "../verbs/rivalResult.ts";
export const rivalsText = (f: Rivals, _o: unknown): string => JSON.stringify(f, null, 1);
