import { expect } from "chai";
import { encodeBytes32String } from "ethers";

import { BENCHMARK_LIMIT } from "@sonm/protocol/generated/constants.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { packOrder } from "@sonm/protocol/order.ts";

import { buy } from "./support/deals.ts";
import { fund } from "./support/money.ts";
import { announce, contractOrder, orderFields, signOrder } from "./support/orders.ts";
import { world } from "./support/world.ts";

const STATUS = "query ($id: Bytes!) { order(id: $id) { status endedAt deal { id } } }";

interface Status {
  readonly order: { status: string; endedAt: string | null; deal: { id: string } | null } | null;
}

const statusOf = async (id: string): Promise<string | undefined> =>
  (await world.query<Status>(STATUS, { id })).order?.status;

const countsOf = async (account: string) => {
  const { account: counts } = await world.query<{ account: { activeAsks: number; activeBids: number } }>(
    "query ($id: Bytes!) { account(id: $id) { activeAsks activeBids } }",
    { id: account },
  );
  return counts;
};

describe("announced orders", () => {
  it("are decoded to every field, benchmarks at their largest included", async () => {
    const { chain, query } = world;
    const author = await chain.wallet("author of extremes");
    const benchmarks = Array.from({ length: 16 }, (_, index) => BENCHMARK_LIMIT - 1n - BigInt(index));
    const { id, fields, signature } = await announce(author, {
      counterparty: `0x${"0a".repeat(20)}`,
      price: 2n ** 96n - 1n,
      duration: 2 ** 32 - 1,
      networkFlags: 2n ** 64n - 3n,
      identityLevel: 255,
      blacklist: `0x${"b0".repeat(20)}`,
      tag: encodeBytes32String("rig 7") as `0x${string}`,
      maxAttestationAge: 2 ** 32 - 2,
      bond: 2n ** 96n - 2n,
      validUntil: 2 ** 40 - 1,
      nonce: 2n ** 64n - 1n,
      benchmarks,
    });
    const single = benchmarks.map((_, index) => `benchmark${index}`);
    const { order } = await query<{ order: Record<string, unknown> }>(
      `query ($id: Bytes!) { order(id: $id) {
        side status author { id } master { id } counterparty price pricePerHour duration networkFlags overlay outbound
        incoming identityLevel blacklist tag tagText maxAttestationAge bond validUntil epoch nonce benchmarks signature
        presigned ${single.join(" ")} benchmark16 benchmark31
      } }`,
      { id },
    );
    const author20 = { id: author.address.toLowerCase() };
    expect(order).to.deep.equal({
      side: "ASK",
      status: "ACTIVE",
      author: author20,
      master: author20,
      counterparty: fields.counterparty,
      price: String(fields.price),
      pricePerHour: "285221385051351.615336758221206",
      duration: String(fields.duration),
      networkFlags: String(fields.networkFlags),
      overlay: true,
      outbound: false,
      incoming: true,
      identityLevel: 255,
      blacklist: fields.blacklist,
      tag: fields.tag,
      tagText: "rig 7",
      maxAttestationAge: String(fields.maxAttestationAge),
      bond: String(fields.bond),
      validUntil: String(fields.validUntil),
      epoch: "0",
      nonce: String(fields.nonce),
      benchmarks: benchmarks.map(String),
      signature,
      presigned: false,
      ...Object.fromEntries(benchmarks.map((value, index) => [`benchmark${index}`, String(value)])),
      benchmark16: "0",
      benchmark31: "0",
    });
  });

  it("keep all 32 benchmarks that the market takes", async () => {
    const author = await world.chain.wallet("author of 32 benchmarks");
    const benchmarks = Array.from({ length: 32 }, (_, index) => BigInt(index + 1));
    const { id } = await announce(author, { benchmarks });
    const { order } = await world.query<{ order: { benchmarks: string[]; benchmark31: string } }>(
      "query ($id: Bytes!) { order(id: $id) { benchmarks benchmark31 } }",
      { id },
    );
    expect(order.benchmarks).to.deep.equal(benchmarks.map(String));
    expect(order.benchmark31).to.equal("32");
  });

  it("are left out where the market could never take them", async () => {
    const { chain, market } = world;
    const author = await chain.wallet("author of nonsense");
    const good = contractOrder(packOrder(await orderFields(author, { benchmarks: [1n] })));
    const bad = [
      { ...good, terms: good.terms | (2n << 16n) },
      { ...good, head: (good.head >> 96n) << 96n },
      { ...good, benchmarks: [BENCHMARK_LIMIT << 64n] },
      { ...good, benchmarks: Array.from({ length: 9 }, () => 1n) },
    ];
    for (const order of bad) await (await market.connect(author).announce(order, "0x")).wait();
    for (const order of bad) expect(await statusOf(await market.orderId(order))).to.equal(undefined);
    await (await market.connect(author).announce(good, "0x")).wait();
    expect(await statusOf(await market.orderId(good))).to.equal("ACTIVE");
  });

  it("take a new signature when they are announced again, and count once", async () => {
    const { chain, market, query } = world;
    const author = await chain.wallet("author who repeats");
    const { id, packed } = await announce(author);
    await chain.pass(100);
    await (await market.connect(author).announce(packed, "0x1234")).wait();
    const { order } = await query<{ order: { signature: string; createdAt: string } }>(
      "query ($id: Bytes!) { order(id: $id) { signature createdAt } }",
      { id },
    );
    expect(order.signature).to.equal("0x1234");
    expect(Number(order.createdAt)).to.be.lessThan((await chain.now()) - 99);
    expect(await countsOf(author.address)).to.deep.equal({ activeAsks: 1, activeBids: 0 });
  });

  it("show that they are presigned, before and after they are announced", async () => {
    const { chain, market, query } = world;
    const author = await chain.wallet("author who presigns");
    const early = await signOrder(author);
    const late = await announce(author);
    for (const { id } of [early, early, late]) await (await market.connect(author).presign(id)).wait();
    await (await market.connect(author).announce(early.packed, "0x")).wait();
    const other = await announce(author);
    const { orders } = await query<{ orders: unknown }>(
      "query ($author: String!) { orders(where: { author: $author }, orderBy: nonce) { id presigned signature } }",
      { author: author.address.toLowerCase() },
    );
    expect(orders).to.deep.equal([
      { id: early.id, presigned: true, signature: "0x" },
      { id: late.id, presigned: true, signature: late.signature },
      { id: other.id, presigned: false, signature: other.signature },
    ]);
  });
});

