// The store that a command uses: the folder that was named, or the usual one. What was computed once is taken from there. A named folder is
// meant, so what can't be used or kept there ends the run; the usual one saves time and nothing else, so without it everything is computed.
import { NoStore, StoreFolder, usualFolder } from "../node/store/folder.ts";
import { Store, type Executors, type Use } from "../node/store/store.ts";
import { counted } from "../scenario/counted.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { printable } from "../scenario/problems/problemText.ts";
import { compiler } from "../world/compile.ts";
import { placeOf, type Place, type Rests } from "./answers.ts";
import { InputError } from "./inputError.ts";
import type { Ending } from "./interrupt.ts";
import { isRefusal, reasonOf } from "./reasons.ts";

/** Names the folder where none is on the command line; "none" for no store. */
const VARIABLE = "PRECEDENT_STORE";

/** What `--store` and `--no-store` come to. */
export type Named = string | false | undefined;

/** Null for none. */
export function folderNamed(named: Named): { readonly folder: string; readonly isMeant: boolean } | null {
  if (named === false) return null;
  if (named !== undefined) return { folder: named, isMeant: true };
  const said = process.env[VARIABLE];
  if (said === "none") return null;
  return said === undefined || said === ""
    ? { folder: usualFolder(), isMeant: false }
    : { folder: said, isMeant: true };
}

export interface Kept {
  readonly store: Store;
  /** How much of an answer was there; null where nothing was. */
  readonly inWords: (seconds: number) => string | null;
  /** Where a whole answer is kept. */
  readonly answers: (rests: Rests) => Place;
  readonly around: (scenario: Scenario, executors: Executors) => Executors;
}

/** Opens it; null where none is to be used or the usual one can't be. Throws InputError for a named folder that is no store. */
export async function openStore(
  named: Named,
  tell: (sentence: string) => void,
  stop: (ending: Ending) => void,
): Promise<Kept | null> {
  const chosen = folderNamed(named);
  if (!chosen) return null;
  const { folder, isMeant } = chosen;
  if (folder === "" || folder.includes("\0")) throw new InputError("error --store needs the name of a folder");
  let opened: StoreFolder;
  try {
    opened = await StoreFolder.open(folder);
  } catch (error) {
    const why = whyNot(folder, error);
    if (isMeant)
      throw new InputError(`error ${why}\n  Give another folder with --store, or --no-store; nothing was computed.`);
    tell(`${why}; everything is computed`);
    return null;
  }
  if (opened.sealed)
    tell(`the store "${printable(opened.path)}" can be read and not written to (${reasonOf(opened.sealed)}); what is computed now is not kept`); // prettier-ignore
  const store = new Store(opened, {
    tell,
    full: (error) => {
      const why = `cannot write to the store "${printable(opened.path)}": ${reasonOf(error)}`;
      if (isMeant)
        stop({ code: 2, why: `${why}\n  What was finished before is kept there. Make room, or give another folder with --store.` }); // prettier-ignore
      else tell(`${why}; what is computed from now on is not kept for the next time`);
    },
  });
  return {
    store,
    answers: (rests) => placeOf(store, rests),
    inWords: (seconds) => inWords(store.use, seconds),
    around: (scenario, executors) => store.around(compiler(scenario), executors),
  };
}

/** The store's folder alone, for whoever looks into it. Throws InputError where there is none or it can't be used. */
export async function openFolder(named: string | undefined): Promise<StoreFolder> {
  const chosen = folderNamed(named);
  if (!chosen) throw new InputError(`error there is no store: ${VARIABLE} says "none"; name one with --store`);
  return StoreFolder.open(chosen.folder).catch((error: unknown) => {
    throw new InputError(`error ${whyNot(chosen.folder, error)}\n  Give another folder with --store.`);
  });
}

/** Throws what is neither of the store nor of the system. */
function whyNot(folder: string, error: unknown): string {
  if (error instanceof NoStore) return `"${printable(folder)}" ${error.message}`;
  if (isRefusal(error)) return `cannot use "${printable(folder)}" as a store: ${reasonOf(error)}`;
  throw error;
}

function inWords({ taken, completed, computed }: Use, seconds: number): string | null {
  if (taken + completed === 0) return null;
  const all = taken + completed + computed;
  if (taken === all) return `from the store in ${seconds.toFixed(1)} s: nothing to compute`;
  return `from the store: ${taken} of ${counted(all, "piece")} of work${completed > 0 ? `, and parts of ${completed} more` : ""}`;
}
