/** What a block's header tells. `timestamp`: unix seconds. */
export interface BlockHeader {
  readonly number: number;
  readonly timestamp: number;
  readonly hash: string;
}

/**
 * Finds the last block whose time is before another time. Times of blocks ascend, so it steps back from a block that is
 * later, further each time, and then halves what is left: a search near the start takes few headers.
 *
 * @param time unix seconds
 * @param later a block whose time is not before it
 * @param read the header of a block
 * @returns undefined where the chain began later
 */
export async function findBlockBefore(
  time: number,
  later: number,
  read: (number: number) => Promise<BlockHeader>,
): Promise<BlockHeader | undefined> {
  let above = later;
  let found: BlockHeader | undefined;
  for (let step = 1; found === undefined; step *= 2) {
    if (above === 0) return undefined;
    const number = Math.max(0, later - step);
    const header = await read(number);
    if (header.timestamp < time) found = header;
    else above = number;
  }
  while (above - found.number > 1) {
    const header = await read(Math.floor((above + found.number) / 2));
    if (header.timestamp < time) found = header;
    else above = header.number;
  }
  return found;
}
