/** Blocks of one lane, of four words of 32 bits each. A power of two. */
export const LANE_BLOCKS = 2_048;

/** Bytes of one lane: a piece of nonce-derived data that is made, kept and checked on its own. */
export const CHAIN_BYTES = LANE_BLOCKS * 16;

/** Reads of one walk through a lane: six lanes that lack a twentieth pass together once in a hundred times. */
export const WALK_STEPS = 16;

/** What the nonces of filling and of reading are mixed with, so that one never stands for the other. */
export const FILL_DOMAIN = 0x736f6e6d;
export const WALK_DOMAIN = 0x77616c6b;

/** Added in each round, so that zeros do not stay zeros. */
export const ROUND_CONSTANT = 0x9e3779b9;

/** Rounds of mixing for each block. */
export const ROUNDS = 4;

/** Which lane of which device: cards by their order, main memory alone. */
export interface LanePlace {
  readonly device: number;
  readonly lane: number;
}

/**
 * Makes one lane, in integers that are exact everywhere: `gpuShader` does the same on a card.
 *
 * Every block depends on the one before it, on one at a place that the one before it tells, and from the second pass on
 * on what stood in its place. So none can be had without making all before it, and what later passes overwrote is needed
 * to make any block again: who did not keep a part of a lane makes the whole lane again, all passes of it.
 *
 * @param passes how often the lane is gone through
 * @param data where to: zeros, of the length of a lane
 */
export function makeChain(
  nonce: Uint8Array,
  place: LanePlace,
  passes: number,
  data: Int32Array = new Int32Array(CHAIN_BYTES / 4),
): Int32Array {
  const state = seedState(nonce, place, FILL_DOMAIN);
  for (let pass = 0; pass < passes; pass += 1) {
    for (let block = 0; block < LANE_BLOCKS; block += 1) {
      const at = block * 4;
      const from = ((state[0] as number) & (LANE_BLOCKS - 1)) * 4;
      mix(
        state,
        (data[from] as number) ^ (data[at] as number),
        (data[from + 1] as number) ^ (data[at + 1] as number),
        (data[from + 2] as number) ^ (data[at + 2] as number),
        (data[from + 3] as number) ^ (data[at + 3] as number),
      );
      data[at] = state[0] as number;
      data[at + 1] = state[1] as number;
      data[at + 2] = state[2] as number;
      data[at + 3] = state[3] as number;
    }
  }
  return data;
}

/** Reads a lane at places of which each depends on what the one before held. @returns 32 bits */
export function walkChain(data: Int32Array, readNonce: Uint8Array, place: LanePlace): number {
  const state = seedState(readNonce, place, WALK_DOMAIN);
  for (let step = 0; step < WALK_STEPS; step += 1) {
    const at = ((state[0] as number) & (LANE_BLOCKS - 1)) * 4;
    mix(state, data[at] as number, data[at + 1] as number, data[at + 2] as number, data[at + 3] as number);
  }
  return (state[0] as number) >>> 0;
}

function seedState(nonce: Uint8Array, { device, lane }: LanePlace, domain: number): Int32Array {
  const view = new DataView(nonce.buffer, nonce.byteOffset, nonce.byteLength);
  const word = (index: number): number => view.getInt32(index * 4, true);
  const state = Int32Array.of(word(0), word(1), word(2), word(3));
  mix(state, lane, device, domain, 0);
  mix(state, word(4), word(5), word(6), word(7));
  return state;
}

/** Quarter rounds as in ChaCha over state and input, with what the state was added at the end. */
function mix(state: Int32Array, m0: number, m1: number, m2: number, m3: number): void {
  const s0 = state[0] as number;
  const s1 = state[1] as number;
  const s2 = state[2] as number;
  const s3 = state[3] as number;
  let a = s0 ^ m0;
  let b = s1 ^ m1;
  let c = s2 ^ m2;
  let d = s3 ^ m3;
  for (let round = 0; round < ROUNDS; round += 1) {
    a = (a + b + ROUND_CONSTANT) | 0;
    d ^= a;
    d = (d << 16) | (d >>> 16);
    c = (c + d) | 0;
    b ^= c;
    b = (b << 12) | (b >>> 20);
    a = (a + b) | 0;
    d ^= a;
    d = (d << 8) | (d >>> 24);
    c = (c + d) | 0;
    b ^= c;
    b = (b << 7) | (b >>> 25);
  }
  state[0] = a + s0;
  state[1] = b + s1;
  state[2] = c + s2;
  state[3] = d + s3;
}
