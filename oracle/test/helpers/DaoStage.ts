import { Wallet } from "ethers";

import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { connectContracts, type SonmContracts } from "../../../scripts/lib/deploy/connectContracts.ts";
import { callCli, type Called } from "./callCli.ts";
import { TestChain } from "./TestChain.ts";

/** Seconds that are longer than any wait of the local DAO. */
export const LONG_ENOUGH = 120;

/**
 * A chain on which the holder decides alone, as on the local network, driven by `sonm dao` alone. What a test does is undone after it. Make it
 * inside `describe`.
 */
export class DaoStage {
  chain!: TestChain;
  #snapshot: unknown;

  constructor() {
    before(async () => {
      this.chain = await TestChain.start();
      await this.chain.deploy();
    });
    after(async () => {
      await this.chain?.stop();
    });
    beforeEach(async () => {
      this.#snapshot = await this.chain.rpc("evm_snapshot");
      // Calls see the time of the newest block, and votes count as of a second before.
      await this.pass(2);
    });
    afterEach(async () => {
      await this.chain.rpc("evm_revert", this.#snapshot);
    });
  }

  /** Runs a verb with the key of a role, or without one. */
  async run(role: LocalRole | undefined, ...words: string[]): Promise<Called> {
    const environment: Readonly<Record<string, string>> =
      role === undefined ? {} : { SONM_OWNER_KEY: localAccounts[role].privateKey };
    return callCli(["dao", ...words, "--yes", "--rpc-url", this.chain.url], environment);
  }

  /** What a verb says that must work. */
  async told(role: LocalRole | undefined, ...words: string[]): Promise<string> {
    const { code, output, result } = await this.run(role, ...words);
    if (code !== 0) throw new Error(`dao ${words.join(" ")} failed: ${output}`);
    return result;
  }

  /** What it says for programs. */
  async json<T>(role: LocalRole | undefined, ...words: string[]): Promise<T> {
    return JSON.parse(await this.told(role, ...words, "--json")) as T;
  }

  /** What a verb says that must not work. */
  async refused(role: LocalRole | undefined, ...words: string[]): Promise<string> {
    const { code, output } = await this.run(role, ...words);
    if (code === 0) throw new Error(`dao ${words.join(" ")} worked: ${output}`);
    if (output.includes("    at ")) throw new Error(`dao ${words.join(" ")} shows the program's insides: ${output}`);
    return output;
  }

  as(role: LocalRole): SonmContracts {
    return connectContracts(
      networkOf(LOCAL_CHAIN_ID).contracts,
      new Wallet(localAccounts[role].privateKey, this.chain.provider),
    );
  }

  /** Unix seconds on the chain. */
  async now(): Promise<number> {
    return (await this.chain.provider.getBlock("latest"))?.timestamp ?? 0;
  }

  async pass(seconds: number): Promise<void> {
    await this.chain.rpc("evm_increaseTime", seconds);
    await this.chain.rpc("evm_mine");
  }

  /** Proposes as the holder, and has it accepted, queued and executed. @returns its number */
  async decide(...words: string[]): Promise<string> {
    const { number } = await this.json<{ number: string }>("holder", "propose", ...words);
    await this.pass(10);
    await this.told("holder", "vote", number, "for");
    await this.pass(LONG_ENOUGH);
    await this.told("buyer", "queue", number);
    await this.pass(LONG_ENOUGH);
    await this.told("buyer", "execute", number);
    return number;
  }
}
