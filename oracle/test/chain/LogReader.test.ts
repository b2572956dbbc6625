import { join } from "node:path";

import { expect } from "chai";
import { Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { orderDomain } from "@sonm/protocol/order.ts";
import { workerBindingTypes } from "@sonm/protocol/worker.ts";

import { ChainClock } from "../../src/chain/ChainClock.ts";
import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import { LogReader } from "../../src/chain/LogReader.ts";
import { MasterHistory } from "../../src/chain/MasterHistory.ts";
import { NodeDirectory } from "../../src/chain/NodeDirectory.ts";
import { readSignerSet } from "../../src/chain/readSignerSet.ts";
import { RpcProvider } from "../../src/chain/RpcProvider.ts";
import { SetHistory } from "../../src/chain/SetHistory.ts";
import { loadDeployment } from "../../src/config/loadDeployment.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { AGENT_TABLES } from "../../src/store/agentTables.ts";
import { CursorStore } from "../../src/store/CursorStore.ts";
import { EndpointStore } from "../../src/store/EndpointStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { SignerSetStore } from "../../src/store/SignerSetStore.ts";
import { WorkerStore } from "../../src/store/WorkerStore.ts";
import { TestChain } from "../helpers/TestChain.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

describe("reading the chain", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  let chain: TestChain;
  let provider: RpcProvider;
  let contracts: Contracts;
  before(async () => {
    chain = await TestChain.start();
    await chain.deploy();
    provider = new RpcProvider(chain.url, LOCAL_CHAIN_ID);
    contracts = contractsOf(loadDeployment({ chainId: LOCAL_CHAIN_ID }), provider);
  });
  after(async () => {
    provider.destroy();
    await chain.stop();
  });

  const owner = () => new Wallet(localAccounts.operator.privateKey, chain.provider);
  const announce = async (endpoint: string): Promise<void> => {
    const { masternodes } = contractsOf(loadDeployment({ chainId: LOCAL_CHAIN_ID }), owner());
    await (await masternodes.changeEndpoint(endpoint)).wait();
  };
  const open = (reorgDepth = 8, range = 3) => {
    const database = openDatabase(join(folder.path, "a.db"), AGENT_TABLES);
    const logs = new LogReader(provider, new CursorStore(database), { startBlock: 0, range, reorgDepth });
    return { database, logs, endpoints: new EndpointStore(database) };
  };

  it("knows the members of the signer set, and where the chain says that they are", async () => {
    const { logs, endpoints, database } = open();
    const directory = new NodeDirectory(provider, contracts, logs, endpoints, {});
    await directory.refresh();
    const { setId, members } = await readSignerSet(provider, contracts);
    expect(setId).to.equal(1);
    expect(members.map(({ signer }) => signer)).to.deep.equal(
      [localAccounts.signer1, localAccounts.signer2, localAccounts.signer3].map(({ address }) => lowerHex(address)),
    );
    expect(directory.nodes.map(({ url }) => url)).to.deep.equal(
      [1, 2, 3].map((number) => `http://node${number}.example`),
    );

    await announce("http://elsewhere.example:1/");
    await directory.refresh();
    expect(directory.nodes[0]?.url).to.equal("http://elsewhere.example:1");
    database.close();
  });

  it("takes a member's address from the settings where they have one, and none that is no HTTP address", async () => {
    const { logs, endpoints, database } = open();
    await announce("file:///etc/passwd");
    const directory = new NodeDirectory(provider, contracts, logs, endpoints, {
      [lowerHex(localAccounts.signer2.address)]: "http://127.0.0.1:5",
    });
    await directory.refresh();
    expect(directory.nodes.map(({ url }) => url)).to.deep.equal(["http://127.0.0.1:5", "http://node3.example"]);
    database.close();
  });

  it("goes on where it stopped, and reads again what a reorganisation may have changed", async () => {
    const { masternodes } = contracts;
    const filter = {
      address: await masternodes.getAddress(),
      topics: [masternodes.interface.getEvent("EndpointChanged").topicHash],
    };
    const read = async (): Promise<string[]> => {
      const { logs, database } = open(4);
      const seen: string[] = [];
      await logs.read("test", filter, (found) => {
        for (const entry of found) seen.push(masternodes.interface.parseLog(entry)?.args["endpoint"] as string);
      });
      database.close();
      return seen;
    };
    await announce("http://first.example");
    expect((await read()).at(-1)).to.equal("http://first.example");
    await chain.rpc("anvil_mine", "0x8");
    await read();
    expect(await read()).to.deep.equal([]);

    const snapshot = await provider.getBlockNumber();
    await announce("http://forgotten.example");
    expect(await read()).to.deep.equal(["http://forgotten.example"]);
    await chain.rpc("anvil_rollback", (await provider.getBlockNumber()) - snapshot);
    await announce("http://kept.example");
    expect(await read()).to.deep.equal(["http://kept.example"]);
  });

  it("knows which signer set was in force at a block, with the owners of its members", async () => {
    const database = openDatabase(":memory:", NODE_TABLES);
    const logs = new LogReader(provider, new CursorStore(database), { startBlock: 0, range: 50, reorgDepth: 4 });
    const sets = new SetHistory(contracts, logs, new SignerSetStore(database));
    await sets.refresh();
    await sets.refresh();
    const newest = await provider.getBlockNumber();
    const { setId, members } = await readSignerSet(provider, contracts);
    const owners = [localAccounts.operator, localAccounts.nodeOwner2, localAccounts.nodeOwner3];
    expect(sets.at(newest)).to.deep.equal({
      setId,
      members: members.map((member, index) => ({ ...member, owner: lowerHex(owners[index]!.address) })),
    });
    expect(sets.at(0)).to.deep.equal({ setId: 0, members: [] });
    database.close();
  });

  it("knows whose a worker was at a block, also after a reorganisation", async () => {
    const [worker, master] = [localAccounts.worker, localAccounts.supplier];
    const self = lowerHex(worker.address);
    const { market } = contractsOf(
      loadDeployment({ chainId: LOCAL_CHAIN_ID }),
      new Wallet(master.privateKey, chain.provider),
    );
    const deadline = 2n ** 40n;
    const bind = async (): Promise<number> => {
      const domain = orderDomain(LOCAL_CHAIN_ID, await market.getAddress());
      const binding = await market.workerBindings(self);
      const values = { worker: self, master: master.address, binding, deadline };
      const types = { WorkerBinding: [...workerBindingTypes.WorkerBinding] };
      const signature = await new Wallet(worker.privateKey).signTypedData(domain, types, values);
      return (await (await market.confirmWorker(self, deadline, signature)).wait())?.blockNumber ?? 0;
    };
    const database = openDatabase(":memory:", NODE_TABLES);
    const logs = new LogReader(provider, new CursorStore(database), { startBlock: 0, range: 50, reorgDepth: 8 });
    const masters = new MasterHistory(contracts, logs, new WorkerStore(database));
    const bound = await bind();
    await masters.refresh();
    expect([bound - 1, bound].map((block) => masters.at(self, block))).to.deep.equal([self, lowerHex(master.address)]);
    const removed = (await (await market.removeWorker(self)).wait())?.blockNumber ?? 0;
    await masters.refresh();
    expect([removed - 1, removed].map((block) => masters.at(self, block))).to.deep.equal([
      lowerHex(master.address),
      self,
    ]);
    await chain.rpc("anvil_rollback", (await provider.getBlockNumber()) - removed + 1);
    await chain.rpc("anvil_mine", "0x2");
    await masters.refresh();
    expect(masters.at(self, removed)).to.equal(lowerHex(master.address));
    database.close();
  });

  it("follows a chain that goes back", () => {
    const clock = new ChainClock();
    clock.see({ number: 10, timestamp: 1_010 });
    clock.see({ number: 9, timestamp: 1_008 });
    expect(Math.floor(clock.now() ?? 0)).to.equal(1_008);
  });
});
