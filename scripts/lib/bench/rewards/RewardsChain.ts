import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import { parseEther, toQuantity, type LogDescription, type Wallet } from "ethers";

import { MarketScene } from "../gas/MarketScene.ts";
import { registerNode } from "../staking/registerNode.ts";
import { signerOf } from "../staking/signerOf.ts";
import { StakingChain } from "../staking/StakingChain.ts";

type Hex = `0x${string}`;

/** A call that goes into a block. `from`: the keeper unless told. */
export interface Call {
  readonly to: "Hardware" | "RewardPrograms" | "ClassBalances" | "ProgramController" | "TeamPool";
  readonly data: string;
  readonly gas?: number;
  readonly from?: string;
}

/** What one call of a block said. */
export interface Outcome {
  readonly gas: number;
  readonly events: readonly LogDescription[];
}

interface Receipt {
  readonly status: string;
  readonly gasUsed: string;
  readonly logs: readonly { readonly address: string; readonly topics: string[]; readonly data: string }[];
}

/** Of a call that says no other. */
const GAS = 1_000_000;
/** A block takes whatever is sent within a day. */
const BLOCK_GAS = 8_000_000_000n;
const BOND = parseEther("100000");
const OPERATORS = ["operator 0", "operator 1", "operator 2"];

/** The real contracts, a set of three that reports, and blocks of many calls: what happens in one block has one time. */
export class RewardsChain {
  readonly base: StakingChain;
  readonly #provider: EIP1193Provider;
  readonly #keeper: string;
  readonly #rich = new Set<string>();

  private constructor(base: StakingChain, provider: EIP1193Provider, keeper: string) {
    this.base = base;
    this.#provider = provider;
    this.#keeper = keeper;
  }

  static async deploy(provider: EIP1193Provider, artifacts?: string): Promise<RewardsChain> {
    const base = await StakingChain.deploy(provider, artifacts);
    const accounts = (await provider.request({ method: "eth_accounts" })) as string[];
    const keeper = accounts.at(-1);
    if (keeper === undefined) throw new Error("The chain has no account.");
    await base.cast("reporter", 0n);
    for (const operator of OPERATORS) {
      await base.cast(operator, BOND);
      await registerNode(base, operator, BOND, 0n);
    }
    await base.send("reporter", base.contracts.masternodes.rotate.populateTransaction());
    await provider.request({ method: "evm_setBlockGasLimit", params: [toQuantity(BLOCK_GAS)] });
    return new RewardsChain(base, provider, keeper);
  }

  get contracts(): StakingChain["contracts"] {
    return this.base.contracts;
  }

  /** Unix seconds of the newest block. */
  get now(): number {
    return Number(this.base.now);
  }

  /** Who signs reports. */
  get signers() {
    return OPERATORS.map((operator) => this.base.wallet(signerOf(operator)));
  }

  /** Machines of one master: each signs that it is. */
  async bind(master: string, workers: readonly Wallet[]): Promise<Hex> {
    const scene = new MarketScene(this.base.world);
    const wallet = await this.base.cast(master, 0n);
    for (const worker of workers) await scene.confirmWorker(wallet, worker);
    return wallet.address.toLowerCase() as Hex;
  }

  /**
   * Mines calls in one block, a second after the last one, in their order as far as one account sends them.
   *
   * @throws Error naming the first call that fails
   */
  async block(calls: readonly Call[]): Promise<Outcome[]> {
    const request = (method: string, params: unknown[]) => this.#provider.request({ method, params });
    await request("evm_setAutomine", [false]);
    const hashes: unknown[] = [];
    for (const call of calls) hashes.push(await request("eth_sendTransaction", [await this.#transaction(call)]));
    this.base.world.chain.pass(1);
    await request("evm_setNextBlockTimestamp", [this.now]);
    await request("evm_mine", []);
    await request("evm_setAutomine", [true]);
    const outcomes: Outcome[] = [];
    for (const [index, hash] of hashes.entries()) {
      const receipt = (await request("eth_getTransactionReceipt", [hash])) as Receipt | null;
      const call = calls[index];
      if (call === undefined || receipt === null || Number(receipt.status) !== 1) {
        const why = call === undefined ? "" : await this.refusal(call);
        throw new Error(`Call ${index} of ${calls.length} to ${call?.to} failed: ${why ?? "not mined, or out of gas"}`);
      }
      outcomes.push({ gas: Number(receipt.gasUsed), events: this.#eventsOf(receipt, call) });
    }
    return outcomes;
  }

  /** Why a call would be refused now: the name of its error, or undefined where it would not. */
  async refusal(call: Call): Promise<string | undefined> {
    const transaction = await this.#transaction(call);
    return this.#provider.request({ method: "eth_call", params: [transaction, "latest"] }).then(
      () => undefined,
      (error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        return /custom error '(\w+)\(/.exec(text)?.[1] ?? text;
      },
    );
  }

  /** What the DAO decides, at once. */
  async decide(calls: readonly Call[]): Promise<Outcome[]> {
    return this.block(calls.map((call) => ({ ...call, from: this.base.address("Treasury") })));
  }

  async #transaction({ to, data, gas = GAS, from = this.#keeper }: Call) {
    if (from !== this.#keeper && !this.#rich.has(from)) {
      await this.#provider.request({ method: "hardhat_impersonateAccount", params: [from] });
      await this.#provider.request({ method: "hardhat_setBalance", params: [from, toQuantity(parseEther("100"))] });
      this.#rich.add(from);
    }
    const fees = { maxFeePerGas: "0x174876e800", maxPriorityFeePerGas: "0x0" };
    return { from, to: this.base.address(to), data, gas: toQuantity(gas), ...fees };
  }

  #eventsOf({ logs }: Receipt, { to }: Call): LogDescription[] {
    const { programs, controller } = this.contracts;
    if (to === "Hardware" || to === "ClassBalances") return [];
    return logs.flatMap(({ topics, data }) => {
      const found = programs.interface.parseLog({ topics, data }) ?? controller.interface.parseLog({ topics, data });
      return found === null ? [] : [found];
    });
  }
}
