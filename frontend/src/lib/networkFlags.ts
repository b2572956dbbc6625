/** Network access that an order offers or demands. */
export type NetworkFlag = "overlay" | "outbound" | "incoming";

/** Bit of each, as the market knows them, with words. */
export const NETWORK_FLAGS = {
  overlay: { bit: 1n, label: "Private network", hint: "The buyer's machines reach each other." },
  outbound: { bit: 2n, label: "Outbound", hint: "The machine reaches the internet." },
  incoming: { bit: 4n, label: "Incoming", hint: "The machine has a public address." },
} as const satisfies Record<NetworkFlag, { readonly bit: bigint; readonly label: string; readonly hint: string }>;

export const NETWORK_FLAG_KEYS = Object.keys(NETWORK_FLAGS) as readonly NetworkFlag[];

/** Whether a mask has a flag. */
export const hasFlag = (mask: bigint, flag: NetworkFlag): boolean => (mask & NETWORK_FLAGS[flag].bit) !== 0n;
