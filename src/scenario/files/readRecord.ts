// record.yaml, sources.yaml and baserates.yaml: what was seen, where it was read, how often it happens at all.
import type { z } from "zod";
import { messages } from "../problems/messages.ts";
import type { Names } from "../read/names.ts";
import { OBSERVABLES } from "../../model/outcomes.ts";
import type { Path } from "../problems/problem.ts";
import type { baseRatesSchema, recordSchema, sourcesSchema } from "../read/schema.ts";
import { COMMON_RATES } from "../commonRates.ts";
import type { BaseRate, RecordEntry, Scenario, ScenarioPlace, Source } from "../scenario.ts";
import { readMoment, type Clock } from "./readScenario.ts";
import { soundEntries, type Reader, type Shaped } from "../read/shape.ts";
import { readQuantity, SHARE, type Wanted } from "../read/values.ts";

type RawRecord = z.output<typeof recordSchema>;
type RawEntry = RawRecord[string];

export function readRecord(reader: Shaped<RawRecord>, clock: Clock | null, places: Names, keys: Names): RecordEntry[] {
  const entries: RecordEntry[] = [];
  for (const [id, written] of soundEntries(reader, [], reader.data)) {
    const observable = OBSERVABLES.find((o) => o.name === written.outcome);
    if (!observable) {
      reader.report(
        [id, "outcome"],
        messages.unknownOutcome(
          written.outcome,
          OBSERVABLES.map((o) => o.name),
        ),
      );
      continue;
    }
    for (const [i, source] of written.sources.entries())
      if (keys.lacks(source)) reader.report([id, "sources", i], messages.unknownSource(source, keys.list));
    if (written.place !== undefined && places.lacks(written.place))
      reader.report([id, "place"], messages.unknownPlace(written.place, places.list));
    if (written.mark === "C" && (written.conflict ?? []).length === 0)
      reader.report([id, "mark"], messages.conflictText());
    const dated = observable.unit === "date";
    const forms = (["value", "between", "when"] as const).filter((k) => written[k] !== undefined);
    if (forms.length !== 1 || (forms[0] === "when") !== dated) {
      reader.report([id], messages.entryForm(written.outcome, dated), "key");
      continue;
    }
    const at = written.at === undefined ? null : readMoment(reader, [id, "at"], written.at, clock);
    const ends = dated ? moments(reader, [id, "when"], written, clock) : amounts(reader, id, written, observable.unit);
    if (!ends) continue;
    if (!(ends[0] <= ends[1])) {
      reader.report(
        [id, dated ? "when" : "between"],
        messages.badRange("the low end must not lie above the high end"),
        "key",
      );
      continue;
    }
    entries.push({
      id,
      outcome: written.outcome,
      at: dated ? ends[0] : at,
      dated: dated ? [written.when].flat().join(" / ") : (written.at ?? ""),
      place: written.place ?? "",
      low: ends[0],
      high: ends[1],
      unit: dated ? "d" : observable.unit,
      mark: written.mark,
      sources: written.sources,
      text: written.text,
      conflict: written.conflict ?? [],
    });
  }
  return entries;
}

function moments(
  reader: Shaped<RawRecord>,
  path: Path,
  written: RawEntry,
  clock: Clock | null,
): [number, number] | null {
  const when = written.when as string | [string, string];
  if (typeof when === "string") {
    const one = readMoment(reader, path, when, clock);
    return one === null ? null : [one, one];
  }
  const low = readMoment(reader, [...path, 0], when[0], clock);
  const high = readMoment(reader, [...path, 1], when[1], clock);
  return low === null || high === null ? null : [low, high];
}

/** By the unit of what was seen; everything else is a count. */
const WANTED: Readonly<Record<string, Wanted>> = {
  share: SHARE,
  d: { unit: "d", limits: [0, Infinity] },
  "yes/no": { unit: "1", limits: [0, 1], whole: true },
};
const AT_LEAST_ONE: Wanted = { unit: "1", limits: [1, Infinity], whole: true };
const COUNTED: Wanted = { unit: "people", limits: [0, Infinity], whole: true };

