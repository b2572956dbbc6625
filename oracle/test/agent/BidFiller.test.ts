import { join } from "node:path";

import { expect } from "chai";
import { parseEther } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { ZERO_BYTES32, type OrderFields } from "@sonm/protocol/order.ts";
import type { SignedOrder } from "@sonm/protocol/relay.ts";

import { AskPublisher } from "../../src/agent/AskPublisher.ts";
import { BidBook } from "../../src/agent/BidBook.ts";
import { BidFiller } from "../../src/agent/BidFiller.ts";
import type { BroughtHardware } from "../../src/agent/broughtHardware.ts";
import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import { RpcProvider } from "../../src/chain/RpcProvider.ts";
import { loadDeployment } from "../../src/config/loadDeployment.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { orderArgument } from "../../src/orders/orderArgument.ts";
import { RelayClient } from "../../src/orders/RelayClient.ts";
import { RelayReader } from "../../src/orders/RelayReader.ts";
import { PLACE } from "../helpers/orders.ts";
import { post, RelayStage, shownBy } from "../helpers/RelayStage.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { testSeller } from "../helpers/testSeller.ts";

const NO_HARDWARE: BroughtHardware = { factsHash: ZERO_BYTES32, benchmarks: [] };

describe("selling to bids that nodes relay", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  const abort = new AbortController();
  const stage = new RelayStage();
  let provider: RpcProvider;
  let contracts: Contracts;
  before(async () => {
    await stage.deposit("buyer", "10", localAccounts.worker.address);
    provider = new RpcProvider(stage.chain.url, LOCAL_CHAIN_ID);
    contracts = contractsOf(loadDeployment({ chainId: LOCAL_CHAIN_ID }), provider);
  });
  after(() => provider?.destroy());

  /** The selling part of an agent that looks at one node, with a database of this name. */
  const agent = (name: string, url: string) => {
    const seller = testSeller({
      file: join(folder.path, `${name}.db`),
      provider,
      contracts,
      config: { publish: "relay" },
    });
    const price = parseEther("0.05") / 3_600n;
    const terms = { price, maxDuration: 86_400, minDuration: 0, networkFlags: 2n };
    const client = new RelayClient(url, 5_000, abort.signal);
    const reader = new RelayReader(client, "BID");
    const fills = { count: 0 };
    const filler = new BidFiller({
      ...seller,
      book: new BidBook(PLACE, { ...terms, master: lowerHex(localAccounts.worker.address) }),
      readers: () => [reader],
      ask: () => seller.salesman.current,
      hardware: () => NO_HARDWARE,
      onFill: () => (fills.count += 1),
    });
    const publisher = new AskPublisher({ ask: () => seller.salesman.current, relays: () => [client], log: seller.log });
    return {
      ...seller,
      publisher,
      fills,
      async turn(): Promise<void> {
        await seller.tick();
        await filler.read();
        await filler.tick();
      },
    };
  };
  const bidOf = (changes: Partial<OrderFields> = {}) =>
    stage.order("buyer", { price: parseEther("0.06") / 3_600n, duration: 600, ...changes });
  const opened = async () => contracts.market.queryFilter(contracts.market.filters.DealOpened(), 0);

  it("opens one deal with a bid that fits, at the ask's price, and no second one, restarted or not", async () => {
    const { url } = await stage.node(folder.path);
    const [one, two] = [await bidOf({ duration: 20 }), await bidOf({ duration: 10 })];
    for (const bid of [one, two]) expect((await post(url, bid)).status).to.equal(201);
    const seller = agent("a", url);
    await seller.turn();
    await seller.turn();
    seller.close();
    const restarted = agent("a", url);
    await restarted.turn();
    await restarted.turn();
    const deals = await opened();
    expect(deals).to.have.length(1);
    expect(deals[0]?.args.bid).to.equal(one.id);
    expect(deals[0]?.args.terms.price).to.equal(parseEther("0.05") / 3_600n);
    expect([seller.fills.count, restarted.fills.count]).to.deep.equal([1, 0]);
    await stage.pass(30);
    await restarted.bill();
    await restarted.turn();
    await restarted.turn();
    expect((await opened()).map(({ args }) => args.bid)).to.deep.equal([one.id, two.id]);
  });

  it("leaves bids alone that pay too little, want too much, or were signed by nobody", async () => {
    const { url } = await stage.node(folder.path);
    const bids = [
      await bidOf({ price: parseEther("0.05") / 3_600n - 1n }),
      await bidOf({ benchmarks: [1_901n, 0n, 0n, 0n] }),
      await bidOf({ networkFlags: 4n }),
      await bidOf({ duration: 90_000 }),
      await bidOf({ identityLevel: 4 }),
      await bidOf({ maxAttestationAge: 60 }),
      await bidOf({ counterparty: lowerHex(localAccounts.holder.address) }),
    ];
    for (const bid of bids) expect((await post(url, bid)).status).to.equal(201);
    const seller = agent("a", url);
    for (let turns = 0; turns < 3; turns += 1) await seller.turn();
    expect(await opened()).to.have.length(0);
    const good = await bidOf();
    await post(url, good);
    await seller.turn();
    expect((await opened()).map(({ args }) => args.bid)).to.deep.equal([good.id]);
  });

  it("is not held up by a node that hands out forged bids", async () => {
    const { url } = await stage.node(folder.path);
    const seller = agent("a", url);
    await seller.tick();
    const good = await bidOf({ duration: 60 });
    const forged: SignedOrder[] = [];
    for (let count = 0; count < 3; count += 1) forged.push({ ...(await bidOf()), signature: good.signature });
    const book = new BidBook(PLACE, {
      price: 1n,
      maxDuration: 86_400,
      minDuration: 0,
      networkFlags: 2n,
      master: lowerHex(localAccounts.worker.address),
    });
    const lying = new BidFiller({
      ...seller,
      book,
      readers: () => [],
      ask: () => seller.salesman.current,
      hardware: () => NO_HARDWARE,
      onFill: () => undefined,
    });
    book.add([...forged, good], await stage.now());
    await lying.tick();
    expect((await opened()).map(({ args }) => args.bid)).to.deep.equal([good.id]);
  });

  it("sells once when a buyer takes the ask in the same moment", async () => {
    const { url } = await stage.node(folder.path);
    const seller = agent("a", url);
    const ask = (await seller.tick())!;
    const bid = await bidOf();
    await post(url, bid);
    const { market } = stage.as("buyer");
    await stage.chain.rpc("evm_setAutomine", false);
    await stage.chain.rpc("evm_setIntervalMining", 0);
    try {
      const turn = seller.turn().catch(() => undefined);
      const bought = await market.buy(orderArgument(ask.fields), ask.signature, 60, 0, NO_HARDWARE, {
        gasLimit: 1_000_000,
        maxPriorityFeePerGas: 10n ** 11n,
        maxFeePerGas: 10n ** 12n,
      });
      for (let tries = 0; tries < 100; tries += 1) {
        const pending = (await stage.chain.rpc("eth_getBlockByNumber", "pending", false)) as { transactions: string[] };
        if (pending.transactions.length >= 2) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await stage.chain.rpc("evm_mine");
      await turn;
      expect((await bought.wait())?.status).to.equal(1);
    } finally {
      await stage.chain.rpc("evm_setAutomine", true);
      await stage.chain.rpc("evm_setIntervalMining", 1);
    }
    for (let turns = 0; turns < 3; turns += 1) await seller.turn();
    const deals = await opened();
    expect(deals).to.have.length(1);
    expect(deals[0]?.args.bid).to.equal(ZERO_BYTES32);
    expect(seller.deals.open).to.have.length(1);
  });

  it("has its ask relayed, where a buyer finds and takes it, and no more once it is sold", async () => {
    const { url } = await stage.node(folder.path);
    const seller = agent("a", url);
    const ask = (await seller.tick())!;
    await seller.publisher.tick();
    expect(seller.publisher.relayedBy).to.equal(1);
    expect(await shownBy(url, "&side=ASK")).to.deep.equal([ask.id]);
    const found = await new RelayClient(url, 5_000, abort.signal).page({ side: "ASK" });
    const [order] = found.orders;
    await (
      await stage.as("buyer").market.buy(orderArgument(order!.fields), order!.signature, 60, 0, NO_HARDWARE)
    ).wait();
    await seller.tick();
    await seller.publisher.tick();
    expect(seller.publisher.relayedBy).to.equal(0);
    expect(seller.deals.open).to.have.length(1);
  });
});
