// A scenario's folder, read and checked, or its errors for the user.
import { FolderError, readFolder } from "../node/folder.ts";
import { folderMeant } from "../node/shipped.ts";
import { parseScenario } from "../scenario/parse.ts";
import { problemText } from "../scenario/problems/problemText.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { InputError } from "./inputError.ts";

export { InputError } from "./inputError.ts";

export interface Loaded {
  readonly scenario: Scenario;
  /** Every file as text, for what points into it. */
  readonly files: Readonly<Record<string, string>>;
  /** The folder with its slash, as file names are shown. */
  readonly folder: string;
}

/** `path` is a folder, or the short name of a shipped scenario. Throws InputError for a folder that can't be read or a scenario that isn't sound. */
export async function loadFiles(path: string): Promise<Loaded> {
  const folder = await readFolder(await folderMeant(path)).catch((error: unknown) => {
    throw error instanceof FolderError
      ? new InputError(problemText([error.problem], {}), { problems: [error.problem], more: false, folder: "" })
      : error;
  });
  const { named } = folder;
  const { scenario, problems, more } = parseScenario(folder.files, folder.unread);
  if (!scenario)
    throw new InputError(problemText(problems, folder.files, { folder: named, more }), {
      problems,
      more,
      folder: named,
    });
  return { scenario, files: folder.files, folder: named };
}

/** The same, for whoever needs no more than the scenario. */
export const loadScenario = async (path: string): Promise<Scenario> => (await loadFiles(path)).scenario;
