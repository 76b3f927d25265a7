// The name of a piece of work: a hash of all that its result rests on. Equal names, equal bits: a piece may be done twice, anywhere, and kept
// under its name.
//   what runs can read of the scenario + version of the code that results rest on + the job
import type { AgreementJob } from "../../run/agreement.ts";
import type { PointJob } from "../../run/points.ts";
import type { Job } from "../../run/work.ts";
import type { Compiler } from "../../world/compile.ts";
import { inputsOf } from "../../world/inputs.ts";
import { canonical, digest } from "./canonical.ts";

export type Work = Job | PointJob | AgreementJob;

/** Digest of what runs of these widths of ranges can read of a scenario. */
export function scenarioName(compiled: Compiler, width = 1): string {
  const known = names.get(compiled) ?? new Map<number, string>();
  names.set(compiled, known);
  const name = known.get(width) ?? digest(canonical(inputsOf(compiled, width)));
  known.set(width, name);
  return name;
}

const names = new WeakMap<Compiler, Map<number, string>>();

/** 64 hexadecimal digits. `version`: resultsVersion(). */
export const pieceName = (compiled: Compiler, version: string, job: Work): string =>
  digest(`${version}\n${scenarioName(compiled, job.plan.width)}\n`, canonical(job));
