/** Reads of one walk. */
const STEPS = 16_384;

/**
 * Reads a lane at places of which each depends on what the one before held.
 *
 * @param seed 32 bits
 * @returns 32 bits that only whoever has the lane's data knows
 */
export function walkLane(lane: Uint8Array<ArrayBuffer>, seed: number): number {
  const words = new Uint32Array(lane.buffer, lane.byteOffset, lane.byteLength / 4);
  const mask = words.length - 1;
  let state = seed | 0;
  for (let step = 0; step < STEPS; step += 1) {
    state = Math.imul(state ^ (words[(state ^ step) & mask] ?? 0), 0x9e3779b1) ^ (state >>> 15);
  }
  return state >>> 0;
}
