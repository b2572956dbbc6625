import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { JsonRpcProvider } from "ethers";

import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { anvil, CHAIN } from "../../../scripts/lib/local/anvil.ts";
import { deployLocally } from "../../../scripts/lib/local/deployLocally.ts";
import { freePorts } from "../../../scripts/lib/local/freePorts.ts";
import { Supervisor } from "../../../scripts/lib/local/Supervisor.ts";

/** A real chain of a test's own. */
export class TestChain {
  readonly url: string;
  readonly provider: JsonRpcProvider;
  readonly #programs: Supervisor;
  readonly #folder: string;

  private constructor(url: string, programs: Supervisor, folder: string) {
    this.url = url;
    this.#programs = programs;
    this.#folder = folder;
    this.provider = new JsonRpcProvider(url, LOCAL_CHAIN_ID, {
      staticNetwork: true,
      cacheTimeout: -1,
      pollingInterval: 25,
    });
  }

  static async start(): Promise<TestChain> {
    const folder = mkdtempSync(join(tmpdir(), "sonm-chain-"));
    const { rpc } = await freePorts();
    const quiet = { warned: () => undefined, died: () => undefined, restarted: () => undefined };
    const programs = new Supervisor(folder, quiet);
    await programs.start(anvil(rpc));
    return new TestChain(`http://127.0.0.1:${rpc}`, programs, folder);
  }

  /** Deploys the contracts, with three masternodes in the signer set. */
  async deploy(): Promise<void> {
    const endpoints = [1, 2, 3].map((number) => `http://node${number}.example/`);
    await deployLocally({ ...networkOf(LOCAL_CHAIN_ID), rpcUrl: this.url }, endpoints);
  }

  rpc(method: string, ...params: unknown[]): Promise<unknown> {
    return this.provider.send(method, params) as Promise<unknown>;
  }

  async stop(): Promise<void> {
    this.provider.destroy();
    await this.#programs.stop([CHAIN]);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
