// The documents that are made from the code.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { directionTable } from "./direction.ts";
import { modelPage } from "./model.ts";
import { outcomesPage } from "./outcomes.ts";
import { outputSchema, VERBS } from "./outputs.ts";
import { parametersPage } from "./parameters.ts";
import { schedulePage } from "./schedule.ts";
import { streamsTable } from "./streams.ts";

export const GENERATED = [
  "THIRD-PARTY-LICENCES.txt",
  "docs/parameters.md",
  "docs/schedule.md",
  "docs/model.md",
  "docs/outcomes.md",
  "docs/repository.md",
  "docs/errors.md",
  "docs/drivers.md",
  "docs/randomness.md",
  "docs/brought.md",
  "schemas/scenario.schema.json",
  "schemas/assumptions.schema.json",
  "schemas/claims.schema.json",
  "schemas/variants.schema.json",
  "schemas/rival.schema.json",
  "schemas/record.schema.json",
  "schemas/sources.schema.json",
  "schemas/baserates.schema.json",
  ...VERBS.map((verb) => `schemas/output/${verb}.schema.json` as const),
] as const;

type Path = (typeof GENERATED)[number];

/** What a document should contain; of docs/repository.md only the part between its marks is made. Throws where the marks are missing. */
export async function generated(path: Path, root: string): Promise<string> {
  switch (path) {
    case "docs/parameters.md": {
      const { ABSENT, MECHANISMS } = await import("../../src/model/index.ts");
      return parametersPage(MECHANISMS, ABSENT);
    }
    case "docs/schedule.md": {
      const { SCHEDULE } = await import("../../src/run/schedule.ts");
      return schedulePage(SCHEDULE);
    }
    case "docs/model.md": {
      const { ABSENT, MECHANISMS } = await import("../../src/model/index.ts");
      const { SCHEDULE } = await import("../../src/run/schedule.ts");
      const { STREAMS } = await import("../../src/core/streams.ts");
      return modelPage({ mechanisms: MECHANISMS, absent: ABSENT, schedule: SCHEDULE, streams: Object.keys(STREAMS) });
    }
    case "docs/outcomes.md": {
      const { ALSO, AT_A_MOMENT, OBSERVABLES, OUTCOME, OUTCOMES, TIMED } = await import("../../src/model/outcomes.ts");
      const { EVENTS } = await import("../../src/model/index.ts");
      const { FOLLOWED } = await import("../../src/world/compile.ts");
      return outcomesPage({
        outcomes: OUTCOMES.map((o) => ({ ...OUTCOME[o.name], ...o })),
        labels: Object.fromEntries(Object.entries(EVENTS).map(([kind, { label }]) => [kind, label])),
        also: ALSO,
        timed: TIMED.map((o) => ({ ...AT_A_MOMENT[o.name], ...o })),
        observables: OBSERVABLES,
        followed: FOLLOWED,
      });
    }
    case "THIRD-PARTY-LICENCES.txt": {
      const { licencesText } = await import("./licences.ts");
      return licencesText(root);
    }
    case "docs/errors.md": {
      const { errorsPage } = await import("../../src/scenario/problems/errorsPage.ts");
      return errorsPage();
    }
    case "docs/drivers.md": {
      const { indicesTable } = await import("./indices.ts");
      return between(readFileSync(join(root, path), "utf8"), "indices", indicesTable());
    }
    case "docs/brought.md": {
      const { broughtTable } = await import("./brought.ts");
      return between(readFileSync(join(root, path), "utf8"), "brought", broughtTable());
    }
    case "docs/randomness.md":
      return between(readFileSync(join(root, path), "utf8"), "streams", streamsTable());
    case "docs/repository.md":
      return between(readFileSync(join(root, path), "utf8"), "direction", directionTable());
    default: {
      const verb = /^schemas\/output\/(\w+)\./.exec(path)?.[1];
      if (verb !== undefined) return formatted(outputSchema(verb, root), join(root, path));
      const { jsonSchemas } = await import("../../src/scenario/read/jsonSchema.ts");
      return formatted(jsonSchemas()[path.slice("schemas/".length)] ?? "", join(root, path));
    }
  }
}

/** As `npm run format` leaves it. */
async function formatted(text: string, filepath: string): Promise<string> {
  const { format, resolveConfig } = await import("prettier");
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

/** The text with what stands between `<!-- name -->` and `<!-- /name -->` replaced. Throws where there are no such marks. */
export function between(text: string, name: string, content: string): string {
  const start = text.indexOf(`<!-- ${name} -->\n`);
  const end = text.indexOf(`<!-- /${name} -->`);
  if (start < 0 || end < start) throw new Error(`no marks <!-- ${name} --> and <!-- /${name} -->`);
  return `${text.slice(0, start)}<!-- ${name} -->\n${content}${text.slice(end)}`;
}
