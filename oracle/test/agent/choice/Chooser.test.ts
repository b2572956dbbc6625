import { join } from "node:path";

import { expect } from "chai";
import { parseEther } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { ZERO_BYTES32, type OrderFields } from "@sonm/protocol/order.ts";
import type { SignedOrder } from "@sonm/protocol/relay.ts";

import { AskPublisher } from "../../../src/agent/AskPublisher.ts";
import type { BroughtHardware } from "../../../src/agent/broughtHardware.ts";
import { AcceptFile } from "../../../src/agent/choice/AcceptFile.ts";
import { Chooser, type ChooserParts } from "../../../src/agent/choice/Chooser.ts";
import type { Costs } from "../../../src/agent/choice/Costs.ts";
import { DealOpener } from "../../../src/agent/choice/DealOpener.ts";
import { MarketBook } from "../../../src/agent/choice/MarketBook.ts";
import { MarketHistory } from "../../../src/agent/choice/MarketHistory.ts";
import type { Rules } from "../../../src/agent/choice/Rules.ts";
import { offerOf } from "../../../src/agent/offerOf.ts";
import { contractsOf, type Contracts } from "../../../src/chain/Contracts.ts";
import { RpcProvider } from "../../../src/chain/RpcProvider.ts";
import { loadDeployment } from "../../../src/config/loadDeployment.ts";
import { lowerHex } from "../../../src/lib/lowerHex.ts";
import { hashOrder } from "../../../src/orders/hashOrder.ts";
import { orderArgument } from "../../../src/orders/orderArgument.ts";
import { RelayClient } from "../../../src/orders/RelayClient.ts";
import { RelayReader } from "../../../src/orders/RelayReader.ts";
import { PLACE } from "../../helpers/orders.ts";
import { post, RelayStage, shownBy } from "../../helpers/RelayStage.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";
import { ATTESTED, testSeller } from "../../helpers/testSeller.ts";

const WORKER = lowerHex(localAccounts.worker.address);
const RULES: Rules = {
  ...{ floor: parseEther("0.05") / 3_600n, minSeconds: 0, maxSeconds: 86_400, classes: [], networkFlags: 2n },
  ...{ refused: [], switchPercent: 10 },
};
const COSTS: Costs = {
  ...{ open: 10n ** 12n, bill: 10n ** 11n, close: 10n ** 11n, billSeconds: 3_600 },
  ...{ feeBasisPoints: 100, offlinePpm: 0, bond: 0n },
};
const NO_HARDWARE: BroughtHardware = { factsHash: ZERO_BYTES32, benchmarks: [] };

