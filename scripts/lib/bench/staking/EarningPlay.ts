import type { Economy } from "./model/Economy.ts";
import type { NodeBook } from "./model/NodeBook.ts";
import type { DutyLeaf, ReportPress } from "./ReportPress.ts";
import type { StakingChain } from "./StakingChain.ts";
import { signerOf } from "./signerOf.ts";

/** What masternodes earn: on the chain first, then in the model. */
export class EarningPlay {
  readonly #chain: StakingChain;
  readonly #economy: Economy;
  readonly press: ReportPress;
  /** Owners whose signers are in the set. */
  #members: readonly string[] = [];
  #setId = 0n;
  #written = "";

  constructor(chain: StakingChain, economy: Economy, press: ReportPress) {
    this.#chain = chain;
    this.#economy = economy;
    this.press = press;
  }

  get #nodes(): NodeBook[] {
    return [...this.#economy.stakes.nodes.values()];
  }

  /** Writes a new set where nodes or their stakes are others than in the last one. */
  async rotate(): Promise<void> {
    const active = this.#nodes.filter((node) => node.active);
    const next = active.map(({ owner, staked }) => `${owner} ${staked.stake}`).join();
    if (next === this.#written) return;
    await this.#chain.send("reporter", this.#chain.contracts.masternodes.rotate.populateTransaction());
    this.#written = next;
    this.#members = active.map(({ owner }) => owner);
    this.#setId += 1n;
  }

  /** Fees and subsidy come in, and the set reports who earned them. */
  async report(): Promise<void> {
    const { duty } = this.#chain.contracts;
    const { at } = await this.#chain.send("reporter", duty.collectRewards.populateTransaction());
    this.#economy.duty.collect(at);
    this.#economy.duty.attest(at);
    const signers = this.#members.map((owner) => this.#chain.wallet(signerOf(owner)));
    await this.press.print(
      this.#nodes.map((node) => this.#leafOf(node)),
      this.#setId,
      signers,
    );
  }

  /** Claims what the newest report says, if it says anything new. */
  async claim(node: NodeBook): Promise<void> {
    if (node.attested === node.claimed) return;
    const leaf = this.#leafOf(node);
    const { claimDuty } = this.#chain.contracts.duty;
    const { sequence } = this.press;
    const call = claimDuty.populateTransaction(leaf.owner, sequence, leaf.asOf, leaf.earned, this.press.prove(leaf));
    const { at } = await this.#chain.send("reporter", call);
    this.#economy.duty.claim(node, at);
  }

  async payCommission(node: NodeBook): Promise<void> {
    if (node.owed === 0n) return;
    const { payCommission } = this.#chain.contracts.duty;
    await this.#chain.send("reporter", payCommission.populateTransaction(this.#chain.address(node.owner)));
    this.#economy.duty.payCommission(node);
  }

  /** @param rate basis points */
  async announceCommission(node: NodeBook, rate: bigint): Promise<void> {
    const { announceCommission } = this.#chain.contracts.duty;
    const { at } = await this.#chain.send(node.owner, announceCommission.populateTransaction(rate));
    node.commission.announce(rate, at);
  }

  #leafOf({ owner, attested, attestedUntil }: NodeBook): DutyLeaf {
    return { owner: this.#chain.address(owner), asOf: attestedUntil, earned: attested };
  }
}
