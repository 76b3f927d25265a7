// What is put in the place of anything: ends of numbers, words of other types, names that objects have, text that would act somewhere.
import fc from "fast-check";

const NUMBERS = [
  "0", "-0", "-1", "1e308", "1e309", "-1e309", "5e-324", "9007199254740993", "99999999999999999999999", "0x1f", "0o17", "1_000", "1,5", "٣",
  ".nan", ".inf", "-.inf", "NaN", "101 %", "-5 %", "0 /day", "1e300 km", "0 d", "1e9 d", "-3 h", "1 : 2", "12:30:45",
]; // prettier-ignore
const TYPES = [
  "", "~", "null", "true", "no", "[]", "{}", "[[]]", "[~]", "{ ~: ~ }", "{ a: 1, a: 2 }", "[1, [2, [3]]]", "{ value: }", "{ between: [1, 0] }",
  "{ between: [0, 0], source: assumed, why: x }", "{ oneOf: [] }", "{ form: {} }", "{ beta: [0, 0] }", "{ ? [a] : b }", "!!set {a}", "!!js/function x",
  "!!binary aGk=", "!!timestamp 2022-01-01", "!!int x", "!<tag:x> y", "2022-02-30", "2022-01-01T00:00+99:99", "0001-01-01", "275760-09-14", "-271821-04-19T00:00Z",
]; // prettier-ignore
const NAMES = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "valueOf",
  "prototype",
  "length",
  "then",
  "toJSON",
  "<<",
];
const TEXTS = [
  "../x", "../../etc/passwd", "/", "\\\\x\\y", "C:x", "a\0b", "x/../y", "javascript:alert(1)", "<script>alert(1)</script>", "</style>", "=1+1", "@SUM(1)", "+1", "-cmd|x",
  "\u001b[31m", "\u009b2J", "\u001b]0;x\u0007", "\u202egnp", "\u2066x", "\u2028", "\u200d", "\ufeff", "\u0085", "\ud800", "\udc00x", "é", "e\u0301", "見る", "👩‍👩‍👧", "\u{e0041}", "\r", "\n", "\t", "  ",
  "`", "${x}", "$&", "%s", "'", '"', "\\", "#", "---", "...", "%YAML 9.9", "&a x", "*a", "| x", "> x", "? x", ": ", "- ", "|", ",", ";",
]; // prettier-ignore
const LONG = ["a".repeat(5000), "見".repeat(3000), "1".repeat(400), "[".repeat(300), "{a: ".repeat(200), "a b ".repeat(3000), `${"a, ".repeat(600)}b`, "not ".repeat(500)]; // prettier-ignore
/** Words of the vocabulary where another belongs. */
const OWN = [
  "assumed", "requested", "not yet conceded", "crisis, not yet conceded", "people first > 0", "political share first > 0.7", "people at +3 d", "people at +1e9 d", "deployed", "peakPeople",
  "fallen", "guarantor", "government", "concede", "never", "undisputed", "request.status", "contagion.distanceForm", "exponential", "given.tied", "given.discipline.police", "survival.signalPromise",
  "survival at +5 d", "treaty.members.offer", "region.CCC.people", "standing = undisputed", "standing = undisputed | interim, days > 3", "rises", "not above", "5 points", "north", "states", "scenario.tied",
]; // prettier-ignore

/** A number at an end, or written oddly. */
export const oddNumber = fc.constantFrom(...NUMBERS);
export const ownWord = fc.constantFrom(...OWN);
export const word: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(oddNumber, fc.constantFrom(...TYPES)) },
  { weight: 3, arbitrary: fc.constantFrom(...NAMES, ...TEXTS) },
  { weight: 3, arbitrary: ownWord },
  { weight: 1, arbitrary: fc.constantFrom(...LONG) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.double().map(String) },
);