describe("choosing what to sell", function () {
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
  const agent = (name: string, url?: string, settings: Partial<ChooserParts["config"]> = {}) => {
    const seller = testSeller({
      file: join(folder.path, `${name}.db`),
      provider,
      contracts,
      config: { publish: "relay" },
    });
    const client = url === undefined ? undefined : new RelayClient(url, 5_000, abort.signal);
    const reader = client && new RelayReader(client);
    const fills = { count: 0 };
    const accepted = new AcceptFile(join(folder.path, name));
    const book = new MarketBook();
    const chooser = new Chooser({
      ...seller,
      ...{ worker: WORKER, master: WORKER, place: PLACE, book, accepted, rules: RULES },
      history: new MarketHistory({ ...seller, provider }),
      readers: () => (reader === undefined ? [] : [reader]),
      opener: new DealOpener({ ...seller, hardware: () => NO_HARDWARE, onFill: () => (fills.count += 1) }),
      offer: () => ({ benchmarks: offerOf(ATTESTED, 5), until: Infinity }),
      offFrom: () => undefined,
      idle: () => 0n,
      costs: () => Promise.resolve(COSTS),
      config: { choice: "automatic", askPricing: "fixed", undercutPercent: 1, fillBids: true, ...settings },
    });
    const publisher = new AskPublisher({
      ask: () => seller.salesman.current,
      relays: () => (client === undefined ? [] : [client]),
      log: seller.log,
    });
    return {
      ...seller,
      ...{ publisher, fills, chooser, book, accepted },
      async turn(): Promise<void> {
        await seller.tick();
        await chooser.read();
        await chooser.tick();
      },
    };
  };
  const bidOf = (changes: Partial<OrderFields> = {}) =>
    stage.order("buyer", { price: parseEther("0.06") / 3_600n, duration: 600, ...changes });
  const opened = async () => contracts.market.queryFilter(contracts.market.filters.DealOpened(), 0);

  it("opens one deal with a bid that fits, at the bid's price, and no second one, restarted or not", async () => {
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
    expect(deals[0]?.args.terms.price).to.equal(parseEther("0.06") / 3_600n);
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
    const seller = agent("a");
    await seller.tick();
    const good = await bidOf({ duration: 60 });
    const forged: SignedOrder[] = [];
    for (let count = 0; count < 3; count += 1) forged.push({ ...(await bidOf()), signature: good.signature });
    for (const { fields, signature } of [...forged, good]) {
      const at = await stage.now();
      seller.book.take({ kind: "order", at, id: hashOrder(fields, PLACE), fields, signature });
    }
    for (let turns = 0; turns < 2; turns += 1) await seller.turn();
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

  it("reads bids that were announced on the chain, and sells once though killed between sending and knowing", async () => {
    const bid = await bidOf();
    await (await stage.as("buyer").market.announce(orderArgument(bid.fields), bid.signature)).wait();
    const seller = agent("a");
    await seller.turn();
    seller.close();
    const restarted = agent("a");
    for (let turns = 0; turns < 3; turns += 1) await restarted.turn();
    expect((await opened()).map(({ args }) => args.bid)).to.deep.equal([bid.id]);
    expect(restarted.salesman.current).to.equal(undefined);
  });

  it("never leaves a forward deal, whatever is paid, and says so", async () => {
    const seller = agent("a");
    const take = async (bid: SignedOrder & { readonly id: `0x${string}` }) =>
      seller.book.take({ kind: "order", at: await stage.now(), ...bid });
    await take(await bidOf({ duration: 3_000 }));
    await seller.turn();
    await seller.turn();
    await take(await bidOf({ price: parseEther("60") / 3_600n, duration: 3_000 }));
    for (let turns = 0; turns < 3; turns += 1) await seller.turn();
    expect(await opened()).to.have.length(1);
    expect(seller.deals.open).to.have.length(1);
    const choice = seller.chooser.choices.current;
    expect(choice?.kind).to.equal("hold");
    expect(choice?.alternatives.some(({ whyNot }) => whyNot.includes("is kept"))).to.equal(true);
  });

  it("leaves a spot deal for a bid that pays enough more", async () => {
    const seller = agent("a");
    const take = async (bid: SignedOrder & { readonly id: `0x${string}` }) =>
      seller.book.take({ kind: "order", at: await stage.now(), ...bid });
    await take(await bidOf({ duration: 0 }));
    await seller.turn();
    await seller.turn();
    expect(seller.deals.open[0]?.terms.duration).to.equal(0n);
    const better = await bidOf({ price: parseEther("0.12") / 3_600n, duration: 20_000 });
    await take(better);
    for (let turns = 0; turns < 4; turns += 1) await seller.turn();
    expect((await opened()).at(-1)?.args.bid).to.equal(better.id);
    expect(seller.deals.open.map(({ terms }) => terms.duration)).to.deep.equal([20_000n]);
  });

  it("waits for its owner's word where it only suggests", async () => {
    const seller = agent("s", undefined, { choice: "suggest" });
    const bid = await bidOf();
    seller.book.take({ kind: "order", at: await stage.now(), ...bid });
    for (let turns = 0; turns < 3; turns += 1) await seller.turn();
    expect(await opened()).to.have.length(0);
    seller.accepted.write(seller.chooser.choices.current?.id ?? "");
    await seller.turn();
    expect((await opened()).map(({ args }) => args.bid)).to.deep.equal([bid.id]);
    expect(seller.accepted.read()).to.equal(undefined);
  });

  it("fills no bids where the settings say so", async () => {
    const seller = agent("a", undefined, { fillBids: false });
    seller.book.take({ kind: "order", at: await stage.now(), ...(await bidOf()) });
    for (let turns = 0; turns < 2; turns += 1) await seller.turn();
    expect(await opened()).to.have.length(0);
    expect(seller.chooser.choices.current?.kind).to.equal("ask");
  });
});
