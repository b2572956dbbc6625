import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

import { CHAIN_BYTES, makeChain, walkChain } from "./chains/chainLane.ts";
import { countEvents } from "./cpu/countEvents.ts";
import { makeLane } from "./lanes.ts";

/** What a compute thread can be told to do. Nonces are bytes. */
export type ComputeTask =
  | { readonly kind: "count"; readonly nonce: Uint8Array; readonly thread: number; readonly spanMs: number }
  | {
      readonly kind: "fill";
      readonly nonce: Uint8Array;
      readonly passes: number;
      readonly first: number;
      readonly lanes: number;
    }
  | { readonly kind: "walk"; readonly nonce: Uint8Array }
  | { readonly kind: "write"; readonly nonce: Uint8Array; readonly lanes: number; readonly file: string };

/** Lanes that this thread keeps between filling and reading, some in each piece of memory. */
let kept: { readonly first: number; readonly lanes: number; readonly pieces: readonly Int32Array[] } | undefined;

/** Lanes in one piece of memory. */
const PIECE_LANES = 1_024;

const WORDS = CHAIN_BYTES / 4;

/** Does one task on the thread that calls it. */
export function runComputeTask(task: ComputeTask): Uint32Array | undefined {
  switch (task.kind) {
    case "count":
      return countEvents(task.nonce, task.thread, task.spanMs);
    case "fill":
      kept = undefined;
      fillLanes(task);
      return undefined;
    case "walk":
      return walkLanes(task.nonce);
    case "write":
      return writeLanes(task.file, task.nonce, task.lanes);
  }
}

function fillLanes({ nonce, passes, first, lanes }: ComputeTask & { kind: "fill" }): void {
  const pieces: Int32Array[] = [];
  for (let lane = 0; lane < lanes; lane += 1) {
    const at = lane % PIECE_LANES;
    if (at === 0) pieces.push(new Int32Array(Math.min(PIECE_LANES, lanes - lane) * WORDS));
    const data = pieces.at(-1)?.subarray(at * WORDS, (at + 1) * WORDS);
    makeChain(nonce, { device: 0, lane: first + lane }, passes, data);
  }
  kept = { first, lanes, pieces };
}

function walkLanes(nonce: Uint8Array): Uint32Array {
  const { first, lanes, pieces } = kept ?? { first: 0, lanes: 0, pieces: [] };
  const walks = new Uint32Array(lanes);
  for (let lane = 0; lane < lanes; lane += 1) {
    const at = lane % PIECE_LANES;
    const data = pieces[Math.floor(lane / PIECE_LANES)]?.subarray(at * WORDS, (at + 1) * WORDS);
    if (data !== undefined) walks[lane] = walkChain(data, nonce, { device: 0, lane: first + lane });
  }
  kept = undefined;
  return walks;
}

function writeLanes(file: string, nonce: Uint8Array, lanes: number): undefined {
  const handle = openSync(file, "w", 0o600);
  try {
    for (let lane = 0; lane < lanes; lane += 1) {
      const data = makeLane(nonce, lane);
      for (let written = 0; written < data.length;) written += writeSync(handle, data, written);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
