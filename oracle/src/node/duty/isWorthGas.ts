/** Wei of one of the chain's coin. */
const COIN = 10n ** 18n;

/**
 * Whether an amount of SNM is worth more than the gas that it takes to get it.
 *
 * @param amount SNM wei
 * @param cost wei of the chain's coin
 * @param snmPerCoin SNM wei that one coin is counted as
 */
export const isWorthGas = (amount: bigint, cost: bigint, snmPerCoin: bigint): boolean =>
  amount * COIN > cost * snmPerCoin;
