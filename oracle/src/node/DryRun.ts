import type { Log } from "../lib/Log.ts";
import { lastEndedEpoch } from "./agreement/EpochTimes.ts";
import type { ChainState } from "./ChainState.ts";
import type { Observe } from "./ObservationBook.ts";

/** Says, for each epoch, what the node would have observed if it had a key. It signs nothing and tells nobody. */
export class DryRun {
  readonly #state: ChainState;
  readonly #observe: Observe;
  readonly #log: Log;
  #seen = -1n;

  constructor(state: ChainState, observe: Observe, log: Log) {
    this.#state = state;
    this.#observe = observe;
    this.#log = log;
  }

  async tick(): Promise<void> {
    const { times, clock } = this.#state;
    const now = clock.now();
    const epoch = times === undefined || now === undefined ? undefined : lastEndedEpoch(now, times);
    if (epoch === undefined || epoch <= this.#seen) return;
    this.#seen = epoch;
    const { rate, machines, uptimes } = await this.#observe(epoch, this.#state.setOf(epoch)?.setId ?? 0);
    this.#log.info(
      { epoch: epoch.toString(), rate: rate?.toString() ?? null, machines: machines.length, uptimes: uptimes.length },
      "would observe",
    );
  }
}
