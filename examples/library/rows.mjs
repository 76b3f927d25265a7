// As in a notebook: a ledger as plain rows, counted and sorted with nothing but the language. A ledger that was kept is read the same way:
// rows(JSON.parse(await readFile("out/kyrgyzstan-2010/report.json", "utf8"))).
import { readScenario, rows, test } from "@precedent-ledger/precedent";

const tables = rows(await test(await readScenario("kyrgyzstan-2010"), { worlds: 40 }));

const counts = {};
for (const { verdict } of tables.claims) counts[verdict] = (counts[verdict] ?? 0) + 1;
console.table(counts);

const shares = tables.claims.filter((row) => row.share !== null).sort((a, b) => b.share - a.share);
console.table(
  shares.map(({ claim, test: number, share, share_low, share_high }) => ({
    claim,
    number,
    share,
    share_low,
    share_high,
  })),
);

const assumed = tables.assumptions.filter((row) => row.mark === "assumed" || row.source === "assumed");
console.log(`${assumed.length} of ${tables.assumptions.length} assumptions have no source`);
