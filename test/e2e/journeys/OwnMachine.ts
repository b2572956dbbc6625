import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Wallet } from "ethers";

import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { oracleProgram } from "../../../scripts/lib/local/oracleProgram.ts";
import { ROOT } from "../../../scripts/lib/root.ts";
import type { Chain } from "../chain.ts";
import { e2eNetwork, programEnvironment } from "../networkConfig.ts";
import { freePort } from "./freePort.ts";

const SNM = 10n ** 18n;

/** SNM wei behind each of its deals. */
export const BOND = 5n * SNM;

/** A supplier's machine that belongs to one story alone, so that nobody else rents it meanwhile: this computer, once more. */
export class OwnMachine {
  readonly worker = Wallet.createRandom();
  readonly master = Wallet.createRandom();
  #program: ChildProcess | undefined;
  #folder: string | undefined;

  /** Starts its agent, with a bond for one deal at a time. */
  async start(chain: Chain): Promise<void> {
    await chain.giveCoin(this.worker.address, SNM);
    await chain.giveCoin(this.master.address, SNM);
    await chain.depositFor(this.worker.address, 4n * BOND);
    this.#folder = await mkdtemp(join(tmpdir(), "sonm-machine-"));
    this.#program = spawn(process.execPath, oracleProgram("agent"), {
      cwd: ROOT,
      stdio: "ignore",
      env: programEnvironment({
        SONM_AGENT_PROFILE: "local",
        SONM_AGENT_CHAIN_ID: String(LOCAL_CHAIN_ID),
        SONM_AGENT_RPC_URL: e2eNetwork().rpcUrl,
        SONM_AGENT_PORT: String(await freePort()),
        SONM_AGENT_DATA_DIR: this.#folder,
        SONM_AGENT_MASTER: this.master.address,
        SONM_AGENT_BOND: String(BOND / SNM),
        SONM_WORKER_KEY: this.worker.privateKey,
        SONM_MASTER_KEY: this.master.privateKey,
      }),
    });
  }

  /** It falls silent, as a machine does whose power fails. */
  fail(): void {
    this.#program?.kill("SIGKILL");
  }

  async end(): Promise<void> {
    this.fail();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
