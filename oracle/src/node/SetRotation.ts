import { ChainError } from "../chain/ChainError.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { TransactionSender } from "../chain/TransactionSender.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { Log } from "../lib/Log.ts";
import type { Member } from "./agreement/Member.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";
import { isSetOutdated } from "./isSetOutdated.ts";
import type { NodeSigner } from "./NodeSigner.ts";

/** Makes the active masternodes the set that reports are checked against, when they differ enough and the chain allows it. */
export class SetRotation {
  readonly #contracts: Contracts;
  readonly #sender: TransactionSender;
  readonly #self: Pick<NodeSigner, "owns">;
  readonly #log: Log;

  constructor(contracts: Contracts, sender: TransactionSender, self: Pick<NodeSigner, "owns">, log: Log) {
    this.#contracts = contracts;
    this.#sender = sender;
    this.#self = self;
    this.#log = log;
  }

  /** Rotates if this node gains or keeps a seat by it, or has one now. */
  async rotateIfDue(current: SignerSet): Promise<void> {
    const next = await this.#nextMembers();
    if (next.length === 0 || !isSetOutdated(next, current.members)) return;
    if (![...next, ...current.members].some(({ signer }) => this.#self.owns(signer))) return;
    const { masternodes } = this.#contracts;
    try {
      const to = await masternodes.getAddress();
      await this.#sender.send("rotate the signer set", {
        to,
        data: masternodes.interface.encodeFunctionData("rotate"),
      });
      this.#log.info({ members: next.length }, "signer set rotated");
    } catch (error) {
      const expected = ["MasternodeRotationTooSoon", "MasternodeSetUnchanged"];
      if (!(error instanceof ChainError) || !expected.includes(error.contractError ?? "")) throw error;
    }
  }

  async #nextMembers(): Promise<Omit<Member, "owner">[]> {
    const { masternodes } = this.#contracts;
    const owners = await masternodes.activeOwners();
    const nodes = await Promise.all(owners.map((owner) => masternodes.masternode(owner)));
    return nodes
      .map(({ signer, stake }) => ({ signer: lowerHex(signer), stake }))
      .toSorted((a, b) => (a.signer < b.signer ? -1 : 1));
  }
}
