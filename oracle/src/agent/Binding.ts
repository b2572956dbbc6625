import type { Wallet } from "ethers";

import { orderDomain } from "@sonm/protocol/order.ts";
import { workerBindingTypes } from "@sonm/protocol/worker.ts";

import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { TransactionSender } from "../chain/TransactionSender.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { lowerHex } from "../lib/lowerHex.ts";

/** What ties a worker to its master. */
export interface BindingParts {
  readonly worker: Wallet;
  /** Who is to be paid. */
  readonly master: Hex;
  /** The master's own sender, where its key is here. */
  readonly masterSender: TransactionSender | undefined;
  readonly chainId: number;
  readonly contracts: Contracts;
  readonly clock: ChainClock;
  readonly log: Log;
}

/** What a master submits, with `confirmWorker`, to be paid for the worker's deals. */
export interface BindingOffer {
  readonly worker: Hex;
  readonly master: Hex;
  /** Unix seconds. */
  readonly deadline: number;
  readonly signature: string;
}

/** Seconds for which a binding signature is good. */
const VALID_SECONDS = 7 * 86_400;

/** Makes the master the one that is paid, with the master's key if it is here, else by a signature that it submits. */
export class Binding {
  readonly #parts: BindingParts;
  #bound = false;
  #offer: (BindingOffer & { readonly binding: bigint }) | undefined;
  #complained: Hex | undefined;

  constructor(parts: BindingParts) {
    this.#parts = parts;
  }

  /** Whether the chain pays the master that is set. */
  get bound(): boolean {
    return this.#bound;
  }

  /** What the master has to submit, while it has. */
  get offer(): BindingOffer | undefined {
    return this.#bound ? undefined : this.#offer;
  }

  async tick(): Promise<void> {
    const { worker, master, contracts, masterSender, log } = this.#parts;
    const self = lowerHex(worker.address);
    const current = lowerHex(await contracts.market.masterOf(self));
    this.#bound = current === master;
    if (this.#bound) return;
    if (current !== self) {
      if (this.#complained !== current) {
        const error = `the worker belongs to ${current}; remove it there (removeWorker), or set master to it`;
        log.error({ worker: self, master, error }, "worker has another master");
      }
      this.#complained = current;
      return;
    }
    const offer = await this.#sign(self);
    if (masterSender === undefined) return;
    const { market } = contracts;
    const data = market.interface.encodeFunctionData("confirmWorker", [self, offer.deadline, offer.signature]);
    await masterSender.send("confirm the worker", { to: await market.getAddress(), data });
    this.#bound = true;
    log.info({ worker: self, master }, "worker confirmed by its master");
  }

  /** The signature is made anew when half of its time is over, or the worker was bound in between. */
  async #sign(self: Hex): Promise<BindingOffer> {
    const { worker, master, contracts, chainId, clock, masterSender, log } = this.#parts;
    const binding = await contracts.market.workerBindings(self);
    const now = Math.floor(clock.now() ?? 0);
    const known = this.#offer;
    if (known !== undefined && known.binding === binding && known.deadline - now > VALID_SECONDS / 2) return known;
    const deadline = now + VALID_SECONDS;
    const signature = await worker.signTypedData(
      orderDomain(chainId, await contracts.market.getAddress()),
      { WorkerBinding: [...workerBindingTypes.WorkerBinding] },
      { worker: self, master, binding, deadline },
    );
    const offer = { worker: self, master, deadline, signature };
    if (masterSender === undefined) {
      log.info(
        { ...offer, call: "Market.confirmWorker(worker, deadline, signature)" },
        "the master has to confirm the worker",
      );
    }
    this.#offer = { ...offer, binding };
    return offer;
  }
}
