import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { JsonRpcProvider } from "ethers";

import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { anvil, CHAIN } from "../../../scripts/lib/local/anvil.ts";
import { deployLocally } from "../../../scripts/lib/local/deployLocally.ts";
import { freePorts } from "../../../scripts/lib/local/freePorts.ts";
import { Supervisor } from "../../../scripts/lib/local/Supervisor.ts";

/** Seconds for which the deployment's rate is good: longer than a run of all tests. */
const RATE_GOOD_FOR = 7_200n;

/** A real chain of a test's own. */
export class TestChain {
  /** A chain on which the contracts are, as anvil keeps it. */
  static #deployed: unknown;
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

  /** Deploys the contracts, with three masternodes in the signer set. Later chains of a run get what the first one got. */
  async deploy(): Promise<void> {
    if (TestChain.#deployed !== undefined) {
      await this.rpc("anvil_loadState", TestChain.#deployed);
      return;
    }
    const endpoints = [1, 2, 3].map((number) => `http://node${number}.example/`);
    await deployLocally({ ...networkOf(LOCAL_CHAIN_ID), rpcUrl: this.url }, endpoints, {
      staleAfter: RATE_GOOD_FOR,
      disputeWindow: 0n,
    });
    TestChain.#deployed = await this.rpc("anvil_dumpState");
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
