const GIB = 1n << 30n;
const TIB = GIB << 10n;
const MBIT = 1_000_000n;
const MH = 1_000_000n;

/**
 * A kind of machine: what it has, by benchmark id, and what mining on it brings, USD for an hour. A buyer demands what one kind
 * has; a machine that has more of everything can serve it as well.
 */
export interface MachineKind {
  readonly name: string;
  /** Half of those that trade. */
  readonly machines: number;
  readonly miningUsdPerHour: number;
  readonly benchmarks: readonly bigint[];
}

/**
 * The classes of the source documents: servers with processor and storage; cards with 5 to 6, 8 to 11 and more than 11 GB.
 * Mining on a card brought 0.02 USD an hour for 22 MH/s then, which the documents' bot paid for as the buyer of last resort.
 */
export const MACHINE_KINDS: readonly MachineKind[] = [
  {
    ...{ name: "server", machines: 6, miningUsdPerHour: 0.008 },
    benchmarks: [40_000n, 2_000n, 16n, 64n * GIB, TIB, 500n * MBIT, 500n * MBIT],
  },
  {
    ...{ name: "6 GB card", machines: 6, miningUsdPerHour: 0.02 },
    benchmarks: [12_000n, 2_000n, 4n, 16n * GIB, TIB / 4n, 100n * MBIT, 100n * MBIT, 1n, 6n * GIB, 22n * MH],
  },
  {
    ...{ name: "11 GB card", machines: 4, miningUsdPerHour: 0.04 },
    benchmarks: [16_000n, 2_000n, 8n, 32n * GIB, TIB / 2n, 100n * MBIT, 100n * MBIT, 1n, 11n * GIB, 45n * MH],
  },
  {
    ...{ name: "rig of 4 cards", machines: 2, miningUsdPerHour: 0.16 },
    benchmarks: [20_000n, 2_000n, 8n, 32n * GIB, TIB / 2n, 100n * MBIT, 100n * MBIT, 4n, 11n * GIB, 180n * MH],
  },
  {
    ...{ name: "8 cards of 16 GB", machines: 2, miningUsdPerHour: 0.5 },
    benchmarks: [80_000n, 2_500n, 40n, 256n * GIB, 4n * TIB, 1_000n * MBIT, 1_000n * MBIT, 8n, 16n * GIB, 560n * MH],
  },
];
