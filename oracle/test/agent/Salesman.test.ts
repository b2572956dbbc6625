import { join } from "node:path";

import { expect } from "chai";
import { parseEther, Wallet } from "ethers";

import { BOND_CLAIM_PERIOD } from "@sonm/protocol/generated/constants.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { connectContracts } from "../../../scripts/lib/deploy/connectContracts.ts";
import type { Ask } from "../../src/agent/Ask.ts";
import type { SalesmanParts } from "../../src/agent/Salesman.ts";
import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import { decodeRevert } from "../../src/chain/decodeRevert.ts";
import { RpcProvider } from "../../src/chain/RpcProvider.ts";
import { loadDeployment } from "../../src/config/loadDeployment.ts";
import { orderArgument } from "../../src/orders/orderArgument.ts";
import { TestChain } from "../helpers/TestChain.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { ATTESTED, testSeller } from "../helpers/testSeller.ts";

const NO_HARDWARE = { factsHash: `0x${"00".repeat(32)}`, benchmarks: [] };

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

  const agent = (name: string, config: Partial<SalesmanParts["config"]> = {}) =>
    testSeller({ file: join(folder.path, `${name}.db`), provider, contracts, config });

  const announced = () =>
    contracts.market.queryFilter(contracts.market.filters.OrderAnnounced(undefined, worker.address), 0);
  const cancelled = () => contracts.market.queryFilter(contracts.market.filters.OrderCancelled(worker.address), 0);
  const buy = async (ask: Ask, duration: number) =>
    (await asBuyer().market.buy(orderArgument(ask.fields), ask.signature, duration, 0, NO_HARDWARE)).wait();

  it("announces one ask that the market accepts, with the margin, and leaves it alone", async () => {
    const seller = agent("a");
    const ask = await seller.tick();
    expect(ask?.fields.benchmarks.slice(0, 5)).to.deep.equal([1_900n, 950n, 2n, 16_000_000_000n, 47_500_000_000n]);
    expect(ask?.fields.price).to.equal(parseEther("0.05") / 3_600n);
    for (let ticks = 0; ticks < 3; ticks += 1) await seller.tick();
    const events = await announced();
    expect(events).to.have.length(1);
    expect(events[0]?.args.id).to.equal(ask?.id);
    expect(await contracts.market.orderId(orderArgument(ask!.fields))).to.equal(ask?.id);
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

  it("sells nothing that reaches into a planned downtime, and all again when it is called off", async () => {
    const seller = agent("a");
    const whole = await seller.tick();
    expect(whole?.fields.duration).to.equal(86_400);
    const off = (await chain.provider.getBlock("latest"))!.timestamp + 7_200;
    seller.plan(off);
    await seller.tick();
    const limited = await seller.tick();
    expect(await contracts.market.nonceUsed(worker.address, whole?.fields.nonce ?? 0n)).to.equal(true);
    const { validUntil = 0, duration = 0 } = limited?.fields ?? {};
    expect(validUntil + duration).to.be.within(off - 120, off - 1);
    expect((await seller.tick())?.id, "it stands").to.equal(limited?.id);
    await buy(limited!, duration);
    seller.plan(undefined);
    expect((await seller.tick())?.id, "sold").to.equal(undefined);
  });

  it("makes a whole ask again when a downtime is called off, and none during one", async () => {
    const seller = agent("a");
    const now = (await chain.provider.getBlock("latest"))!.timestamp;
    seller.plan(now - 1);
    expect(await seller.tick()).to.equal(undefined);
    seller.plan(now + 3_600);
    expect((await seller.tick())?.fields.duration).to.be.lessThan(3_600);
    seller.plan(undefined);
    await seller.tick();
    expect((await seller.tick())?.fields.duration).to.equal(86_400);
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

  it("puts the bond behind its asks while the worker's ledger balance covers it, and takes it home", async () => {
    const seller = agent("a", { bond: "5.5" });
    expect((await seller.tick())?.fields.bond).to.equal(0n);
    await (await asBuyer().market.withdraw(parseEther("5.5"))).wait();
    await (await asBuyer().snm.approve(await contracts.market.getAddress(), parseEther("5.5"))).wait();
    await (await asBuyer().market.depositFor(worker.address, parseEther("5.5"))).wait();
    await seller.tick();
    const ask = await seller.tick();
    expect(ask?.fields.bond).to.equal(parseEther("5.5"));
    await buy(ask!, 60);
    await seller.tick();
    expect(await contracts.market.balanceOf(worker.address)).to.equal(0n);

    await chain.rpc("evm_increaseTime", 61);
    await chain.rpc("evm_mine");
    await seller.bill();
    await seller.tick();
    const earned = await contracts.market.balanceOf(worker.address);
    await seller.returnBonds();
    expect(await contracts.market.balanceOf(worker.address)).to.equal(earned);
    await chain.rpc("evm_increaseTime", Number(BOND_CLAIM_PERIOD) + 1);
    await chain.rpc("evm_mine");
    await seller.returnBonds();
    expect(await contracts.market.balanceOf(worker.address)).to.equal(earned + parseEther("5.5"));
    await seller.returnBonds();
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

  it("follows a deal whose terms were changed, also twice and after a restart, and bills it by its new ones", async () => {
    const seller = agent("a");
    await buy((await seller.tick())!, 600);
    await seller.tick();
    const raise = async (price: bigint) => {
      const { amendments, market } = asBuyer();
      const [opened] = await market.queryFilter(market.filters.DealOpened(), 0);
      const amended = await market.queryFilter(market.filters.DealAmended(), 0);
      const { terms } = opened!.args;
      const { buyer, supplier, master, bond, duration, start } = terms;
      const last = amended.at(-1)?.args;
      const [current, origin] = last === undefined ? [terms.price, terms.origin] : [last.price, last.id];
      const newest = { buyer, supplier, master, price: current, bond, origin, duration, start };
      // An estimate made in the second of the last bill is too low for the next second, in which there is one.
      await (await amendments.request(newest, price, duration, { gasLimit: 1_000_000 })).wait();
    };
    await raise(parseEther("0.00002"));
    await raise(parseEther("0.00003"));
    expect(await seller.tick()).to.equal(undefined);
    const [deal, ...others] = seller.deals.open;
    expect(others).to.be.empty;
    expect(deal?.terms.price).to.equal(parseEther("0.00003"));
    seller.close();
    const again = agent("a");
    await again.tick();
    await chain.rpc("evm_increaseTime", 20);
    await chain.rpc("evm_mine");
    await again.bill();
    const bills = await contracts.market.queryFilter(contracts.market.filters.DealBilled(), 0);
    expect(bills.at(-1)?.args.id).to.equal(deal?.id);
    expect(bills).to.have.length(3);
  });

  it("signs an ask for the nodes to relay, and sends nothing for it once earlier ones are void", async () => {
    const seller = agent("a", { publish: "relay" });
    const transactions = () => provider.getTransactionCount(worker.address);
    const before = await transactions();
    const ask = await seller.tick();
    expect(ask?.fields.epoch).to.equal(1);
    expect(await transactions()).to.equal(before + 1);
    for (let ticks = 0; ticks < 3; ticks += 1) expect((await seller.tick())?.id).to.equal(ask?.id);
    seller.close();
    expect((await agent("a", { publish: "relay" }).tick())?.id).to.equal(ask?.id);
    expect(await transactions()).to.equal(before + 1);
    expect(await announced()).to.have.length(0);
    await buy(ask!, 60);
  });

  it("voids the asks of a database that was lost, where no chain shows them", async () => {
    const lost = await agent("a", { publish: "relay" }).tick();
    const ask = await agent("b", { publish: "relay" }).tick();
    expect(ask?.id).not.to.equal(lost?.id);
    const error = await buy(lost!, 60).catch((reason: unknown) => reason);
    expect(decodeRevert(error)?.name).to.equal("OrderEpochWrong");
    await buy(ask!, 60);
  });

  it("takes nonces that lie side by side, so that most sales find their word on the chain in use", async () => {
    const seller = agent("a");
    const nonces: bigint[] = [];
    for (let sale = 0; sale < 3; sale += 1) {
      const ask = await seller.tick();
      nonces.push(ask!.fields.nonce);
      await buy(ask!, 1);
      await chain.rpc("evm_increaseTime", 5);
      await chain.rpc("evm_mine");
      await seller.tick();
      await seller.bill();
    }
    expect(nonces[0]! % 256n).to.equal(0n);
    expect(nonces).to.deep.equal([nonces[0], nonces[0]! + 1n, nonces[0]! + 2n]);
  });
});
