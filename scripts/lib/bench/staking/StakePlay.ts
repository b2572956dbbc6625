import { id, MaxUint256 } from "ethers";

import { execute, schedule, type Scheduled } from "../gas/decide.ts";
import type { Economy } from "./model/Economy.ts";
import type { ReportPress } from "./ReportPress.ts";
import { registerNode } from "./registerNode.ts";
import { signerOf } from "./signerOf.ts";
import type { StakingChain } from "./StakingChain.ts";

/** What stakers do: each thing on the chain first, then in the model, at the second of the chain. Amounts are SNM wei. */
export class StakePlay {
  readonly #chain: StakingChain;
  readonly #economy: Economy;

  constructor(chain: StakingChain, economy: Economy) {
    this.#chain = chain;
    this.#economy = economy;
  }

  /** @param commission basis points */
  async join(owner: string, amount: bigint, commission: bigint): Promise<void> {
    const { at } = await registerNode(this.#chain, owner, amount, commission);
    this.#economy.stakes.join(owner, amount, commission, at);
  }

  async delegate(owner: string, account: string, amount: bigint): Promise<void> {
    const { delegate } = this.#chain.contracts.masternodes;
    const { at } = await this.#chain.send(account, delegate.populateTransaction(this.#chain.address(owner), amount));
    this.#economy.stakes.delegate(owner, account, amount, at);
  }

  async addStake(owner: string, amount: bigint): Promise<void> {
    const { at } = await this.#chain.send(
      owner,
      this.#chain.contracts.masternodes.addStake.populateTransaction(amount),
    );
    this.#economy.stakes.addStake(owner, amount, at);
  }

  /** @param amount all where it is undefined */
  async undelegate(owner: string, account: string, amount?: bigint): Promise<void> {
    const { undelegate } = this.#chain.contracts.masternodes;
    const call = undelegate.populateTransaction(this.#chain.address(owner), amount ?? MaxUint256);
    const { at } = await this.#chain.send(account, call);
    this.#economy.stakes.undelegate(owner, account, amount, at);
  }

  async withdraw(owner: string, account: string): Promise<void> {
    const { withdrawFrom } = this.#chain.contracts.masternodes;
    const call = withdrawFrom.populateTransaction(this.#chain.address(owner), this.#chain.address(account));
    const { at } = await this.#chain.send(account, call);
    this.#economy.stakes.withdraw(owner, account, at);
  }

  async redelegate(owner: string, next: string, account: string): Promise<void> {
    const { redelegate } = this.#chain.contracts.masternodes;
    const call = redelegate.populateTransaction(this.#chain.address(owner), this.#chain.address(next));
    const { at } = await this.#chain.send(account, call);
    this.#economy.stakes.redelegate(owner, next, account, at);
  }

  async settle(owner: string): Promise<void> {
    const { settle } = this.#chain.contracts.masternodes;
    const { at } = await this.#chain.send("reporter", settle.populateTransaction(this.#chain.address(owner)));
    this.#economy.stakes.settle(owner, at);
  }

  async retire(owner: string): Promise<void> {
    await this.#chain.send(owner, this.#chain.contracts.masternodes.retire.populateTransaction());
    this.#economy.stakes.retire(owner);
  }

  async activate(owner: string): Promise<void> {
    const { at } = await this.#chain.send(owner, this.#chain.contracts.masternodes.activate.populateTransaction());
    this.#economy.stakes.activate(owner, at);
  }

  /** The node signs a second report for the epoch of the newest one, and somebody proves it. */
  async prove(owner: string, press: ReportPress): Promise<void> {
    const signer = this.#chain.wallet(signerOf(owner));
    if (press.report === undefined) throw new Error("There is no report to contradict.");
    const other = { ...press.report, root: id("another root") as `0x${string}` };
    const signatures = [await press.sign(press.report, signer), await press.sign(other, signer)] as const;
    const { proveEquivocation } = this.#chain.contracts.masternodes;
    const call = proveEquivocation.populateTransaction(
      ...([this.#chain.address("Reports"), press.report, signatures[0], other, signatures[1]] as const),
    );
    const { at } = await this.#chain.send("reporter", call);
    this.#economy.stakes.prove(owner, "reporter", at);
  }

  /** The DAO decides that it will slash. */
  async schedule(owner: string, share: bigint, harm: bigint): Promise<Scheduled> {
    const [harmed, reporter] = [this.#chain.address("harmed"), this.#chain.address("reporter")];
    const args = [this.#chain.address(owner), share, harm, harmed, reporter, id("why")] as const;
    const data = this.#chain.contracts.masternodes.interface.encodeFunctionData("slash", [...args]);
    return schedule(this.#chain.world, [["Masternodes", data]], "Slash");
  }

  /** It does. */
  async execute(scheduled: Scheduled, owner: string, share: bigint, harm: bigint): Promise<void> {
    const { at } = this.#chain.track(await execute(this.#chain.world, scheduled));
    this.#economy.stakes.slash(owner, share, harm, "harmed", "reporter", at);
  }
}
