import { Worker } from "node:worker_threads";

import { programUrl } from "../lib/programUrl.ts";
import type { ComputeTask } from "./computeTasks.ts";

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One thread, and whoever waits for it. */
class ComputeThread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #next = 0;

  run(task: ComputeTask): Promise<unknown> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, task });
    });
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  /** Starts the thread ahead of its first task, whose time should not include it. */
  warm(): void {
    this.#worker ??= this.#start();
  }

  #start(): Worker {
    const worker = new Worker(programUrl("computeThread", import.meta.url));
    worker.on("message", ({ id, result, problem }: { id: number; result?: unknown; problem?: string }) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (problem === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(problem));
    });
    worker.on("error", (error) => this.#fail(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => this.#fail(worker, new Error("The compute thread ended.")));
    worker.unref();
    return worker;
  }

  /** The next task starts a new thread. */
  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** Threads that compute, so that the program answers HTTP while challenges run. */
export class ComputePool {
  readonly #threads: readonly ComputeThread[];

  /** @param size how many threads: one for each logical core */
  constructor(size: number) {
    this.#threads = Array.from({ length: size }, () => new ComputeThread());
    for (const thread of this.#threads) thread.warm();
  }

  get size(): number {
    return this.#threads.length;
  }

  /**
   * Runs a task on a thread of one's choice, after what it was given before.
   *
   * @throws Error if the task fails or the thread dies
   */
  run(thread: number, task: ComputeTask): Promise<unknown> {
    const chosen = this.#threads[thread % this.#threads.length];
    if (chosen === undefined) throw new RangeError("The pool has no threads.");
    return chosen.run(task);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }
}
