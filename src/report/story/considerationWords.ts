// What weighs in a decision, as the model's table of considerations words it.
import { CONSIDERATIONS, type Part } from "../../model/kit/considerations.ts";

const isPart = (name: string): name is Part => Object.hasOwn(CONSIDERATIONS, name);

/** A part of a decision in plain words; any other name with its capitals taken apart. */
export const considerationWords = (part: string): string =>
  isPart(part)
    ? CONSIDERATIONS[part]
    : part.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
