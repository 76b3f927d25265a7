// docs/schedule.md: the order of steps with what each reads and writes, from the schedule the run walks.
import { TICKS_PER_DAY, type Phase, type Step } from "../../src/model/kit/step.ts";
import { table } from "./table.ts";

const HEAD = `# The schedule

Made from \`src/run/schedule.ts\` by \`npm run docs -- --write\`; do not edit. The run walks these lists; nothing else changes its state.
`;

const tick = `${24 / TICKS_PER_DAY} h`;

export const WHEN: Readonly<Record<Phase, string>> = {
  slot: "at the beginning of every slot of 6 h",
  tick: `at the beginning of every tick of ${tick}`,
  flow: "every sub-step within a tick",
  act: "at the end of every tick",
  day: "at the end of every day",
};

export function schedulePage(schedule: Readonly<Record<Phase, readonly Step[]>>): string {
  const sections = Object.entries(schedule).map(([phase, steps]) => {
    const rows = steps.map((step, i) => [String(i + 1), step.name, step.reads.join(", "), step.writes.join(", ")]);
    return `## ${phase}: ${WHEN[phase as Phase]}\n\n${table(["", "step", "reads", "writes"], rows)}`;
  });
  return [HEAD, ...sections].join("\n");
}
