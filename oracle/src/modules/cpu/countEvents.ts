import { primeEvent } from "./primeEvent.ts";

/** Runs events on this thread for a while and returns their digests, in order. At least one event is run. */
export function countEvents(nonce: Uint8Array, thread: number, spanMs: number): Uint32Array<ArrayBuffer> {
  const digests: number[] = [];
  const end = performance.now() + spanMs;
  do {
    digests.push(primeEvent(nonce, thread, digests.length));
  } while (performance.now() < end);
  return Uint32Array.from(digests);
}
