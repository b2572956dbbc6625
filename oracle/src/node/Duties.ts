import type { DutyHistory } from "../chain/DutyHistory.ts";
import { AgreementError } from "./agreement/AgreementError.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import type { DutySource } from "./agreement/DutySource.ts";
import type { DutyTotal } from "./agreement/DutyTotal.ts";
import { dutyTotals } from "./duty/dutyTotals.ts";

/**
 * What masternodes had earned when epochs ended: at the last block before the end, which the draw of the next epoch names.
 * Whatever a node has read before, it reads the chain until there first.
 */
export class Duties implements DutySource {
  readonly #history: Pick<DutyHistory, "refresh" | "at">;
  readonly #draws: DrawSource;

  constructor(history: Pick<DutyHistory, "refresh" | "at">, draws: DrawSource) {
    this.#history = history;
    this.#draws = draws;
  }

  async asOf(epoch: bigint): Promise<readonly DutyTotal[]> {
    // Signer sets are read with the draw.
    await this.#draws.resolve([epoch + 1n]);
    await this.#history.refresh();
    const block = this.#draws.of(epoch + 1n)?.block;
    if (block === undefined) throw new AgreementError(`This node has not read when epoch ${epoch} ended yet.`);
    const ledger = block < 0 ? { earned: new Map<never, bigint>() } : this.#history.at(block);
    if (ledger === undefined) {
      throw new AgreementError(`This node does not know any more what was earned when epoch ${epoch} ended.`);
    }
    return dutyTotals(ledger);
  }
}
