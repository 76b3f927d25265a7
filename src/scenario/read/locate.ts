// Where something stands in a scenario's files, for remarks on a scenario that has been read without a problem.
import { PLACE_COLUMNS } from "../files/readPlaces.ts";
import { namedAs } from "./columns.ts";
import { readCsv, type CsvRow } from "./csvFile.ts";
import { NOWHERE, type Path, type Problems, type Span } from "../problems/problem.ts";
import { readYaml, type YamlFile } from "./yamlFile.ts";

export interface Locator {
  /** Of a key in a YAML file, or of its value. */
  readonly key: (file: string, path: Path, part?: "key" | "value") => Span;
  /** Of a row's cell in a table, found by the row's id. */
  readonly cell: (file: string, id: string, column: string) => Span;
}

export function locator(files: Readonly<Record<string, string>>): Locator {
  const tables = new Map<string, ReadonlyMap<string, CsvRow>>();
  const yaml = new Map<string, YamlFile | null>();
  const unheard: Problems = { list: [] };
  const textOf = (file: string): string => (Object.hasOwn(files, file) ? (files[file] as string) : "");
  return {
    key: (file, path, part = "key") => {
      if (!yaml.has(file)) yaml.set(file, readYaml(file, textOf(file), unheard));
      return yaml.get(file)?.locate(path, part) ?? NOWHERE;
    },
    cell: (file, id, column) => {
      let rows = tables.get(file);
      if (!rows) {
        const table = readCsv(file, textOf(file), unheard, namedAs(PLACE_COLUMNS));
        tables.set(file, (rows = new Map(table?.rows.map((row) => [row.cell("id"), row]))));
      }
      return rows.get(id)?.locate(column) ?? NOWHERE;
    },
  };
}
