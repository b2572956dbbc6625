import { join } from "node:path";

import { expect } from "chai";
import { parseEther, Wallet } from "ethers";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";
import { packOrder } from "@sonm/protocol/order.ts";

import { connectContracts } from "../../../scripts/lib/deploy/connectContracts.ts";
import type { Ask } from "../../src/agent/Ask.ts";
import { DealKeeper } from "../../src/agent/DealKeeper.ts";
import { Salesman } from "../../src/agent/Salesman.ts";
import { ChainClock } from "../../src/chain/ChainClock.ts";
import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import { LogReader } from "../../src/chain/LogReader.ts";
import { RpcProvider } from "../../src/chain/RpcProvider.ts";
import { TransactionSender } from "../../src/chain/TransactionSender.ts";
import { loadDeployment } from "../../src/config/loadDeployment.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { AGENT_TABLES } from "../../src/store/agentTables.ts";
import { AskStore } from "../../src/store/AskStore.ts";
import { CursorStore } from "../../src/store/CursorStore.ts";
import { DealStore } from "../../src/store/DealStore.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { SettingStore } from "../../src/store/SettingStore.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { TestChain } from "../helpers/TestChain.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const ATTESTED = [2_000n, 1_000n, 2n, 16_000_000_000n, 50_000_000_000n];
const SETTINGS = { pollMs: 25, replaceAfterMs: 5_000, maxFeeGwei: 1_000 };
const NO_HARDWARE = { factsHash: `0x${"00".repeat(32)}`, benchmarks: [] };

const CONFIG = {
  pricePerHour: "0.05",
  maxDurationSeconds: 86_400,
  askValiditySeconds: 3_600,
  safetyMarginPercent: 5,
  networkFlags: 2,
  identityLevel: 0,
  tag: "test",
};

