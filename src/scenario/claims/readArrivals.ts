// Outcomes such as `arrived.ARM+KGZ` name members of the alliance: those that vote, and so may send a contingent.
import { votingMembers } from "../members.ts";
import { messages } from "../problems/messages.ts";
import type { Claim, Treaty } from "../scenario.ts";
import type { Reader } from "../read/shape.ts";

/** Reports every claim's outcome that names somebody who has no contingent to send. */
export function checkArrivals(reader: Reader, claims: readonly Claim[], treaty: Treaty): void {
  const sends = votingMembers(treaty).map((m) => m.id);
  for (const claim of claims)
    claim.tests.forEach((test, i) => {
      if (!("asked" in test) || test.asked?.kind !== "members") return;
      if (test.asked.members.every((id) => sends.includes(id))) return;
      const known = sends.map((id) => `arrived.${id}`);
      reader.report(
        [claim.id, "tests", i, test.kind, "outcome"],
        messages.unknownOutcome(test.outcome, known, `These can be: ${known.join(", ")}.`),
      );
    });
}
