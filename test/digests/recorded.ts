// The record as it stands in the repository.
import { readFileSync } from "node:fs";
import type { DigestRecord } from "./record.ts";

export const recorded = (): DigestRecord =>
  JSON.parse(readFileSync(new URL("record.json", import.meta.url), "utf8")) as DigestRecord;
