// Figures beside a baseline, and as a table of at most 80 columns.
import type { Measured } from "./measured.ts";

/** How many times worse than the baseline counts as a gross regression. */
export const GROSS = 2;

/** How many times worse than the baseline: above 1 is worse. */
export const timesWorse = (now: Measured, before: Measured): number => now.ratio / before.ratio;

/** Measures that are grossly worse than in the baseline; those it does not have are left out. */
export function worse(
  found: readonly Measured[],
  baseline: readonly Measured[],
): { id: string; label: string; factor: number }[] {
  return found.flatMap((now) => {
    const before = baseline.find((b) => b.id === now.id);
    const factor = before ? timesWorse(now, before) : 0;
    return factor > GROSS ? [{ id: now.id, label: now.label, factor }] : [];
  });
}

function figure(value: number): string {
  if (value >= 1000) return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ",");
  if (value < 0.1) return String(Number(value.toPrecision(2)));
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

const met = (m: Measured): boolean =>
  m.target === undefined || (m.better === "less" ? m.value <= m.target : m.value >= m.target);

/** One measure a line, its note below. */
export function table(found: readonly Measured[], baseline: readonly Measured[] | null): string {
  const row = (...[label, value, target, ratio, against]: string[]): string =>
    `${(label as string).padEnd(41)}${(value as string).padStart(12)}${(target as string).padStart(11)}${(ratio as string).padStart(8)}${(against as string).padStart(8)}`.trimEnd();
  const lines = [row("", "measured", "target", "ratio", baseline ? "× base" : "")];
  for (const m of found) {
    const before = baseline?.find((b) => b.id === m.id);
    const target =
      m.target === undefined ? "" : `${m.better === "less" ? "≤" : "≥"} ${figure(m.target)}${met(m) ? "" : " !"}`;
    lines.push(
      row(
        m.label,
        `${figure(m.value)} ${m.unit}`,
        target,
        figure(m.ratio),
        before ? timesWorse(m, before).toFixed(2) : "",
      ),
    );
    if (m.note !== undefined) lines.push(`  ${m.note}`);
  }
  return `${lines.join("\n")}\n\nRatio: to the time of the reference loop, where the measure is a time.\n!: target missed.`;
}
