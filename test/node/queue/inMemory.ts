// A server of queues in this process, slow and readable: what is asked of BullMQ, and nothing else. A test may look into it, change what
// stands there, and lose it.
import type * as Bull from "bullmq";
import { addressOf } from "../../../src/node/queue/address.ts";
import type { Server } from "../../../src/node/queue/server.ts";

export interface Entry {
  readonly id: string;
  readonly name: string;
  data: unknown;
  stalledCounter: number;
  finishedOn?: number;
  failedReason?: string;
  active: boolean;
}

export class InMemory {
  readonly queues = new Map<string, Map<string, Entry>>();
  readonly #heard = new Map<string, ((event: { jobId: string }) => void)[]>();

  entries(name: string): Map<string, Entry> {
    const known = this.queues.get(name) ?? new Map<string, Entry>();
    this.queues.set(name, known);
    return known;
  }

  /** Entries of all queues of pieces. */
  pieces(): readonly Entry[] {
    return [...this.queues].flatMap(([name, entries]) => (name.startsWith("pieces") ? [...entries.values()] : []));
  }

  /** One more connection. */
  connected(): Server {
    let closed = false;
    const job = (queue: string, entry: Entry) => ({
      ...entry,
      updateData: async (data: unknown) => {
        if (!this.entries(queue).has(entry.id)) throw new Error(`Missing key for job ${entry.id}. updateData`);
        entry.data = structuredClone(data);
      },
      remove: async () => void this.entries(queue).delete(entry.id),
    });
    return {
      address: addressOf("redis://memory"),
      remarks: [],
      trouble: () => null,
      failed: (error) => {
        throw error;
      },
      well: () => undefined,
      patiently: (command) => command(),
      queue: (name) =>
        ({
          add: async (kind: string, data: unknown, { jobId }: { jobId: string }) => {
            const entries = this.entries(name);
            const entry = entries.get(jobId) ?? { id: jobId, name: kind, data: structuredClone(data), stalledCounter: 0, active: false }; // prettier-ignore
            entries.set(jobId, entry);
            return job(name, entry);
          },
          getJob: async (id: string) => {
            const entry = this.entries(name).get(id);
            return entry && job(name, structuredClone(entry));
          },
          getJobs: async () => [...this.entries(name).values()].map((entry) => job(name, entry)),
          remove: async (id: string) => void this.entries(name).delete(id),
          clean: async () => [],
        }) as unknown as Bull.Queue,
      worker: (name, work, { concurrency = 1 }) => {
        let under = 0;
        const take = async (): Promise<void> => {
          const entry = [...this.entries(name).values()].find((e) => !e.active && e.finishedOn === undefined);
          if (!entry || under >= concurrency || closed) return;
          under++;
          entry.active = true;
          try {
            await work(job(name, entry) as unknown as Bull.Job);
            entry.finishedOn = 1;
          } catch (error) {
            entry.failedReason = (error as Error).message;
            entry.finishedOn = 1;
          }
          under--;
          for (const heard of this.#heard.get(name) ?? []) heard({ jobId: entry.id });
        };
        const taking = setInterval(() => void take(), 5);
        return {
          close: async () => {
            closed = true;
            clearInterval(taking);
            while (under > 0) await new Promise((done) => setTimeout(done, 5));
          },
        } as unknown as Bull.Worker;
      },
      events: (name) =>
        ({
          on: (_: string, heard: (event: { jobId: string }) => void) =>
            this.#heard.set(name, [...(this.#heard.get(name) ?? []), heard]),
        }) as unknown as Bull.QueueEvents,
      close: async () => undefined,
    };
  }
}
