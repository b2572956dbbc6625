import { expect } from "chai";
import { encodeBytes32String, type Wallet } from "ethers";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { ZERO_ADDRESS, type OrderFields } from "@sonm/protocol/order.ts";

import { announce, PRICE } from "./support/orders.ts";
import { world } from "./support/world.ts";

const GIB = 2n ** 30n;

/** Marks this file's orders, so that those of other tests stay out. */
const TAG = encodeBytes32String("order book") as `0x${string}`;

interface Row {
  readonly tagText: string;
  readonly nonce: string;
}

/** Nonces of the orders that a filter finds, in the order in which they come. */
async function find(where: Readonly<Record<string, unknown>>, options = "orderBy: nonce"): Promise<number[]> {
  const { orders } = await world.query<{ orders: Row[] }>(
    `query ($where: Order_filter!) { orders(where: $where, ${options}) { nonce } }`,
    { where: { and: [{ tag: TAG, status: "ACTIVE" }, where] } },
  );
  return orders.map(({ nonce }) => Number(nonce));
}

describe("the order book", () => {
  let supplier: Wallet;
  let other: Wallet;
  let buyer: Wallet;
  let now: number;

  before(async () => {
    const { chain, market } = world;
    supplier = await chain.wallet("supplier in the book");
    other = await chain.wallet("other supplier in the book");
    buyer = await chain.wallet("buyer in the book");
    now = await chain.now();
    const ask = (nonce: bigint, fields: Partial<OrderFields>, author = supplier) =>
      announce(author, { tag: TAG, nonce, ...fields });
    await ask(1n, { price: PRICE * 3n, benchmarks: [900n, 100n, 4n, 8n * GIB] });
    await ask(2n, { price: PRICE * 2n, benchmarks: [1_800n, 120n, 8n, 16n * GIB], networkFlags: 7n });
    await chain.pass(10);
    await ask(3n, {
      price: PRICE,
      benchmarks: [3_600n, 110n, 32n, 64n * GIB, 0n, 0n, 0n, 2n, 11n * GIB],
      duration: 3_600,
    });
    await ask(4n, { price: PRICE, validUntil: now - 1 });
    await ask(5n, { price: PRICE * 5n, counterparty: buyer.address as `0x${string}` }, other);
    await ask(6n, { price: PRICE * 6n, counterparty: supplier.address as `0x${string}`, identityLevel: 2 }, other);
    await announce(buyer, { tag: TAG, nonce: 7n, side: Side.Bid, price: PRICE * 4n });
    await announce(buyer, { tag: TAG, nonce: 8n, side: Side.Bid });
    await (await market.connect(buyer).cancel(8n)).wait();
  });

  it("shows asks that have not expired, the cheapest first", async () => {
    const asks = await find({ side: "ASK", validUntil_gte: String(now) }, "orderBy: cappedPrice");
    expect(asks).to.deep.equal([3, 2, 1, 5, 6]);
  });

  it("filters by ranges of benchmarks, all of them at once", async () => {
    expect(await find({ benchmark0_gte: "1800" })).to.deep.equal([2, 3]);
    expect(await find({ benchmark0_gte: "1800", benchmark0_lte: "1800" })).to.deep.equal([2]);
    expect(
      await find({ benchmark0_gte: "900", benchmark1_gte: "110", benchmark3_lte: String(64n * GIB) }),
    ).to.deep.equal([2, 3]);
    expect(await find({ benchmark7_gte: "1", benchmark8_gte: String(8n * GIB) })).to.deep.equal([3]);
    expect(await find({ benchmark31_gt: "0" })).to.deep.equal([]);
  });

  it("sorts by a benchmark", async () => {
    const options = "orderBy: benchmark1, orderDirection: desc";
    expect(await find({ benchmark1_gt: "0" }, options)).to.deep.equal([2, 3, 1]);
  });

  it("filters by price per second and per hour", async () => {
    expect(await find({ side: "ASK", price_lte: String(PRICE * 2n) })).to.deep.equal([2, 3, 4]);
    expect(await find({ side: "ASK", cappedPrice_lte: String(PRICE * 2n) })).to.deep.equal([2, 3, 4]);
    expect(await find({ side: "ASK", pricePerHour_gte: "2.5" })).to.deep.equal([1, 5, 6]);
  });

  it("keeps the largest values exactly, and sorts prices beyond 63 bits as the largest", async () => {
    const tag = encodeBytes32String("beyond 63 bits") as `0x${string}`;
    const [beyond, most] = [2n ** 95n, 2n ** 63n - 1n];
    await announce(supplier, { tag, nonce: 21n, price: beyond, benchmarks: [most, 1n, 0n, 0n] });
    await announce(supplier, { tag, nonce: 20n, price: most - 1n, benchmarks: [1n, 1n, 0n, 0n] });
    const { orders } = await world.query<{ orders: unknown }>(
      `query ($tag: Bytes!) {
        orders(where: { tag: $tag }, orderBy: cappedPrice) { price cappedPrice benchmarks benchmark0 benchmark1 }
      }`,
      { tag },
    );
    expect(orders).to.deep.equal([
      {
        ...{ price: String(most - 1n), cappedPrice: String(most - 1n), benchmarks: ["1", "1", "0", "0"] },
        ...{ benchmark0: "1", benchmark1: "1" },
      },
      {
        ...{ price: String(beyond), cappedPrice: String(most) },
        ...{ benchmarks: [String(most), "1", "0", "0"], benchmark0: String(most), benchmark1: "1" },
      },
    ]);
  });

  it("filters by duration, spot only included", async () => {
    expect(await find({ duration_gte: "3600" })).to.deep.equal([3]);
    expect(await find({ side: "ASK", duration: "0", validUntil_gte: String(now) })).to.deep.equal([1, 2, 5, 6]);
  });

  it("filters by author, master and whom an order is for", async () => {
    expect(await find({ author: other.address.toLowerCase() })).to.deep.equal([5, 6]);
    expect(await find({ master: supplier.address.toLowerCase() })).to.deep.equal([1, 2, 3, 4]);
    const mine = { side: "ASK", counterparty_in: [ZERO_ADDRESS, buyer.address.toLowerCase()] };
    expect(await find(mine)).to.deep.equal([1, 2, 3, 4, 5]);
    expect(await find({ side: "ASK", identityLevel_lte: 1 })).to.deep.equal([1, 2, 3, 4, 5]);
  });

  it("filters by network flags, as superset and as subset", async () => {
    expect(await find({ side: "ASK", outbound: true, incoming: true })).to.deep.equal([2]);
    expect(await find({ side: "ASK", incoming: false })).to.deep.equal([1, 3, 4, 5, 6]);
  });

  it("filters by time and by tag", async () => {
    const { orders } = await world.query<{ orders: { createdAt: string }[] }>(
      "query ($tag: Bytes!) { orders(where: { tag: $tag, nonce: 3 }) { createdAt } }",
      { tag: TAG },
    );
    const createdAt = orders[0]?.createdAt;
    expect(await find({ createdAt_gte: createdAt, tagText: "order book" })).to.deep.equal([3, 4, 5, 6, 7]);
  });

  it("hides whom a buyer refuses and who refuses the buyer", async () => {
    const { chain, market, query } = world;
    const [me, enemy] = [await chain.wallet("buyer who refuses"), await chain.wallet("supplier who refuses")];
    await announce(enemy, { tag: TAG, nonce: 21n });
    await announce(other, { tag: TAG, nonce: 22n });
    await announce(supplier, { tag: TAG, nonce: 23n });
    await (await market.connect(enemy).setBlacklisted(me.address, true)).wait();
    await (await market.connect(me).setBlacklisted(other.address, true)).wait();
    await (await market.connect(me).setBlacklisted(supplier.address, true)).wait();
    await (await market.connect(me).setBlacklisted(supplier.address, false)).wait();
    const { account, accounts } = await query<{ account: { blacklist: string[] }; accounts: { id: string }[] }>(
      `query ($id: Bytes!, $me: [Bytes!]!) {
        account(id: $id) { blacklist } accounts(where: { blacklist_contains: $me }) { id }
      }`,
      { id: me.address, me: [me.address] },
    );
    expect(account.blacklist).to.deep.equal([other.address.toLowerCase()]);
    expect(accounts).to.deep.equal([{ id: enemy.address.toLowerCase() }]);
    const clean = {
      nonce_gte: "21",
      author_not_in: account.blacklist,
      author_: { blacklist_not_contains: [me.address.toLowerCase()] },
      master_: { blacklist_not_contains: [me.address.toLowerCase()] },
    };
    expect(await find(clean)).to.deep.equal([23]);
  });

  it("gives page after page without a gap while orders come in", async () => {
    const { chain } = world;
    const author = await chain.wallet("author of pages");
    for (let nonce = 1n; nonce <= 5n; nonce++) await announce(author, { nonce, price: PRICE + nonce });
    const page = async (after: string): Promise<string[]> => {
      const { orders } = await world.query<{ orders: { price: string }[] }>(
        `query ($author: String!, $after: BigInt!) {
          orders(first: 2, where: { author: $author, price_gt: $after }, orderBy: price) { price }
        }`,
        { author: author.address.toLowerCase(), after },
      );
      return orders.map(({ price }) => price);
    };
    const seen: string[] = [];
    for (let after = "0"; ; after = seen.at(-1) ?? "0") {
      const prices = await page(after);
      if (prices.length === 0) break;
      seen.push(...prices);
      if (seen.length === 2) await announce(author, { nonce: 6n, price: PRICE + 6n });
    }
    expect(seen).to.deep.equal([1n, 2n, 3n, 4n, 5n, 6n].map((nonce) => String(PRICE + nonce)));
  });

  it("can be seen as it was at an earlier block", async () => {
    const { chain, market } = world;
    const author = await chain.wallet("author of the past");
    const { id } = await announce(author, { nonce: 1n });
    const block = await chain.provider.getBlockNumber();
    await (await market.connect(author).cancel(1n)).wait();
    const { before, after } = await world.query<{ before: { status: string }; after: { status: string } }>(
      "query ($id: Bytes!, $block: Int!) { before: order(id: $id, block: { number: $block }) { status } after: order(id: $id) { status } }",
      { id, block },
    );
    expect([before.status, after.status]).to.deep.equal(["ACTIVE", "CANCELLED"]);
  });
});
