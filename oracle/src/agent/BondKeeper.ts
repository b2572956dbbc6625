import { BOND_CLAIM_PERIOD } from "@sonm/protocol/generated/constants.ts";

import { ChainError } from "../chain/ChainError.ts";
import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { TransactionSender } from "../chain/TransactionSender.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import type { DealStore } from "../store/DealStore.ts";

/** What brings bonds back. */
export interface BondKeeperParts {
  readonly contracts: Pick<Contracts, "market" | "guarantees">;
  readonly store: Pick<DealStore, "closedWithBond">;
  readonly clock: ChainClock;
  readonly sender: Pick<TransactionSender, "send">;
  readonly log: Log;
}

/** Returns the bonds of ended deals to this machine's ledger balance when their buyers can claim no more. */
export class BondKeeper {
  readonly #parts: BondKeeperParts;
  /** Deals whose bond is settled, or went on with an amendment. */
  readonly #settled = new Set<Hex>();

  constructor(parts: BondKeeperParts) {
    this.#parts = parts;
  }

  /** Looks once at every bond that is held. */
  async tick(): Promise<void> {
    const { contracts, store, clock, sender, log } = this.#parts;
    const { market, guarantees } = contracts;
    const now = clock.now();
    if (now === undefined) return;
    for (const { id, terms } of store.closedWithBond()) {
      if (this.#settled.has(id)) continue;
      const { holdsBond, billedUntil } = await market.dealState(id);
      if (!holdsBond) this.#settled.add(id);
      else if (now > Number(billedUntil + BOND_CLAIM_PERIOD)) {
        const data = guarantees.interface.encodeFunctionData("release", [terms]);
        try {
          await sender.send("release a bond", { to: await guarantees.getAddress(), data });
          log.info({ deal: id, bond: terms.bond.toString() }, "bond released");
        } catch (error) {
          // Anybody may have released it in the same moment; the next look tells.
          if (!(error instanceof ChainError)) throw error;
          log.info({ deal: id, error: error.message }, "bond not released");
        }
      }
    }
  }
}
