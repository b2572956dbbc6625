import { setTimeout as sleep } from "node:timers/promises";

/** What a program's own metrics say of its process. */
export interface ProcessWatch {
  /** Seconds of processor time up to the last look. */
  readonly cpuSeconds: number;
  /** Most bytes of memory at any look. */
  readonly mostBytes: number;
  look(): Promise<void>;
  /** Looks again and again until something is over. A program that is too busy to answer is looked at later. */
  during(something: Promise<unknown>): Promise<void>;
}

/** Milliseconds between looks. */
const BETWEEN_MS = 500;

/** Watches a node or an agent from outside, by its `/metrics`. */
export function watchProcess(url: string): ProcessWatch {
  const seen = { cpuSeconds: 0, mostBytes: 0 };
  const look = async (): Promise<void> => {
    const text = await (await fetch(`${url}/metrics`)).text();
    seen.cpuSeconds = numberOf(text, "process_cpu_seconds_total");
    seen.mostBytes = Math.max(seen.mostBytes, numberOf(text, "process_resident_memory_bytes"));
  };
  return {
    look,
    get cpuSeconds() {
      return seen.cpuSeconds;
    },
    get mostBytes() {
      return seen.mostBytes;
    },
    async during(something) {
      let isOver = false;
      const end = something.finally(() => (isOver = true));
      while (!isOver) {
        await look().catch(() => undefined);
        await Promise.race([sleep(BETWEEN_MS), end]);
      }
      await end;
    },
  };
}

function numberOf(metrics: string, name: string): number {
  const [, value] = new RegExp(`^${name} (\\S+)`, "m").exec(metrics) ?? [];
  if (value === undefined) throw new Error(`The metrics have no ${name}.`);
  return Number(value);
}