function amounts(reader: Shaped<RawRecord>, id: string, written: RawEntry, unit: string): [number, number] | null {
  const wanted = WANTED[unit] ?? COUNTED;
  if (written.between === undefined) {
    const one = readQuantity(reader, [id, "value"], written.value as number, wanted);
    return one === null ? null : [one, one];
  }
  const low = readQuantity(reader, [id, "between", 0], written.between[0], wanted);
  const high = readQuantity(reader, [id, "between", 1], written.between[1], wanted);
  return low === null || high === null ? null : [low, high];
}

/** Reports counts on record that are above what there is: people above the scenario's own, or a place's, and places above all of them. */
export function checkCounts(
  reader: Reader,
  record: readonly RecordEntry[],
  places: readonly Pick<ScenarioPlace, "id" | "people">[],
): void {
  const all = places.reduce((sum, p) => sum + p.people.value, 0);
  for (const { id, outcome, place, low, high } of record) {
    const there = places.find((p) => p.id === place)?.people.value ?? all;
    const most = OF_PEOPLE.includes(outcome) ? there : outcome === "regions" ? places.length : Infinity;
    if (high <= most) continue;
    const what = outcome === "regions" ? "places" : place === "" ? "people in all places" : `people in ${place}`;
    const key = low === high ? ["value"] : ["between", 1];
    reader.report([id, ...key], messages.aboveAll(high, most, what));
  }
}

/** Counts of people of the country. */
const OF_PEOPLE: readonly string[] = ["people", "dead", "detained"];

export function readSources(reader: Shaped<z.output<typeof sourcesSchema>>): Source[] {
  return soundEntries(reader, [], reader.data).map(([id, s]) => ({
    id,
    title: s.title,
    where: s.where,
    note: s.note ?? "",
  }));
}

/** The rates of a scenario: those that every one has, less what its file leaves out, with its own; without a file all that are common. */
export function readBaseRates(
  reader: Shaped<z.output<typeof baseRatesSchema>> | null,
  keys: Names,
): Pick<Scenario, "baseRates" | "leftOutRates"> {
  const entries = reader ? soundEntries(reader, [], reader.data) : [];
  const known = COMMON_RATES.map((r) => r.id);
  for (const [id] of entries) if (!known.includes(id)) reader?.report([id], messages.unknownRate(id, known), "key");
  const leftOutRates = entries.flatMap(([id, r]) => ("not" in r ? [{ id, why: r.not }] : []));
  const own = reader ? ownRates(reader, keys) : [];
  const named = new Set(entries.map(([id]) => id));
  return { baseRates: [...COMMON_RATES.filter((r) => !named.has(r.id)), ...own], leftOutRates };
}

function ownRates(reader: Shaped<z.output<typeof baseRatesSchema>>, keys: Names): BaseRate[] {
  return soundEntries(reader, [], reader.data).flatMap(([id, r]) => {
    if ("not" in r) return [];
    if (keys.lacks(r.source)) reader.report([id, "source"], messages.unknownSource(r.source, keys.list));
    const rate = readQuantity(reader, [id, "rate"], r.rate, SHARE);
    const low = r.low === undefined ? undefined : readQuantity(reader, [id, "low"], r.low, SHARE);
    const high = r.high === undefined ? undefined : readQuantity(reader, [id, "high"], r.high, SHARE);
    const n = r.n === undefined ? undefined : readQuantity(reader, [id, "n"], r.n, AT_LEAST_ONE);
    const days = r.days === undefined ? undefined : readQuantity(reader, [id, "days"], r.days, AT_LEAST_ONE);
    if (rate === null || low === null || high === null || n === null || days === null) return [];
    if ((low ?? rate) > rate || (high ?? rate) < rate) {
      reader.report([id, "rate"], messages.badRange("the rate must lie between its low and its high end"));
      return [];
    }
    return [
      {
        id,
        condition: r.condition,
        per: r.per ?? "cases",
        n: n ?? null,
        days: days ?? null,
        rate,
        low: low ?? null,
        high: high ?? null,
        source: r.source,
        mark: r.mark ?? "",
        note: r.note ?? "",
      },
    ];
  });
}
