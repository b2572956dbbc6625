/**
 * Gas that a write costs more than was estimated where somebody empties its slot before the block, as who collects the market's
 * fees does while a deal is billed. Senders add it to their margin.
 *
 * Source: EIP-2200 and EIP-2929, 20,000 for a slot that was empty, 2,900 for one that was not.
 */
export const GAS_OF_EMPTIED_SLOT = 17_100n;
