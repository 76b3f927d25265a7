// A verdict as word and shape, with whether it was put in.
import { VERDICT_KINDS, type Standing } from "../../claims/verdictKinds.ts";
import { h, type Markup } from "./markup.ts";

/** A verdict in a box of its own, dashed where it was put in. */
export function verdictBox(standing: Standing, built = false): Markup {
  const { tone, mark } = VERDICT_KINDS[standing];
  return h`<span class="verdict v-${tone}${built ? " built" : ""}"><i aria-hidden="true">${mark}</i> ${standing}</span>`;
}