describe("cancelling", () => {
  it("ends all orders with the nonce", async () => {
    const { chain, market, query } = world;
    const author = await chain.wallet("author who cancels");
    const nonce = 4_242n;
    const ask = await announce(author, { nonce });
    const bid = await announce(author, { nonce, side: Side.Bid });
    const kept = await announce(author);
    expect(await countsOf(author.address)).to.deep.equal({ activeAsks: 2, activeBids: 1 });
    await (await market.connect(author).cancel(nonce)).wait();
    expect(await statusOf(ask.id)).to.equal("CANCELLED");
    expect(await statusOf(bid.id)).to.equal("CANCELLED");
    expect(await statusOf(kept.id)).to.equal("ACTIVE");
    expect(await countsOf(author.address)).to.deep.equal({ activeAsks: 1, activeBids: 0 });
    const { order } = await query<Status>(STATUS, { id: ask.id });
    expect(Number(order?.endedAt)).to.equal(await chain.now());
  });

  it("counts for orders that are announced later", async () => {
    const { chain, market } = world;
    const author = await chain.wallet("author who cancels first");
    await (await market.connect(author).cancel(77n)).wait();
    await (await market.connect(author).cancel(2n ** 64n - 1n)).wait();
    const { id } = await announce(author, { nonce: 77n });
    expect(await statusOf(id)).to.equal("CANCELLED");
    expect(await countsOf(author.address)).to.deep.equal({ activeAsks: 0, activeBids: 0 });
  });

  it("of all orders ends those of the side's earlier epochs and lets the next ones in", async () => {
    const { chain, market } = world;
    const author = await chain.wallet("author who cancels all");
    const old = await announce(author);
    const next = await announce(author, { epoch: 1 });
    const bid = await announce(author, { side: Side.Bid });
    expect(await statusOf(next.id)).to.equal("PENDING");
    expect(await countsOf(author.address)).to.deep.equal({ activeAsks: 1, activeBids: 1 });

    await (await market.connect(author).cancelAll(Side.Ask)).wait();
    expect(await statusOf(old.id)).to.equal("CANCELLED");
    expect(await statusOf(next.id)).to.equal("ACTIVE");
    expect(await statusOf(bid.id)).to.equal("ACTIVE");
    const late = await announce(author);
    expect(await statusOf(late.id)).to.equal("CANCELLED");

    await (await market.connect(author).cancelAll(Side.Ask)).wait();
    await (await market.connect(author).cancelAll(Side.Bid)).wait();
    expect(await statusOf(next.id)).to.equal("CANCELLED");
    expect(await statusOf(bid.id)).to.equal("CANCELLED");
    expect(await countsOf(author.address)).to.deep.equal({ activeAsks: 0, activeBids: 0 });
    const { account } = await world.query<{ account: unknown }>(
      "query ($id: Bytes!) { account(id: $id) { askEpoch bidEpoch } }",
      { id: author.address },
    );
    expect(account).to.deep.equal({ askEpoch: "2", bidEpoch: "1" });
  });

  it("works in one block with announcing, in the order of the transactions", async () => {
    const { chain, market } = world;
    const author = await chain.wallet("author in a hurry");
    const before = await signOrder(author, { nonce: 1n });
    const after = await signOrder(author, { nonce: 2n });
    const connected = market.connect(author);
    const nonce = await author.getNonce();
    await chain.inOneBlock(async () => [
      await connected.announce(before.packed, before.signature, { nonce, gasLimit: 500_000 }),
      await connected.cancel(1n, { nonce: nonce + 1, gasLimit: 500_000 }),
      await connected.cancel(2n, { nonce: nonce + 2, gasLimit: 500_000 }),
      await connected.announce(after.packed, after.signature, { nonce: nonce + 3, gasLimit: 500_000 }),
      await connected.cancelAll(Side.Ask, { nonce: nonce + 4, gasLimit: 500_000 }),
    ]);
    expect(await statusOf(before.id)).to.equal("CANCELLED");
    expect(await statusOf(after.id)).to.equal("CANCELLED");
    expect(await countsOf(author.address)).to.deep.equal({ activeAsks: 0, activeBids: 0 });
  });
});

