// Every warning: what it means, and a line that brings it up beside one that does not. A test makes each of them.
import { example as warning, type ErrorExample } from "./errorExample.ts";

const S = "scenario.yaml";
const A = "assumptions.yaml";
const C = "claims.yaml";
const R = "record.yaml";
const P = "places.csv";
const M = "map.geojson";
const NORTH = "north,North,500000,V,CENSUS,51.2,71.4,6,,";
const SOUTH = 'south,"South, the larger",1500000,-,assumed,43.2,76.9,6,,an estimate';

export const WARNING_EXAMPLES: readonly ErrorExample[] = [
  warning(
    "PR-W001",
    "A source that nothing rests on",
    "A list of sources that were not used looks better founded than it is.",
    "sources.yaml",
    "EXTRA: { title: Another paper, where: its archive }\n",
    "",
  ),
  warning(
    "PR-W002",
    "A fact without a source",
    "A bare number is the author's own, from memory. A reader cannot check it.",
    S,
    "adults: 0.65",
    "adults: { value: 0.65, source: CENSUS, mark: V }",
  ),
  warning(
    "PR-W003",
    "A range from a source, without how",
    "Sources seldom give ranges. Say what was read and how it became this range. (An assumed range without a reason is an error: PR-S031.)",
    S,
    "largestWeight: { between: [20 %, 40 %], source: CENSUS, mark: D }",
    "largestWeight: { between: [20 %, 40 %], source: CENSUS, mark: D, why: share of jobs and of taxes }",
  ),
  warning(
    "PR-W004",
    "So narrow that it is a fact",
    "The range covers less than a fiftieth of the model's own, or a hundredth of its middle. No verdict can hinge on it, but it is counted as an unknown.",
    A,
    "between: [0.9 /day, 0.901 /day], likely: 0.9 /day",
    "between: [0.3 /day, 2 /day], likely: 0.9 /day",
  ),
  warning(
    "PR-W005",
    "Far wider than the model's own",
    "Nine tenths of the range are more than five times as wide as the model's own. Then the model's own limits decide, not the argument.",
    A,
    "between: [0.3 /day, 200 /day], likely: 0.9 /day",
    "between: [0.3 /day, 2 /day], likely: 0.9 /day",
  ),
  warning(
    "PR-W006",
    "The range that it has anyway",
    "An override equal to the model's own range changes no result. It reads as a choice of the scenario, and is none.",
    A,
    "{ form: { exponential: 2, power: 1, none: 1 }, source: assumed, why: distance matters }",
    "{ form: { exponential: 2, power: 1 }, source: assumed, why: distance matters }",
  ),
  warning(
    "PR-W007",
    "A claim that no world can decide",
    "In the runs that were watched, no step leads from what the arms set to the outcome. The difference will be exactly zero in every world. A placebo that is meant so says `placebo: no path`.",
    C,
    "poor: [{ set: observation.detainedLag, to: 2 d }]",
    "poor: [{ set: hardship.legitimacy, to: 0.3 }]",
  ),
  warning(
    "PR-W008",
    "A record entry that nothing uses",
    "It has no counterpart in the model, no date, or a date outside the horizon, and no test names it.",
    R,
    "outcome: outsidePeople\n  value: 5\n",
    "outcome: people\n  at: 2022-01-02T12:00+06:00\n",
  ),
  warning(
    "PR-W009",
    "One place against the whole country",
    "`people`, `regions`, `dead` and `detained` are compared with the country's series, also where the entry names a place.",
    R,
    "  place: south\n",
    "",
  ),
  warning(
    "PR-W010",
    "A place that no shock reaches",
    "Its size is zero for every shock, or every shock comes after the horizon.",
    S,
    "relative: { south: 0 }",
    "relative: { south: 0.5 }",
  ),
  warning(
    "PR-W011",
    "Few cases",
    "A side of the comparison has fewer than five cases, or none after `among`.",
    C,
    "(fewer than five rows of cases.csv fit)",
    "(five rows or more on each side)",
  ),
  warning(
    "PR-W012",
    "A range that no run reaches",
    "The assumption belongs to a rival form without weight, or to something that never happens here. It is counted as an unknown and moves no result.",
    A,
    "contagion.distanceForm: { form: { exponential: 1 }, source: assumed, why: distance matters }\ncontagion.distanceExponent: { between: [1, 2], source: assumed, why: far places matter less }\n",
    "contagion.distanceForm: { form: { exponential: 2, power: 1 }, source: assumed, why: distance matters }\n",
  ),
  warning(
    "PR-W020",
    "A map that cannot be drawn",
    "The file is no JSON, no GeoJSON or TopoJSON, or has no area. Everything runs without it; the report has no map.",
    M,
    '{ "type": "Polygon", "coordinates": [[[66, 40], [66, 55], [82, 55], [82, 40], [66, 40]] }',
    '{ "type": "Polygon", "coordinates": [[[66, 40], [66, 55], [82, 55], [82, 40], [66, 40]]] }',
  ),
  warning(
    "PR-W021",
    "Regions that are left out",
    "Points and lines, outlines without size, coordinates that are no degrees, arcs that are not there. The other regions are drawn. The place is that of the first of them.",
    M,
    `{ "type": "GeometryCollection", "geometries": [
  { "type": "Polygon", "coordinates": [[[66, 40], [66, 55], [82, 55], [82, 40], [66, 40]]] },
  { "type": "Polygon", "coordinates": [[[66, 40], [66, 155], [82, 55], [66, 40]]] }
] }`,
    `{ "type": "GeometryCollection", "geometries": [
  { "type": "Polygon", "coordinates": [[[66, 40], [66, 55], [82, 55], [82, 40], [66, 40]]] }
] }`,
  ),
  warning(
    "PR-W022",
    "A polygon that is not there",
    "No region of the map has what the place names. The place is drawn as a point, and its region stays white.",
    P,
    NORTH.replace(/,$/, "KZ-ESL,"),
    NORTH,
  ),
  warning(
    "PR-W023",
    "One polygon for two places",
    "Both places name the same region of the map. One colour lies over the other.",
    P,
    `${NORTH.replace(/,$/, "KZ-SEL,")}\n${SOUTH.replace(",,", ",KZ-SEL,")}`,
    `${NORTH}\n${SOUTH}`,
  ),
  warning(
    "PR-W024",
    "Not in the map",
    "`map:` names an object or a property that the file does not have. What fits the places best is taken in its stead.",
    S,
    "map: { key: iso_code }\nrequester: undisputed",
    "requester: undisputed",
  ),
  warning(
    "PR-W025",
    "A map that is not read",
    "A file looks like a map, and another is the map, or none is: it has another name than map.topo.json, map.topojson, map.geojson or map.json.",
    S,
    "(regions.geojson)",
    "(map.geojson)",
  ),
  warning(
    "PR-W026",
    "At 0, 0",
    "Latitude and longitude are both zero, which is in the sea. Programs that find no place write it so.",
    P,
    NORTH.replace("51.2,71.4", "0,0"),
    NORTH,
  ),
  warning(
    "PR-W027",
    "Latitude and longitude swapped",
    "With its two numbers swapped the place lies on the map, or among the others, and as it is it does not.",
    P,
    NORTH.replace("51.2,71.4", "71.4,51.2"),
    NORTH,
  ),
  warning(
    "PR-W028",
    "Far from everything",
    "The next place is more than 2,000 km away, and the other places are much nearer to one another. Mostly a sign is lost, or a place of the same name was found elsewhere.",
    P,
    NORTH.replace("71.4", "-71.4"),
    NORTH,
  ),
  warning(
    "PR-W029",
    "Outside of the map",
    "The place lies outside of all that the map shows, by more than a tenth of its size. It is not seen on it.",
    P,
    NORTH.replace("71.4", "91.4"),
    NORTH,
  ),
  warning(
    "PR-W030",
    "Two places of one name",
    "Reports, charts and tables tell places by their names.",
    P,
    NORTH.replace(",North,", ',"South, the larger",'),
    NORTH,
  ),
  warning(
    "PR-W031",
    "Two places at one point",
    "Between places without a distance unrest passes as within one.",
    P,
    NORTH.replace("51.2,71.4", "43.2,76.9"),
    NORTH,
  ),
  warning(
    "PR-W100",
    "An explanation that leans on what never varies",
    "The assumption has the value at which it plays no part in every world already. The explanation is shown with it and does not have it.",
    "rivals/order.yaml",
    "guarantor.statusWeight: { off: 0, why: a likely fall then weighs nothing }",
    "guarantor.needWeight: { off: 0, why: a likely fall then weighs nothing }",
  ),
];
