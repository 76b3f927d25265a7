// Who is there: workers and askers each keep an entry that they renew. Whoever stopped renewing it is gone, by one's own clock, so that
// clocks of machines need not agree.
import { randomUUID } from "node:crypto";
import type { Job } from "bullmq";
import { VERSION } from "../../questions/version.ts";
import { BOARD, presentEntry, type Present } from "./entries.ts";
import type { Server } from "./server.ts";

export type Seen = Present & {
  /** Whether it was seen to renew its entry; without, it may have been killed. */
  readonly lives: boolean;
};

export interface Board {
  /** All but oneself, as last seen; renews one's own entry. */
  readonly look: () => Promise<readonly Seen[]>;
  readonly leave: () => Promise<void>;
}

/** Milliseconds without a sign after which somebody counts as gone, and after which the entry is taken away. */
const GONE = 15_000;
const FORGOTTEN = 60_000;
/** More are not looked at: somebody else writes there. */
const MOST = 1000;

export function board(server: Server, me: Pick<Present, "role" | "version" | "name" | "threads">): Board {
  const queue = server.queue(BOARD);
  const jobId = `${me.role}-${randomUUID()}`;
  const signs = new Map<string, { beat: number; at: number; lives: boolean }>();
  let own: Job | null = null;
  let beat = 0;
  const renew = async (): Promise<void> => {
    const data: Present = { ...me, program: VERSION, beat: beat++ };
    // the server may have lost it
    if (own)
      try {
        return await own.updateData(data);
      } catch {
        own = null;
      }
    own = await queue.add("present", data, { jobId, removeOnComplete: true });
  };
  return {
    look: async () => {
      await renew();
      const now = performance.now();
      const all: Seen[] = [];
      const entries = await queue.getJobs(["waiting"], 0, MOST);
      for (const entry of entries) {
        // one that was taken away in the meantime has no data
        if (!entry?.id || entry.id === jobId) continue;
        const present = presentEntry(entry.data);
        const known = signs.get(entry.id);
        const sign = known ?? { beat: present?.beat ?? 0, at: now, lives: false };
        signs.set(entry.id, sign);
        if (present && present.beat !== sign.beat) Object.assign(sign, { beat: present.beat, at: now, lives: true });
        if (now - sign.at > FORGOTTEN) await entry.remove().catch(() => undefined);
        else if (present && now - sign.at < GONE) all.push({ ...present, lives: sign.lives });
      }
      return all;
    },
    leave: async () => {
      await own?.remove().catch(() => undefined);
    },
  };
}
