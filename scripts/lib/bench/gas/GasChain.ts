import { setTimeout as sleep } from "node:timers/promises";

import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import { getCreateAddress, toBeHex, type BaseWallet, type BytesLike } from "ethers";

/** A transaction that should have succeeded did not. */
export class TransactionRevertedError extends Error {
  override readonly name = "TransactionRevertedError";
}

/** What a transaction did. `gas`: used, refunds subtracted. */
export interface Mined {
  readonly gas: number;
  readonly logs: readonly { readonly address: string; readonly topics: readonly string[]; readonly data: string }[];
}

interface Receipt {
  readonly status: string;
  readonly gasUsed: string;
  readonly logs: Mined["logs"];
}

/** Length of the program that measures a call. */
const PROBE_BYTES = 49;

const MINED_WITHIN = 10_000;
const GAS_LIMIT = 16_000_000n;
const FEE = 100_000_000_000n;
const FUNDS = 10n ** 24n;

/** A development chain that mines each transaction at once, at a time of our choosing. Both anvil and Hardhat's will do. */
export class GasChain {
  readonly #provider: EIP1193Provider;
  readonly #nonces = new Map<string, number>();
  readonly chainId: number;
  #now: number;

  private constructor(provider: EIP1193Provider, chainId: number, now: number) {
    this.#provider = provider;
    this.chainId = chainId;
    this.#now = now;
  }

  static async open(provider: EIP1193Provider): Promise<GasChain> {
    const chainId = Number(await provider.request({ method: "eth_chainId" }));
    const block = (await provider.request({ method: "eth_getBlockByNumber", params: ["latest", false] })) as {
      timestamp: string;
    };
    return new GasChain(provider, chainId, Number(block.timestamp));
  }

  /** Unix seconds of the next transaction. */
  get now(): number {
    return this.#now;
  }

  /** Lets time pass before the next transaction. */
  pass(seconds: number): void {
    this.#now += seconds;
  }

  async fund(wallet: BaseWallet): Promise<void> {
    await this.#provider.request({ method: "hardhat_setBalance", params: [wallet.address, toBeHex(FUNDS)] });
  }

  /**
   * Sends a call and waits for its receipt.
   *
   * @param to undefined for what creates a contract
   * @throws TransactionRevertedError
   */
  async send(wallet: BaseWallet, to: string | undefined, data: BytesLike): Promise<Mined> {
    const nonce = this.#nonces.get(wallet.address) ?? (await this.#transactionsOf(wallet));
    this.#nonces.set(wallet.address, nonce + 1);
    const signed = await wallet.signTransaction({
      ...{ type: 2, chainId: this.chainId, data: data as string, nonce, ...(to === undefined ? {} : { to }) },
      ...{ gasLimit: GAS_LIMIT, maxFeePerGas: FEE, maxPriorityFeePerGas: 0n },
    });
    this.#now += 1;
    await this.#provider.request({ method: "evm_setNextBlockTimestamp", params: [this.#now] });
    const hash: unknown = await this.#provider.request({ method: "eth_sendRawTransaction", params: [signed] });
    const receipt = await this.#receiptOf(String(hash));
    if (Number(receipt.status) !== 1) {
      throw new TransactionRevertedError(
        `The call from ${wallet.address} to ${to ?? "a new contract"} did not succeed: ${await this.#reason(wallet.address, to, data)}`,
      );
    }
    return { gas: Number(receipt.gasUsed), logs: receipt.logs };
  }

  /** Deploys a contract that takes no arguments; returns its address. */
  async create(wallet: BaseWallet, bytecode: string): Promise<string> {
    const nonce = this.#nonces.get(wallet.address) ?? (await this.#transactionsOf(wallet));
    await this.send(wallet, undefined, bytecode);
    return getCreateAddress({ from: wallet.address, nonce });
  }

  /** The answer of a call that changes nothing, as of now. */
  async call(to: string, data: BytesLike): Promise<string> {
    return (await this.#provider.request({ method: "eth_call", params: [{ to, data }, "latest"] })) as string;
  }

  /**
   * Gas that a contract spends on calling this, its first access to the callee included, calldata of a transaction not.
   *
   * @throws TransactionRevertedError
   */
  async gasOfCall(to: string, data: string): Promise<number> {
    const hex = data.slice(2);
    const size = (hex.length / 2).toString(16).padStart(4, "0");
    // Creation code that is run and not kept: it copies the call's data, which stands behind it, into memory, calls, and
    // returns the gas between before and after; 0 if the call failed.
    const program = [
      ...[`61${size}`, `61${PROBE_BYTES.toString(16).padStart(4, "0")}`, "5f", "39"], // CODECOPY
      ...["5a", "5f5f", `61${size}`, "5f", `73${to.slice(2)}`, "5a", "fa", "5a"], // GAS, STATICCALL, GAS
      ...["90", "91", "03", "02", "5f52", "60205ff3"], // (before - after) x success, RETURN
    ].join("");
    const answer: unknown = await this.#provider.request({
      method: "eth_call",
      params: [{ data: `0x${program}${hex}` }, "latest"],
    });
    const gas = Number(answer);
    if (gas === 0) throw new TransactionRevertedError(`The call to ${to} did not succeed.`);
    return gas;
  }

  /** A node may answer a transaction before it has mined it. */
  async #receiptOf(hash: string): Promise<Receipt> {
    const deadline = Date.now() + MINED_WITHIN;
    while (Date.now() < deadline) {
      const receipt: unknown = await this.#provider.request({ method: "eth_getTransactionReceipt", params: [hash] });
      if (receipt !== null) return receipt as Receipt;
      await sleep(1);
    }
    throw new TransactionRevertedError(`Transaction ${hash} was not mined within ${MINED_WITHIN / 1000} s.`);
  }

  async #reason(from: string, to: string | undefined, data: BytesLike): Promise<string> {
    return this.#provider.request({ method: "eth_call", params: [{ from, to, data }, "latest"] }).then(
      () => "it would succeed now",
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  }

  async #transactionsOf(wallet: BaseWallet): Promise<number> {
    return Number(
      await this.#provider.request({ method: "eth_getTransactionCount", params: [wallet.address, "latest"] }),
    );
  }
}
