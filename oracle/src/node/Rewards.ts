import type { RewardHistory } from "../chain/RewardHistory.ts";
import { AgreementError } from "./agreement/AgreementError.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import type { RewardSource } from "./agreement/RewardSource.ts";
import type { PreviousReports } from "./PreviousReports.ts";
import { NO_REWARDS, type RewardBasis } from "./reward/RewardBasis.ts";

/**
 * What rewards, and supply and demand by class, are computed from when epochs end: at the last block before the end, which the draw of the next epoch names.
 * Whatever a node has read before, it reads the chain until there first.
 */
export class Rewards implements RewardSource {
  readonly #history: Pick<RewardHistory, "refresh" | "at" | "isUsed">;
  readonly #previous: Pick<PreviousReports, "at">;
  readonly #draws: DrawSource;

  constructor(
    history: Pick<RewardHistory, "refresh" | "at" | "isUsed">,
    previous: Pick<PreviousReports, "at">,
    draws: DrawSource,
  ) {
    this.#history = history;
    this.#previous = previous;
    this.#draws = draws;
  }

  async asOf(epoch: bigint): Promise<RewardBasis> {
    await this.#draws.resolve([epoch + 1n]);
    await this.#history.refresh();
    const block = this.#draws.of(epoch + 1n)?.block;
    if (block === undefined) throw new AgreementError(`This node has not read when epoch ${epoch} ended yet.`);
    if (block < 0) return NO_REWARDS;
    // Where nothing can be counted, nothing goes on from the report before.
    if (!this.#history.isUsed(block)) return NO_REWARDS;
    return { ...this.#history.at(block), previous: await this.#previous.at(block) };
  }
}
