import { freemem } from "node:os";

import { z } from "zod";

import { CHAIN_BYTES } from "../chains/chainLane.ts";
import { chunkOf, digestWalks } from "../chains/walkDigests.ts";
import type { ComputePool } from "../ComputePool.ts";
import { nonceParam } from "../nonceParam.ts";
import { StepRefusedError } from "../Performer.ts";

const fillSchema = z.object({
  nonce: nonceParam,
  passes: z.int().positive().max(1_024),
  lanes: z.tuple([z.int().positive()]),
});
const readSchema = z.object({ nonce: nonceParam });
const openSchema = z.object({
  places: z.array(z.object({ device: z.literal(0), chunk: z.int().nonnegative() })).max(1_024),
});

/** Part of the free memory that a challenge may take. */
const FREE_PART = 0.8;

/** The memory of this machine, filled and read by all threads together. */
export class MemoryKeeper {
  readonly #pool: ComputePool;
  readonly #maxBytes: number;
  #walks = new Uint32Array();

  /** @param maxBytes most bytes that a challenge may take */
  constructor(pool: ComputePool, maxBytes: number) {
    this.#pool = pool;
    this.#maxBytes = maxBytes;
  }

  /** Fills memory, as much as is asked for or can be spared. @throws StepRefusedError if that is nothing */
  async fill(params: unknown): Promise<{ devices: object[] }> {
    const { nonce, passes, lanes: asked } = fillSchema.parse(params);
    const spared = Math.floor(Math.min(this.#maxBytes, freemem() * FREE_PART) / CHAIN_BYTES);
    const lanes = Math.min(asked[0], spared);
    if (lanes === 0) throw new StepRefusedError("this machine can spare no memory");
    const each = Math.ceil(lanes / this.#pool.size);
    await this.#onEachThread((thread) => {
      const first = Math.min(thread * each, lanes);
      return { kind: "fill", nonce, passes, first, lanes: Math.min(each, lanes - first) };
    });
    return { devices: [{ lanes }] };
  }

  /** Reads what was filled, and frees it. */
  async read(params: unknown): Promise<{ devices: object[] }> {
    const { nonce } = readSchema.parse(params);
    const walks = (await this.#onEachThread(() => ({ kind: "walk", nonce }))) as Uint32Array[];
    this.#walks = new Uint32Array(walks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of walks) {
      this.#walks.set(part, at);
      at += part.length;
    }
    return { devices: [{ digests: digestWalks(this.#walks) }] };
  }

  /** Shows some of what was read. */
  open(params: unknown): Promise<{ chunks: string[] }> {
    const { places } = openSchema.parse(params);
    return Promise.resolve({ chunks: places.map(({ chunk }) => chunkOf(this.#walks, chunk).toString("base64")) });
  }

  #onEachThread(task: (thread: number) => Parameters<ComputePool["run"]>[1]): Promise<unknown[]> {
    return Promise.all(Array.from({ length: this.#pool.size }, (_, thread) => this.#pool.run(thread, task(thread))));
  }
}
