const WAD = 10n ** 18n;

/**
 * What one press of the local network's faucet gives, in wei: enough to be whoever one likes, a masternode's owner included,
 * with some of the original token to swap.
 */
export const TEST_COINS = { coin: 10n * WAD, snm: 250_000n * WAD, original: 1_000n * WAD } as const;
