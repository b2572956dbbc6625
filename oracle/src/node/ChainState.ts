import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { NodeDirectory } from "../chain/NodeDirectory.ts";
import type { Vanished } from "./agreement/epochToReport.ts";
import { epochAt, lastEndedEpoch, type EpochTimes } from "./agreement/EpochTimes.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";
import type { Draws } from "./Draws.ts";

/** Newest accepted reports whose vanishing is noticed. */
const ACCEPTED = 64;

/** What the state is read from. */
export interface ChainStateParts {
  readonly contracts: Contracts;
  readonly directory: NodeDirectory;
  readonly draws: Pick<Draws, "resolve" | "setAt">;
  readonly clock: ChainClock;
  readonly leaderTimeoutFraction: number;
}

/** What a node knows of the chain that it needs to agree with others. Reads it when told to. */
export class ChainState {
  readonly clock: ChainClock;
  readonly #contracts: Contracts;
  readonly #directory: NodeDirectory;
  readonly #draws: Pick<Draws, "resolve" | "setAt">;
  readonly #leaderTimeoutFraction: number;
  #times: EpochTimes | undefined;
  #latest = { sequence: 0, epoch: 0n };
  /** Epochs of accepted reports, as they were seen, ascending. */
  #accepted: bigint[] = [];
  #vanished: Vanished | undefined;

  constructor({ contracts, directory, draws, clock, leaderTimeoutFraction }: ChainStateParts) {
    this.#contracts = contracts;
    this.#directory = directory;
    this.#draws = draws;
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
    await this.#readDraws(this.#times);
  }

  /** The reports that the last reorganisation took back, if there was one. */
  get vanished(): Vanished | undefined {
    return this.#vanished;
  }

  /** Undefined until the chain was read for the first time. */
  get times(): EpochTimes | undefined {
    return this.#times;
  }

  /** The newest one: it reports the epoch that runs, unless it changes before that ends. */
  get signerSet(): SignerSet {
    return this.#directory.signerSet;
  }

  /**
   * The set that reports an epoch: the one in force when the epoch ended. Whatever changes afterwards, what its members
   * observed and voted for counts.
   *
   * @returns undefined where it was not read: only epochs whose turn it may be are
   */
  setOf(epoch: bigint): SignerSet | undefined {
    return this.#draws.setAt(epoch + 1n);
  }

  /** The members of the newest set, and those that were in the one before when the last epoch ended: who has a say now. */
  get members(): SignerSet["members"] {
    const now = this.clock.now();
    const last = this.#times === undefined || now === undefined ? undefined : lastEndedEpoch(now, this.#times);
    const { members } = this.signerSet;
    const before = (last === undefined ? undefined : this.setOf(last)?.members) ?? [];
    return [...members, ...before.filter(({ signer }) => !members.some((member) => member.signer === signer))];
  }

  /** The newest accepted report: its sequence, 0 if there is none, and the epoch that it closed. */
  get latest(): { readonly sequence: number; readonly epoch: bigint } {
    return this.#latest;
  }

  /** The draws of the epoch that runs and of those after the ones whose turn it may be: each names the set before it. */
  async #readDraws(times: EpochTimes): Promise<void> {
    // By the newest block, not by the clock between blocks: the epoch must have begun on the chain.
    const running = epochAt(this.clock.block?.timestamp ?? 0, times);
    const begun = [running, running - 1n, ...(this.#vanished?.epochs ?? []).map((epoch) => epoch + 1n)];
    await this.#draws.resolve(begun.filter((epoch) => epoch >= 0n && epoch <= running));
  }

  #notice(epoch: bigint): void {
    const gone = this.#accepted.filter((seen) => seen > epoch);
    if (gone.length > 0) this.#vanished = { epochs: gone, since: this.clock.now() ?? 0 };
    const kept = this.#accepted.filter((seen) => seen <= epoch);
    if (kept.at(-1) !== epoch) kept.push(epoch);
    this.#accepted = kept.slice(-ACCEPTED);
  }
}
