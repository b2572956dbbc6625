import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

import { countEvents } from "./cpu/countEvents.ts";
import { makeLane } from "./lanes.ts";
import { walkLane } from "./memory/walkLane.ts";
import { walkSeed } from "./memory/walkSeed.ts";

/** What a compute thread can be told to do. Nonces are bytes. */
export type ComputeTask =
  | { readonly kind: "count"; readonly nonce: Uint8Array; readonly thread: number; readonly spanMs: number }
  | { readonly kind: "fill"; readonly nonce: Uint8Array; readonly lanes: number }
  | { readonly kind: "walk"; readonly nonce: Uint8Array }
  | { readonly kind: "write"; readonly nonce: Uint8Array; readonly lanes: number; readonly file: string };

/** Lanes that this thread keeps between filling and reading. */
let kept: Uint8Array<ArrayBuffer>[] = [];

/** Does one task on the thread that calls it. */
export function runComputeTask(task: ComputeTask): Uint32Array | number[] | undefined {
  switch (task.kind) {
    case "count":
      return countEvents(task.nonce, task.thread, task.spanMs);
    case "fill":
      kept = Array.from({ length: task.lanes }, (_, lane) => makeLane(task.nonce, lane));
      return undefined;
    case "walk": {
      const walks = kept.map((data, lane) => walkLane(data, walkSeed(task.nonce, lane)));
      kept = [];
      return walks;
    }
    case "write":
      return writeLanes(task.file, task.nonce, task.lanes);
  }
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
