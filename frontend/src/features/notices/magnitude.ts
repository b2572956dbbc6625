/** A fact of an amount that changes only when the amount grew or shrank tenfold: one that grows each second is told once. */
export const magnitude = (wei: bigint): string => `10^${String(wei).length - 1}`;
