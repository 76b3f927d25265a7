// What is bundled and run in each engine.
import { steppe } from "../../fixture/steppe.ts";
import { coreDigest } from "./coreDigest.ts";
import { ledger, read, runsDigest, type RunsDigest } from "./runDigest.ts";

export interface Findings {
  readonly core: Readonly<Record<string, string>>;
  readonly steppe: RunsDigest;
  readonly flagship: RunsDigest;
  /** Fingerprinted outside: in full, so that a difference can be seen. */
  readonly ledger: string;
}

/** `files`: the flagship as shipped; `pressed`: the same under a heavy shock, so that every condition arises in few worlds. */
export async function findings(
  files: Readonly<Record<string, string>>,
  pressed: Readonly<Record<string, string>>,
): Promise<Findings> {
  return {
    core: coreDigest(),
    steppe: runsDigest(steppe(), 16),
    flagship: runsDigest(read(files), 24),
    ledger: await ledger(pressed, 24),
  };
}
