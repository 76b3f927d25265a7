// Dates of scenarios: ISO 8601 and RFC 3339 with a zone, as languages and databases write them. Days are counted from 1970-01-01T00:00Z.

const DAY = String.raw`(\d{4})-(\d{2})-(\d{2})`;
const TIME = String.raw`[Tt ](\d{2}):(\d{2})(?::(\d{2})([.,]\d+)?)?`;
const ZONE = String.raw` ?(?:[Zz]|([+\-−])(\d{2})(?::?(\d{2}))?)`;
const PATTERN = new RegExp(`^${DAY}${TIME}${ZONE}$`);
const NO_ZONE = new RegExp(`^${DAY}${TIME}$`);
const NO_TIME = new RegExp(`^${DAY}$`);

export interface Dated {
  /** Days since 1970-01-01T00:00Z. */
  readonly days: number;
  /** Minutes that the written zone is ahead of UTC. */
  readonly offset: number;
}

/** A date with its zone, or what is wrong with it. What to write instead is told in the zone `near` minutes ahead of UTC. */
export function parseDate(text: string, near = 360): Dated | { readonly problem: string } {
  const match = PATTERN.exec(text);
  if (!match) return { problem: notADate(text, zoneText(near)) };
  const [year, month, day, hour, minute] = match.slice(1, 6).map(Number) as [number, number, number, number, number];
  const [second, hoursAhead, minutesAhead] = [match[6], match[9], match[10]].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  // 0 and not -0 for Z and for -00:00
  const ahead = hoursAhead * 60 + minutesAhead;
  const offset = match[8] === undefined || match[8] === "+" || ahead === 0 ? ahead : -ahead;
  const whole = civilDays(year, month, day);
  const back = civilDate(whole);
  if (back.year !== year || back.month !== month || back.day !== day)
    return { problem: `${text.slice(0, 10)} is not a day of the calendar` };
  if (hour > 23 || minute > 59 || second > 59 || ahead > 14 * 60 || minutesAhead > 59)
    return { problem: `"${text}" has an impossible time or zone` };
  if (Number((match[7] ?? "").slice(1)) !== 0) return { problem: `"${text}" has parts of a second; write whole ones` };
  return { days: whole + ((hour * 60 + minute - offset) * 60 + second) / 86_400, offset };
}

function notADate(text: string, zone: string): string {
  if (NO_TIME.test(text)) return `${text} has no time and no zone; write for instance ${text}T00:00${zone}`;
  if (NO_ZONE.test(text)) return `${text} has no zone; write for instance ${text.replace(" ", "T")}${zone}`;
  return `"${text}" is not a date with a time and a zone; write 2022-01-05T16:30${zone}`;
}

/** "+06:00" for 360. */
function zoneText(offset: number): string {
  const ahead = Math.abs(offset);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}

// Source: Hinnant, "chrono-compatible low-level date algorithms" (public domain).
function civilDays(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

function civilDate(days: number): { year: number; month: number; day: number } {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

const WEEKDAYS = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** "Wed  5 Jan 14:30" in the zone `offset` minutes ahead of UTC. */
export function formatDate(days: number, offset: number, withTime = true): string {
  const minutes = Math.round(days * 1440) + offset;
  const whole = Math.floor(minutes / 1440);
  const rest = minutes - whole * 1440;
  const date = civilDate(whole);
  const two = (n: number): string => String(n).padStart(2, "0");
  const weekday = WEEKDAYS[((whole % 7) + 7) % 7] as string;
  const day = `${weekday} ${String(date.day).padStart(2)} ${MONTHS[date.month - 1] as string}`;
  return withTime ? `${day} ${two(Math.floor(rest / 60))}:${two(rest % 60)}` : day;
}

/** "2022-01-05T14:30+06:00". */
export function isoDate(days: number, offset: number): string {
  const minutes = Math.round(days * 1440) + offset;
  const whole = Math.floor(minutes / 1440);
  const rest = minutes - whole * 1440;
  const date = civilDate(whole);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${String(date.year).padStart(4, "0")}-${two(date.month)}-${two(date.day)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}${zoneText(offset)}`;
}
