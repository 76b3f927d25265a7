import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDate, isoDate, parseDate, type Dated } from "../../src/core/dates.ts";

const parsed = (text: string): Dated => {
  const found = parseDate(text);
  if ("problem" in found) throw new Error(found.problem);
  return found;
};
const problem = (text: string): string => {
  const found = parseDate(text);
  return "problem" in found ? found.problem : "";
};

test("days since 1970, the same as the engine's own calendar, over all leap years", () => {
  expect(parsed("1970-01-01T00:00Z")).toEqual({ days: 0, offset: 0 });
  expect(parsed("2000-03-01T00:00Z").days).toBe(11017);
  expect(parsed("2022-01-05T16:30+06:00").days).toBe(Date.UTC(2022, 0, 5, 10, 30) / 86_400_000);
  for (let day = Date.UTC(1890, 0, 1); day < Date.UTC(2110, 0, 1); day += 86_400_000) {
    const text = new Date(day).toISOString().slice(0, 16);
    if (parsed(`${text}Z`).days !== day / 86_400_000) expect.fail(text);
  }
});

test("leap years: every fourth, not every hundredth, but every four hundredth", () => {
  for (const year of ["2024", "2000", "1996", "2400"]) expect(problem(`${year}-02-29T00:00Z`)).toBe("");
  for (const year of ["2023", "1900", "2100", "2022"])
    expect(problem(`${year}-02-29T00:00Z`)).toBe(`${year}-02-29 is not a day of the calendar`);
  expect(parsed("2024-03-01T00:00Z").days - parsed("2024-02-28T00:00Z").days).toBe(2);
  expect(parsed("2023-03-01T00:00Z").days - parsed("2023-02-28T00:00Z").days).toBe(1);
});

test("zones: the same moment written in several", () => {
  const moment = parsed("2022-01-05T10:30Z").days;
  for (const text of [
    "2022-01-05T16:30+06:00",
    "2022-01-05T05:00-05:30",
    "2022-01-06T00:30+14:00",
    "2022-01-04T22:30-12:00",
  ])
    expect(parsed(text).days).toBe(moment);
  expect(parsed("2022-01-05T05:00-05:30").offset).toBe(-330);
});

describe("nonsense is refused, with what is wrong", () => {
  test.each([
    "",
    "yesterday",
    "2022-1-5T16:30Z",
    "05.01.2022",
    "05/01/2022 16:30",
    "2022-01-05  16:30Z",
    " 2022-01-05T16:30Z",
    "2022-01-05T16:30+6",
    "2022-01-05T16Z",
    "2022-01-05T16:30 CET",
    "20220105T163000Z",
  ])("%j", (text) => expect(problem(text)).toContain("write 2022-01-05T16:30+06:00"));
  test("what is missing is told, with what to write in the scenario's zone", () => {
    const said = (text: string): unknown => parseDate(text, -210);
    expect(said("2022-01-05")).toEqual({
      problem: "2022-01-05 has no time and no zone; write for instance 2022-01-05T00:00-03:30",
    });
    expect(said("2022-01-05 16:30")).toEqual({
      problem: "2022-01-05 16:30 has no zone; write for instance 2022-01-05T16:30-03:30",
    });
    expect(problem("2022-01-05T16:30:00")).toContain("has no zone");
    expect(problem("2022-01-05T16:30:00.5Z")).toContain("parts of a second");
  });
  test.each(["2022-13-01T00:00Z", "2022-00-10T00:00Z", "2022-04-31T00:00Z", "2022-01-00T00:00Z", "2022-01-32T00:00Z"])(
    "%j",
    (text) => expect(problem(text)).toContain("is not a day of the calendar"),
  );
  test.each([
    "2022-01-05T24:00Z",
    "2022-01-05T12:60Z",
    "2022-01-05T12:00:60Z",
    "2022-01-05T12:00+15:00",
    "2022-01-05T12:00+05:75",
    "2022-01-05T12:00-14:01",
  ])("%j", (text) => expect(problem(text)).toContain("impossible time or zone"));
});

/** A moment as languages and databases write it. */
const FORMS: readonly ((
  date: string,
  time: string,
  second: number,
  sign: string,
  hours: string,
  minutes: string,
) => string)[] = [
  (d, t, s, sign, h, m) => `${d}T${t}:${String(s).padStart(2, "0")}${sign}${h}:${m}`,
  (d, t, s, sign, h, m) => `${d} ${t}:${String(s).padStart(2, "0")}${sign}${h}:${m}`,
  (d, t, s, sign, h, m) => `${d} ${t}:${String(s).padStart(2, "0")}.000 ${sign}${h}${m}`,
  (d, t, s, sign, h, m) => `${d}t${t}:${String(s).padStart(2, "0")},000000${sign === "-" ? "−" : sign}${h}:${m}`,
];

test("every form of a moment is read as that moment, over all zones", () => {
  const minute = fc.integer({ min: -20_000_000, max: 40_000_000 });
  const zone = fc.integer({ min: -840, max: 840 });
  fc.assert(
    fc.property(
      minute,
      fc.integer({ min: 0, max: 59 }),
      zone,
      fc.constantFrom(...FORMS),
      (at, second, offset, form) => {
        const local = new Date((at + offset) * 60_000).toISOString();
        const ahead = Math.abs(offset);
        const two = (n: number): string => String(n).padStart(2, "0");
        const text = form(
          local.slice(0, 10),
          local.slice(11, 16),
          second,
          offset < 0 ? "-" : "+",
          two(Math.floor(ahead / 60)),
          two(ahead % 60),
        );
        const found = parsed(text);
        return Math.round(found.days * 86_400) === at * 60 + second && found.offset === offset;
      },
    ),
    { seed: 2, numRuns: 4000 },
  );
  for (const zone of ["Z", "z", "+00", "+0000", "-00:00", " Z"])
    expect(parsed(`2022-01-05T10:30:00${zone}`)).toEqual({ days: parsed("2022-01-05T10:30Z").days, offset: 0 });
  expect(parsed("2022-01-05T16:30+06").days).toBe(parsed("2022-01-05T10:30Z").days);
});

test("written and read again, to the minute", () => {
  const minutes = fc.integer({ min: -40_000_000, max: 80_000_000 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: -840, max: 840 }), (minute, offset) => {
      const text = isoDate(minute / 1440, offset);
      const back = parsed(text);
      return Math.round(back.days * 1440) === minute && back.offset === offset;
    }),
    { seed: 1, numRuns: 5000 },
  );
});

test("as people read them", () => {
  const { days, offset } = parsed("2022-01-05T14:30+06:00");
  expect(formatDate(days, offset)).toBe("Wed  5 Jan 14:30");
  expect(formatDate(days, offset, false)).toBe("Wed  5 Jan");
  expect(formatDate(days, 0)).toBe("Wed  5 Jan 08:30");
  expect(formatDate(parsed("2021-12-31T20:00Z").days, 360)).toBe("Sat  1 Jan 02:00");
  expect(formatDate(-1, 0)).toBe("Wed 31 Dec 00:00");
  expect(isoDate(days, offset)).toBe("2022-01-05T14:30+06:00");
  expect(isoDate(days, -330)).toBe("2022-01-05T03:00-05:30");
});
