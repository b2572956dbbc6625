import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { NodeDirectory } from "../chain/NodeDirectory.ts";
import type { EpochTimes } from "./agreement/EpochTimes.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";

/** What a node knows of the chain that it needs to agree with others. Reads it when told to. */
export class ChainState {
  readonly clock: ChainClock;
  readonly #contracts: Contracts;
  readonly #directory: NodeDirectory;
  readonly #leaderTimeoutFraction: number;
  #times: EpochTimes | undefined;
  #latest = { sequence: 0, epoch: 0n };

  constructor(contracts: Contracts, directory: NodeDirectory, clock: ChainClock, leaderTimeoutFraction: number) {
    this.#contracts = contracts;
    this.#directory = directory;
    this.clock = clock;
    this.#leaderTimeoutFraction = leaderTimeoutFraction;
  }

  async refresh(): Promise<void> {
    const { reports } = this.#contracts;
    if (this.#times === undefined) {
      const [genesis, epochLength] = await Promise.all([reports.genesis(), reports.epochLength()]);
      const seconds = Number(epochLength);
      const leaderTimeout = Math.max(1, seconds * this.#leaderTimeoutFraction);
      this.#times = { genesis: Number(genesis), epochLength: seconds, leaderTimeout };
    }
    const [[sequence, epoch]] = await Promise.all([reports.latestReport(), this.#directory.refresh()]);
    this.#latest = { sequence: Number(sequence), epoch };
  }

  /** Undefined until the chain was read for the first time. */
  get times(): EpochTimes | undefined {
    return this.#times;
  }

  get signerSet(): SignerSet {
    return this.#directory.signerSet;
  }

  /** The newest accepted report: its sequence, 0 if there is none, and the epoch that it closed. */
  get latest(): { readonly sequence: number; readonly epoch: bigint } {
    return this.#latest;
  }
}