describe("filling", () => {
  it("shows the deal on the order and ends the others with its nonce", async () => {
    const { chain, query } = world;
    const [author, buyer] = [await chain.wallet("author who sells"), await chain.wallet("buyer of orders")];
    await fund(buyer);
    const nonce = 5n;
    const known = await announce(author, { nonce });
    const twin = await announce(author, { nonce, price: known.fields.price * 2n });
    await buy(buyer, known);
    const { order } = await query<Status>(STATUS, { id: known.id });
    expect(order?.status).to.equal("FILLED");
    expect(Number(order?.endedAt)).to.equal(await chain.now());
    const { deal } = await query<{ deal: unknown }>(
      "query ($id: Bytes!) { deal(id: $id) { ask bid askOrder { id } bidOrder { id } } }",
      { id: order?.deal?.id },
    );
    expect(deal).to.deep.equal({
      ask: known.id,
      bid: `0x${"00".repeat(32)}`,
      askOrder: { id: known.id },
      bidOrder: null,
    });
    expect(await statusOf(twin.id)).to.equal("CANCELLED");
    expect(await countsOf(author.address)).to.deep.equal({ activeAsks: 0, activeBids: 0 });
  });

  it("counts for orders that are announced later", async () => {
    const { chain, market, query } = world;
    const [author, buyer] = [await chain.wallet("author by hand"), await chain.wallet("buyer by hand")];
    await fund(buyer);
    const twin = await announce(author, { nonce: 6n });
    const secret = await signOrder(author, { nonce: 6n, price: 1_000n });
    await buy(buyer, secret);
    const { deals } = await query<{ deals: { id: string; askOrder: null }[] }>(
      "query ($ask: Bytes!) { deals(where: { ask: $ask }) { id askOrder { id } } }",
      { ask: secret.id },
    );
    expect(deals.map(({ askOrder }) => askOrder)).to.deep.equal([null]);

    await (await market.connect(author).announce(secret.packed, secret.signature)).wait();
    const { order } = await query<Status>(STATUS, { id: secret.id });
    expect(order?.status).to.equal("FILLED");
    expect(order?.deal?.id).to.equal(deals[0]?.id);
    expect(await statusOf(twin.id)).to.equal("CANCELLED");
    expect(await countsOf(author.address)).to.deep.equal({ activeAsks: 0, activeBids: 0 });
  });
});
