import { GAS_OF_EMPTIED_SLOT } from "@sonm/protocol/gas.ts";
import { parseUnits, type TransactionReceipt, type TransactionRequest, type Wallet } from "ethers";

import { errorText } from "../lib/errorText.ts";
import type { Log } from "../lib/Log.ts";
import { Mutex } from "../lib/Mutex.ts";
import { sleep } from "../lib/sleep.ts";
import { ChainError } from "./ChainError.ts";
import { decodeRevert } from "./decodeRevert.ts";
import { refusalOf } from "./refusalOf.ts";
import type { RpcProvider } from "./RpcProvider.ts";

/** How transactions are sent. */
export interface SenderSettings {
  /** Milliseconds between looks for the receipt. */
  readonly pollMs: number;
  /** Milliseconds after which a transaction that is not mined is replaced by one with a higher fee. */
  readonly replaceAfterMs: number;
  /** Highest fee, gwei for one gas. */
  readonly maxFeeGwei: number;
}

interface Fees {
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

/** Rounds of replacement before giving up. What was sent last may still be mined: callers look at the state again. */
const ROUNDS = 8;

const plusQuarter = (value: bigint): bigint => (value * 5n) / 4n + 1n;

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/**
 * Sends the transactions of one key, one after the other, each until it is mined.
 *
 * The nonce is the chain's, read anew for each, so that a restart or another program with the same key leads to a
 * retry and never to a gap. What stays unmined is replaced at the same nonce for a higher fee, up to the limit.
 */
export class TransactionSender {
  readonly #wallet: Wallet;
  readonly #provider: RpcProvider;
  readonly #settings: SenderSettings;
  readonly #log: Log;
  readonly #mutex = new Mutex();

  constructor(wallet: Wallet, provider: RpcProvider, settings: SenderSettings, log: Log) {
    this.#wallet = wallet.connect(provider);
    this.#provider = provider;
    this.#settings = settings;
    this.#log = log;
  }

  get address(): string {
    return this.#wallet.address;
  }

  /**
   * Sends a call and waits until it is mined.
   *
   * @param action what it does, for logs and errors
   * @throws ChainError if it would revert, reverted, can't be paid or was not mined
   */
  send(action: string, call: Pick<TransactionRequest, "to" | "data">): Promise<TransactionReceipt> {
    return this.#mutex.run(() => this.#send(action, call));
  }

  async #send(action: string, call: Pick<TransactionRequest, "to" | "data">): Promise<TransactionReceipt> {
    const gasLimit = await this.#estimate(action, call);
    let fees = await this.#fees();
    let nonce = await this.#provider.getTransactionCount(this.#wallet.address, "latest");
    const hashes = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const signed = await this.#wallet.signTransaction({
        ...call,
        ...fees,
        nonce,
        gasLimit,
        type: 2,
        chainId: this.#provider._network.chainId,
      });
      const problem = await this.#broadcast(signed, hashes);
      this.#log.debug({ action, nonce, round, problem }, "transaction sent");
      if (problem === "funds") {
        throw new ChainError(action, `${this.#wallet.address} can't pay the gas. Send it some of the chain's coin.`);
      }
      const receipt = await this.#waitFor(hashes, problem === undefined || problem === "known" ? undefined : 0);
      if (receipt !== undefined) return this.#checked(action, call, receipt);
      if (problem === "nonce") {
        nonce = await this.#provider.getTransactionCount(this.#wallet.address, "latest");
        hashes.clear();
      } else {
        fees = this.#raise(fees);
      }
    }
    throw new ChainError(action, "it was not mined. It may still be; its effect is looked for on the chain.");
  }

  async #estimate(action: string, call: Pick<TransactionRequest, "to" | "data">): Promise<bigint> {
    try {
      const gas = await this.#provider.estimateGas({ ...call, from: this.#wallet.address });
      return (gas * 6n) / 5n + GAS_OF_EMPTIED_SLOT;
    } catch (error) {
      throw this.#failure(action, error);
    }
  }

  async #fees(): Promise<Fees> {
    const { maxFeePerGas, maxPriorityFeePerGas, gasPrice } = await this.#provider.getFeeData();
    const priority = maxPriorityFeePerGas ?? gasPrice ?? 0n;
    const highest = this.#highestFee();
    return {
      maxFeePerGas: min(maxFeePerGas ?? (gasPrice ?? 0n) * 2n, highest),
      maxPriorityFeePerGas: min(priority, highest),
    };
  }

  #raise({ maxFeePerGas, maxPriorityFeePerGas }: Fees): Fees {
    const highest = this.#highestFee();
    return {
      maxFeePerGas: min(plusQuarter(maxFeePerGas), highest),
      maxPriorityFeePerGas: min(plusQuarter(maxPriorityFeePerGas), highest),
    };
  }

  #highestFee(): bigint {
    return parseUnits(this.#settings.maxFeeGwei.toFixed(9), "gwei");
  }

  /** @returns undefined if it was taken, else why not */
  async #broadcast(
    signed: string,
    hashes: Set<string>,
  ): Promise<"known" | "nonce" | "underpriced" | "funds" | undefined> {
    try {
      hashes.add((await this.#provider.broadcastTransaction(signed)).hash);
      return undefined;
    } catch (error) {
      const text = errorText(error).toLowerCase();
      if (text.includes("already known") || text.includes("already imported")) return "known";
      if (text.includes("nonce")) return "nonce";
      if (text.includes("underpriced") || text.includes("fee too low")) return "underpriced";
      if (text.includes("insufficient funds")) return "funds";
      throw error;
    }
  }

  /** Looks for a receipt of any of the hashes until the time to replace has come. */
  async #waitFor(
    hashes: ReadonlySet<string>,
    waitMs = this.#settings.replaceAfterMs,
  ): Promise<TransactionReceipt | undefined> {
    const end = performance.now() + waitMs;
    do {
      for (const hash of hashes) {
        const receipt = await this.#provider.getTransactionReceipt(hash);
        if (receipt !== null) return receipt;
      }
      await sleep(this.#settings.pollMs);
    } while (performance.now() < end);
    return undefined;
  }

  async #checked(
    action: string,
    call: Pick<TransactionRequest, "to" | "data">,
    receipt: TransactionReceipt,
  ): Promise<TransactionReceipt> {
    if (receipt.status === 1) return receipt;
    try {
      await this.#provider.call({ ...call, from: this.#wallet.address, blockTag: receipt.blockNumber });
    } catch (error) {
      throw this.#failure(action, error);
    }
    throw new ChainError(action, `its transaction ${receipt.hash} reverted`);
  }

  #failure(action: string, error: unknown): ChainError {
    const revert = decodeRevert(error);
    const reason = revert === undefined ? errorText(error) : `${revert.text}. ${refusalOf(error)}`;
    return new ChainError(action, reason, revert?.name, error);
  }
}
