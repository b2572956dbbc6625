import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { agentCommand } from "../../../frontend/src/features/supplier/connect/agentCommand.ts";
import { readAgentStatus } from "../../../frontend/src/features/supplier/connect/AgentStatus.ts";
import { createAgent } from "../../src/agent/createAgent.ts";
import { contractsOf } from "../../src/chain/Contracts.ts";
import { loadAgentConfig } from "../../src/config/agentConfig.ts";
import { loadDeployment } from "../../src/config/loadDeployment.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { TestChain } from "../helpers/TestChain.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

/** How long a program may take for something that it does by itself, in milliseconds. */
const SOON = 45_000;

describe("the command that connects a machine", function () {
  this.timeout(90_000);

  const folder = temporaryFolder();
  const supplier = new Wallet(localAccounts.supplier.privateKey);
  let chain: TestChain;
  before(async () => {
    chain = await TestChain.start();
    await chain.deploy();
  });
  after(() => chain.stop());

  /** The arguments of the pasted text, as a shell splits it; with a folder of the test and any free port. */
  const argvOf = (): readonly string[] => {
    const network = { local: true, chainId: LOCAL_CHAIN_ID, rpcUrl: chain.url };
    const text = agentCommand(network, { master: localAccounts.supplier.address, price: "0.07", way: "shell" });
    const words = Array.from(text.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? "");
    expect(words.slice(0, 5)).to.deep.equal(["npm", "run", "sonm", "--", "agent"]);
    const flags = words.slice(5);
    const replaced = new Map([
      ["--data-dir", folder.path],
      ["--port", "0"],
    ]);
    return flags.map((word, index) => replaced.get(flags[index - 1] ?? "") ?? word);
  };
  const start = () => createAgent(loadAgentConfig({ argv: argvOf(), environment: {} }), {}, silentLog);
  const statusOf = async (url: string) => readAgentStatus(await (await fetch(`${url}/status`)).json());

  async function until<T>(find: () => Promise<T | undefined>): Promise<T> {
    for (const end = Date.now() + SOON; Date.now() < end;) {
      const found = await find();
      if (found !== undefined) return found;
      await new Promise((resume) => setTimeout(resume, 100));
    }
    throw new Error("it did not happen in time");
  }

  it("starts an agent with a key of its own that waits for its master, and works for it once it is confirmed; the key stays", async () => {
    const agent = await start();
    let own: string;
    try {
      const waiting = await until(async () => {
        const status = await statusOf(agent.url);
        return status?.consent === undefined ? undefined : status;
      });
      const { worker, deadline, signature } = waiting.consent!;
      own = lowerHex(worker);
      expect([waiting.bound, lowerHex(waiting.master)]).to.deep.equal([false, lowerHex(supplier.address)]);
      const { market } = contractsOf(loadDeployment({ chainId: LOCAL_CHAIN_ID }), supplier.connect(chain.provider));
      await (await market.confirmWorker(worker, BigInt(deadline), signature)).wait();
      const bound = await until(async () => {
        const status = await statusOf(agent.url);
        return status?.bound === true ? status : undefined;
      });
      expect(bound.consent).to.equal(undefined);
      expect(lowerHex(await market.masterOf(worker))).to.equal(lowerHex(supplier.address));
    } finally {
      await agent.stop();
    }
    const files = readdirSync(folder.path).filter((name) => name.startsWith("worker."));
    expect(files.toSorted()).to.deep.equal(["worker.json", "worker.password"]);
    for (const file of files) expect(statSync(join(folder.path, file)).mode & 0o777).to.equal(0o600);
    const again = await start();
    try {
      const status = await until(async () => {
        const found = await statusOf(again.url);
        return found?.bound === true ? found : undefined;
      });
      expect(lowerHex(status.worker)).to.equal(own);
    } finally {
      await again.stop();
    }
  });
});
