// One run: what happened in it, and what the gravest of it needed.
import { explain, readScenario, replay } from "@precedent-ledger/precedent";

const scenario = await readScenario("kazakhstan-2022");
const { events } = replay(scenario, "40.0");
console.log(`run 40.0 has ${events.length} events`);

const why = await explain(scenario, { run: "40.0" });
console.log(`so ${why.words}; it needed:`);
for (const { removals } of why.smallest) console.log("-", removals.map((r) => r.words).join(", with "));
console.log(`with other luck it happens in ${why.luck.happens} of ${why.luck.of} futures`);