describe("selling a machine", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  const worker = new Wallet(localAccounts.worker.privateKey);
  let chain: TestChain;
  let provider: RpcProvider;
  let contracts: Contracts;
  let snapshot: unknown;

  before(async () => {
    chain = await TestChain.start();
    await chain.deploy();
    provider = new RpcProvider(chain.url, LOCAL_CHAIN_ID);
    contracts = contractsOf(loadDeployment({ chainId: LOCAL_CHAIN_ID }), provider);
    const buyer = asBuyer();
    await (await buyer.snm.approve(await buyer.market.getAddress(), parseEther("100"))).wait();
    await (await buyer.market.deposit(parseEther("100"))).wait();
  });
  after(async () => {
    provider.destroy();
    await chain.stop();
  });
  beforeEach(async () => {
    snapshot = await chain.rpc("evm_snapshot");
  });
  afterEach(() => chain.rpc("evm_revert", snapshot));

  const asBuyer = () =>
    connectContracts(networkOf(LOCAL_CHAIN_ID).contracts, new Wallet(localAccounts.buyer.privateKey, chain.provider));

  /** The selling part of an agent, with a database of this name. */
  const agent = (name: string, config: Partial<typeof CONFIG> = {}) => {
    const database = openDatabase(join(folder.path, `${name}.db`), AGENT_TABLES);
    const logs = new LogReader(provider, new CursorStore(database), { startBlock: 0, range: 1_000, reorgDepth: 16 });
    const clock = new ChainClock();
    const sender = new TransactionSender(worker, provider, SETTINGS, silentLog);
    const shared = { contracts, logs, clock, sender, log: silentLog };
    let attested: readonly bigint[] | undefined = ATTESTED;
    const deals = new DealKeeper({
      ...shared,
      worker: lowerHex(worker.address),
      store: new DealStore(database),
      billSeconds: 5,
      reorgDepth: 16,
      onBill: () => undefined,
    });
    const salesman = new Salesman({
      ...shared,
      worker,
      chainId: LOCAL_CHAIN_ID,
      store: new AskStore(database),
      settings: new SettingStore(database),
      deals,
      config: { ...CONFIG, ...config },
      attested: () => attested,
    });
    const see = async (): Promise<void> => {
      const block = await provider.getBlock("latest");
      if (block !== null) clock.see({ number: block.number, timestamp: block.timestamp });
    };
    return {
      deals,
      salesman,
      store: new AskStore(database),
      async tick(): Promise<Ask | undefined> {
        await see();
        await deals.refresh();
        await salesman.tick();
        return salesman.current;
      },
      async bill(): Promise<void> {
        await see();
        await deals.bill();
      },
      attest(benchmarks: readonly bigint[] | undefined): void {
        attested = benchmarks;
      },
      close: () => database.close(),
    };
  };

  const orderOf = ({ fields }: Ask) => {
    const order = packOrder(fields);
    return { ...order, benchmarks: [...order.benchmarks] };
  };
  const announced = () =>
    contracts.market.queryFilter(contracts.market.filters.OrderAnnounced(undefined, worker.address), 0);
  const cancelled = () => contracts.market.queryFilter(contracts.market.filters.OrderCancelled(worker.address), 0);
  const buy = async (ask: Ask, duration: number) =>
    (await asBuyer().market.buy(orderOf(ask), ask.signature, duration, 0, NO_HARDWARE)).wait();

  it("announces one ask that the market accepts, with the margin, and leaves it alone", async () => {
    const seller = agent("a");
    const ask = await seller.tick();
    expect(ask?.fields.benchmarks.slice(0, 5)).to.deep.equal([1_900n, 950n, 2n, 16_000_000_000n, 47_500_000_000n]);
    expect(ask?.fields.price).to.equal(parseEther("0.05") / 3_600n);
    for (let ticks = 0; ticks < 3; ticks += 1) await seller.tick();
    const events = await announced();
    expect(events).to.have.length(1);
    expect(events[0]?.args.id).to.equal(ask?.id);
    expect(await contracts.market.orderId(orderOf(ask!))).to.equal(ask?.id);
    await buy(ask!, 60);
  });

  it("makes no ask while the machine is not attested, and takes the ask back when it is not any more", async () => {
    const seller = agent("a");
    seller.attest(undefined);
    expect(await seller.tick()).to.equal(undefined);
    seller.attest(ATTESTED);
    expect(await seller.tick()).not.to.equal(undefined);
    seller.attest(undefined);
    await seller.tick();
    expect(await cancelled()).to.have.length(1);
  });

  it("takes an ask back that promises more than is attested, and makes one that does not", async () => {
    const seller = agent("a");
    const first = await seller.tick();
    seller.attest([1_899n, ...ATTESTED.slice(1)]);
    await seller.tick();
    const second = await seller.tick();
    expect(second?.id).not.to.equal(first?.id);
    expect(second?.fields.benchmarks[0]).to.equal(1_804n);
    expect(await cancelled()).to.have.length(1);
  });

  it("replaces its ask after a restart with another price", async () => {
    const seller = agent("a");
    const first = await seller.tick();
    seller.close();
    const dearer = agent("a", { pricePerHour: "0.10" });
    await dearer.tick();
    const second = await dearer.tick();
    expect(await contracts.market.nonceUsed(worker.address, first?.fields.nonce ?? 0n)).to.equal(true);
    expect(second?.fields.price).to.equal(parseEther("0.10") / 3_600n);
  });

  it("announces an ask that was signed before a crash, and signs no second one", async () => {
    const seller = agent("a");
    const ask = await seller.tick();
    seller.close();
    await chain.rpc("evm_revert", snapshot);
    snapshot = await chain.rpc("evm_snapshot");
    const lost = agent("b");
    lost.store.save({ ...ask!, announced: false });
    expect((await lost.tick())?.id).to.equal(ask?.id);
    expect((await announced()).map(({ args }) => args.id)).to.deep.equal([ask?.id]);
  });

  it("finds its ask on the chain when its database was lost, and makes no second one", async () => {
    const ask = await agent("a").tick();
    const lost = agent("b");
    expect((await lost.tick())?.id).to.equal(ask?.id);
    await lost.tick();
    expect(await announced()).to.have.length(1);
  });

  it("makes a new ask after its author voided all", async () => {
    const seller = agent("a");
    const first = await seller.tick();
    const self = contractsOf(
      loadDeployment({ chainId: LOCAL_CHAIN_ID }),
      new Wallet(worker.privateKey, chain.provider),
    );
    await (await self.market.cancelAll(Side.Ask)).wait();
    const second = await seller.tick();
    expect(second?.fields.epoch).to.equal((first?.fields.epoch ?? 0) + 1);
  });

  it("offers nothing while the machine is sold, bills at the end, and offers it again", async () => {
    const seller = agent("a");
    const ask = await seller.tick();
    await buy(ask!, 30);
    expect(await seller.tick()).to.equal(undefined);
    expect(seller.deals.open).to.have.length(1);
    expect(await announced()).to.have.length(1);

    await seller.bill();
    expect(seller.deals.open[0]?.billedUntil).to.equal(Number(seller.deals.open[0]?.terms.start));
    await chain.rpc("evm_increaseTime", 40);
    await chain.rpc("evm_mine");
    await seller.bill();
    expect(seller.deals.open).to.be.empty;
    const second = await seller.tick();
    expect(second?.id).not.to.equal(ask?.id);
    const closed = await contracts.market.queryFilter(contracts.market.filters.DealClosed(), 0);
    expect(closed).to.have.length(1);
  });

  it("has no deal and its old ask again when the chain takes the sale back", async () => {
    const seller = agent("a");
    const ask = await seller.tick();
    const before = await provider.getBlockNumber();
    await buy(ask!, 600);
    await seller.tick();
    expect(seller.deals.open).to.have.length(1);
    await chain.rpc("anvil_rollback", (await provider.getBlockNumber()) - before);
    await chain.rpc("evm_mine");
    await seller.tick();
    expect(seller.deals.open).to.be.empty;
    expect((await seller.tick())?.id).to.equal(ask?.id);
    expect(await announced()).to.have.length(1);
  });

  it("does not bill what somebody else has just billed", async () => {
    const seller = agent("a");
    await buy((await seller.tick())!, 600);
    await seller.tick();
    await chain.rpc("evm_increaseTime", 20);
    const [deal] = seller.deals.open;
    const terms = deal!.terms;
    await (await asBuyer().market.bill(terms)).wait();
    const bills = () => contracts.market.queryFilter(contracts.market.filters.DealBilled(), 0);
    await seller.bill();
    expect(await bills()).to.have.length(1);
  });
});
