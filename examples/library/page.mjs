// In a page: the same verbs from one file without Node. Files come as text, from an editor or over the network.
import { page, parseScenario, run, VERSION } from "@precedent-ledger/precedent/browser";

/** What a page would call. */
export async function ask(files, signal) {
  const scenario = parseScenario(files);
  const { worlds, outcomes } = await run(scenario, { worlds: 50, signal });
  return { title: scenario.title, version: VERSION, worlds, names: outcomes.map((o) => o.name), draws: typeof page };
}
