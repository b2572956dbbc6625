import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import { MaxUint256, resolveAddress, type BaseWallet, type ContractRunner, type ContractTransaction } from "ethers";

import { connectContracts, type SonmContracts } from "../../deploy/connectContracts.ts";
import { productionParameters, localParameters } from "../../deploy/parameters.ts";
import type { SonmParameters } from "../../deploy/SonmParameters.ts";
import type { Mined } from "../gas/GasChain.ts";
import { createGasWorld, type GasWorld } from "../gas/GasWorld.ts";

/** The real contracts with the parameters of a public network, and the people who use them, by name. */
export class StakingChain {
  readonly world: GasWorld;
  readonly contracts: SonmContracts;
  readonly parameters: SonmParameters;
  readonly #people = new Map<string, BaseWallet>();
  /** SNM wei that events say was slashed. */
  slashed = 0n;

  private constructor(world: GasWorld, contracts: SonmContracts, parameters: SonmParameters) {
    this.world = world;
    this.contracts = contracts;
    this.parameters = parameters;
    this.#people.set("deployer", world.deployer);
    this.#people.set("voter", world.governor);
  }

  /** @param artifacts folder of compiled contracts, the project's own unless told */
  static async deploy(provider: EIP1193Provider, artifacts?: string): Promise<StakingChain> {
    const [account] = (await provider.request({ method: "eth_accounts" })) as string[];
    if (account === undefined) throw new Error("The chain has no account.");
    const { swapped } = localParameters();
    const parameters: SonmParameters = {
      ...productionParameters({ legacyToken: account }),
      ...{ legacyToken: undefined, swapped },
      // A vote of seconds: what comes of it waits as long as ever.
      ...{ votingDelay: 1n, votingPeriod: 2n, lateExtension: 1n },
    };
    const world = await createGasWorld(provider, artifacts, parameters);
    const reader: ContractRunner = {
      provider: null,
      call: async ({ to, data }) => world.chain.call(await resolveAddress(to ?? ""), data ?? "0x"),
    };
    return new StakingChain(world, connectContracts(world.addresses, reader), parameters);
  }

  /** Unix seconds of the newest transaction. */
  get now(): bigint {
    return BigInt(this.world.chain.now);
  }

  /** Lets time pass until the next transaction comes after this unix second. */
  passUntil(time: bigint): void {
    this.world.chain.pass(Math.max(0, Number(time - this.now)));
  }

  /**
   * Brings somebody in who lets the contracts take SNM.
   *
   * @param amount SNM wei in the wallet
   */
  async cast(name: string, amount: bigint): Promise<BaseWallet> {
    const wallet = await this.world.newWallet();
    this.#people.set(name, wallet);
    const { snm, masternodes, dividends, market } = this.contracts;
    if (amount === 0n) return wallet;
    await this.send("deployer", snm.transfer.populateTransaction(wallet.address, amount));
    for (const contract of [masternodes, dividends, market]) {
      await this.send(name, snm.approve.populateTransaction(await contract.getAddress(), MaxUint256));
    }
    return wallet;
  }

  wallet(name: string): BaseWallet {
    const wallet = this.#people.get(name);
    if (wallet === undefined) throw new Error(`There is no ${name}.`);
    return wallet;
  }

  /** Of a person, or of a contract. */
  address(name: string): string {
    const { addresses } = this.world;
    return name in addresses ? addresses[name as keyof typeof addresses] : this.wallet(name).address;
  }

  /** @returns what it did; `at`: unix seconds */
  async send(name: string, transaction: Promise<ContractTransaction>): Promise<Mined & { readonly at: bigint }> {
    const { to, data } = await transaction;
    return this.track(await this.world.chain.send(this.wallet(name), to, data));
  }

  /** Counts what a transaction slashed, which came last. `at`: when it was, unix seconds. */
  track(mined: Mined): Mined & { readonly at: bigint } {
    this.#countSlashes(mined);
    return { ...mined, at: this.now };
  }

  #countSlashes({ logs }: Mined): void {
    for (const log of logs) {
      const event = this.contracts.masternodes.interface.parseLog({ topics: log.topics, data: log.data });
      if (event === null || log.address.toLowerCase() !== this.address("Masternodes").toLowerCase()) continue;
      if (event.name !== "EquivocationProven" && event.name !== "MasternodeSlashed") continue;
      this.slashed += event.args["amount"] as bigint;
    }
  }
}
