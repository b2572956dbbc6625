import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

import { id, JsonRpcProvider, parseEther, toBeHex, Wallet, type TransactionResponse } from "ethers";

import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { rpcCall } from "../../../scripts/lib/local/rpcCall.ts";
import { ROOT } from "../../../scripts/lib/root.ts";

/** A chain of the tests' own, with a block for each transaction and a clock that tests move. */
export class Chain {
  readonly url: string;
  readonly provider: JsonRpcProvider;
  readonly #anvil: ChildProcess;

  private constructor(url: string, anvil: ChildProcess) {
    this.url = url;
    this.#anvil = anvil;
    this.provider = new JsonRpcProvider(url, LOCAL_CHAIN_ID, {
      staticNetwork: true,
      pollingInterval: 10,
      cacheTimeout: -1,
    });
    // What a transaction uses depends on the second in which it is mined, which may be a later one than that of the estimate.
    const estimate = this.provider.estimateGas.bind(this.provider);
    this.provider.estimateGas = async (transaction) => ((await estimate(transaction)) * 3n) / 2n;
  }

  static async start(port: number): Promise<Chain> {
    const flags = ["--port", String(port), "--chain-id", String(LOCAL_CHAIN_ID), "--hardfork", "osaka", "--quiet"];
    const anvil = spawn(join(ROOT, "node_modules/.bin/anvil"), flags, { stdio: "inherit" });
    const url = `http://127.0.0.1:${port}`;
    for (const deadline = Date.now() + 20_000; ;) {
      const up = await rpcCall(url, "eth_chainId").then(
        () => true,
        () => false,
      );
      if (up) return new Chain(url, anvil);
      if (anvil.exitCode !== null || Date.now() > deadline) throw new Error(`anvil did not start on port ${port}.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** An account that is always the same for the same name, with ether for gas. */
  async wallet(name: string): Promise<Wallet> {
    const wallet = new Wallet(id(name), this.provider);
    await this.request("anvil_setBalance", [wallet.address, toBeHex(parseEther("1000"))]);
    return wallet;
  }

  request(method: string, params: readonly unknown[] = []): Promise<unknown> {
    return rpcCall(this.url, method, params);
  }

  /** Unix seconds of the newest block. */
  async now(): Promise<number> {
    const block = await this.provider.getBlock("latest");
    if (block === null) throw new Error("The chain has no block.");
    return block.timestamp;
  }

  /** The block that comes after `seconds` have passed is made at once. */
  async pass(seconds: number): Promise<void> {
    await this.request("evm_increaseTime", [seconds]);
    await this.request("evm_mine");
  }

  /** The next block is made at a time that is not past, unix seconds. */
  async at(time: number | bigint): Promise<void> {
    await this.request("evm_setNextBlockTimestamp", [Number(time)]);
  }

  /** Puts the transactions that `send` sends into one block, in their order. */
  async inOneBlock(send: () => Promise<TransactionResponse[]>): Promise<void> {
    await this.request("evm_setAutomine", [false]);
    let sent: TransactionResponse[];
    try {
      sent = await send();
      await this.request("evm_mine");
    } finally {
      await this.request("evm_setAutomine", [true]);
    }
    const receipts = await Promise.all(sent.map((transaction) => transaction.wait()));
    const blocks = new Set(receipts.map((receipt) => receipt?.blockNumber));
    if (blocks.size !== 1) throw new Error("The transactions came into several blocks.");
  }

  stop(): void {
    this.provider.destroy();
    this.#anvil.kill();
  }
}
