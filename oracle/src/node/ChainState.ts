import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { NodeDirectory } from "../chain/NodeDirectory.ts";
import type { Vanished } from "./agreement/epochToReport.ts";
import type { EpochTimes } from "./agreement/EpochTimes.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";

/** Newest accepted reports whose vanishing is noticed. */
const ACCEPTED = 64;

/** What a node knows of the chain that it needs to agree with others. Reads it when told to. */
export class ChainState {
  readonly clock: ChainClock;
  readonly #contracts: Contracts;
  readonly #directory: NodeDirectory;
  readonly #leaderTimeoutFraction: number;
  #times: EpochTimes | undefined;
  #latest = { sequence: 0, epoch: 0n };
  /** Epochs of accepted reports, as they were seen, ascending. */
  #accepted: bigint[] = [];
  #vanished: Vanished | undefined;

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
    this.#notice(epoch);
  }

  /** The reports that the last reorganisation took back, if there was one. */
  get vanished(): Vanished | undefined {
    return this.#vanished;
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

  #notice(epoch: bigint): void {
    const gone = this.#accepted.filter((seen) => seen > epoch);
    if (gone.length > 0) this.#vanished = { epochs: gone, since: this.clock.now() ?? 0 };
    const kept = this.#accepted.filter((seen) => seen <= epoch);
    if (kept.at(-1) !== epoch) kept.push(epoch);
    this.#accepted = kept.slice(-ACCEPTED);
  }
}
