const WAD = 10n ** 18n;

/** What one press of the local network's faucet gives, in wei: enough to rent a machine for weeks, and to pay gas for as long. */
export const TEST_COINS = { coin: 10n * WAD, snm: 1_000n * WAD } as const;
