import type { BaseWallet } from "ethers";

import { DelegatorsMock__factory } from "../../../../types/index.ts";
import type { Mined } from "./GasChain.ts";
import { interfaces, type GasWorld } from "./GasWorld.ts";
import { proveLeaf, type ReportScene } from "./ReportScene.ts";

const { snm, masternodes, duty, delegators } = interfaces;

const SNM = 10n ** 18n;
/** Longer than unbonding on the local network. */
const UNBONDED = 400;
const DAY = 86_400;
/** Accounts that one transaction makes. */
const BATCH = 40;

/** What the measurement of stakes finds, by operation. */
export interface StakeGas {
  readonly bond: number;
  readonly delegate: number;
  readonly undelegate: number;
  readonly "unstake.withdraw": number;
  readonly "duty.claim": number;
}

/** Stake in a masternode, its rewards, and its way out. */
export class StakeScene {
  readonly #world: GasWorld;
  readonly #reports: ReportScene;
  #earned = 0n;

  constructor(world: GasWorld, reports: ReportScene) {
    this.#world = world;
    this.#reports = reports;
  }

  #send(from: BaseWallet, data: string): Promise<Mined> {
    return this.#world.chain.send(from, this.#world.addresses.Masternodes, data);
  }

  /** Somebody who has delegated, left in part, and withdrawn before: no slot of its own is new. */
  async delegator(owner: string): Promise<BaseWallet> {
    const { chain, addresses, deployer, newWallet } = this.#world;
    const wallet = await newWallet();
    await chain.send(deployer, addresses.SNM, snm.encodeFunctionData("transfer", [wallet.address, 10_000n * SNM]));
    await chain.send(wallet, addresses.SNM, snm.encodeFunctionData("approve", [addresses.Masternodes, 10_000n * SNM]));
    for (let round = 0; round < 9; round += 1) {
      await this.#send(wallet, masternodes.encodeFunctionData("delegate", [owner, 100n * SNM]));
      await this.#send(wallet, masternodes.encodeFunctionData("undelegate", [owner, 50n * SNM]));
      chain.pass(UNBONDED);
      await this.#send(wallet, masternodes.encodeFunctionData("withdrawFrom", [owner, wallet.address]));
    }
    return wallet;
  }

  /** Many who have stake in the pool. */
  async crowd(owner: string, count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const { chain, addresses, deployer, newWallet } = this.#world;
      const wallet = await newWallet();
      await chain.send(deployer, addresses.SNM, snm.encodeFunctionData("transfer", [wallet.address, SNM]));
      await chain.send(wallet, addresses.SNM, snm.encodeFunctionData("approve", [addresses.Masternodes, SNM]));
      await this.#send(wallet, masternodes.encodeFunctionData("delegate", [owner, SNM]));
    }
  }

  /** The same, thousands of them: accounts that a contract makes. */
  async gather(owner: string, count: number): Promise<void> {
    const { chain, addresses, deployer } = this.#world;
    const funder = await chain.create(deployer, DelegatorsMock__factory.bytecode);
    const all = SNM * BigInt(count);
    await chain.send(deployer, addresses.SNM, snm.encodeFunctionData("transfer", [funder, all]));
    for (let done = 0; done < count; done += BATCH) {
      const batch = Math.min(BATCH, count - done);
      const args = [addresses.SNM, addresses.Masternodes, owner, batch, SNM] as const;
      await chain.send(deployer, funder, delegators.encodeFunctionData("gather", [...args]));
    }
  }

  async addStake(owner: BaseWallet, amount: bigint): Promise<Mined> {
    const { chain, addresses, deployer } = this.#world;
    await chain.send(deployer, addresses.SNM, snm.encodeFunctionData("transfer", [owner.address, 2n * amount]));
    await chain.send(owner, addresses.SNM, snm.encodeFunctionData("approve", [addresses.Masternodes, 2n * amount]));
    return this.#send(owner, masternodes.encodeFunctionData("addStake", [amount]));
  }

  /** Has rewards come a few times. */
  async fund(): Promise<void> {
    const { chain, addresses, deployer } = this.#world;
    for (let round = 0; round < 5; round += 1) {
      chain.pass(DAY);
      await chain.send(deployer, addresses.Duty, duty.encodeFunctionData("collectRewards"));
    }
  }

  /** Has the node's work attested in a tree of 131,072 leaves and claims what is new. */
  async claim(owner: string, signatures: number, amount = SNM): Promise<Mined> {
    const { chain, addresses, deployer } = this.#world;
    this.#earned += amount;
    const asOf = chain.now;
    const leaf = await chain.call(addresses.Duty, duty.encodeFunctionData("leafOf", [owner, asOf, this.#earned]));
    const { proof, root } = proveLeaf(leaf);
    await this.#reports.report(signatures, root);
    const args = [owner, await this.#reports.sequence(), asOf, this.#earned, proof] as const;
    return chain.send(deployer, addresses.Duty, duty.encodeFunctionData("claimDuty", [...args]));
  }

  /** Each operation once, while rewards are on their way. */
  async measure(owner: BaseWallet, delegator: BaseWallet, signatures: number): Promise<StakeGas> {
    const { chain } = this.#world;
    const bond = await this.addStake(owner, SNM);
    const delegate = await this.#send(delegator, masternodes.encodeFunctionData("delegate", [owner.address, 9n * SNM]));
    const leave = masternodes.encodeFunctionData("undelegate", [owner.address, 8n * SNM]);
    const undelegate = await this.#send(delegator, leave);
    chain.pass(UNBONDED);
    const take = masternodes.encodeFunctionData("withdrawFrom", [owner.address, delegator.address]);
    const withdraw = await this.#send(delegator, take);
    return {
      ...{ bond: bond.gas, delegate: delegate.gas, undelegate: undelegate.gas, "unstake.withdraw": withdraw.gas },
      "duty.claim": (await this.claim(owner.address, signatures)).gas,
    };
  }
}
