// The published models' answers beside what the code here gives.
import { contagionAnswers } from "./answers/contagion.ts";
import { crowdAnswers } from "./answers/crowds.ts";
import { epsteinAnswers } from "./answers/epstein.ts";
import { functionAnswers } from "./answers/functions.ts";
import { gameAnswers } from "./answers/games.ts";
import type { KnownAnswer } from "./answers/answer.ts";

/** Every known answer; about ten seconds, most of it the lattice. */
export const knownAnswers = (): readonly KnownAnswer[] => [
  ...crowdAnswers(),
  ...epsteinAnswers(),
  ...gameAnswers(),
  ...contagionAnswers(),
  ...functionAnswers(),
];
