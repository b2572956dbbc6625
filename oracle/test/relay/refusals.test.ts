import { expect } from "chai";
import { parseEther, Wallet } from "ethers";
import fc from "fast-check";

import { MAX_ORDER_VALIDITY } from "@sonm/protocol/generated/constants.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { orderDomain } from "@sonm/protocol/order.ts";
import { toRelayPost, type RelayOrder } from "@sonm/protocol/relay.ts";
import { RELAY_REFUSALS } from "@sonm/protocol/relayAnswers.ts";
import { workerBindingTypes } from "@sonm/protocol/worker.ts";

import { WalletMock__factory } from "../../../types/index.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { orderArgument } from "../../src/orders/orderArgument.ts";
import { orderOf, PLACE, signOrder } from "../helpers/orders.ts";
import { get, post, postText, RelayStage, shownBy, type Answer } from "../helpers/RelayStage.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

/** `Answer.AlwaysYes`, `Revert` of the wallet. */
const ALWAYS_YES = 1;
const REVERTS = 3;

const outcome = ({ status, body }: Answer): string => `${status} ${String(body["error"] ?? body["id"])}`;

describe("posting orders to a node", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  const stage = new RelayStage();

  it("takes a bid that is covered, once, and shows it as it came", async () => {
    const { url } = await stage.node(folder.path);
    const bid = await stage.order("buyer", { benchmarks: [5n, 0n, 7n, 0n], nonce: (1n << 64n) - 1n });
    expect(outcome(await post(url, bid))).to.equal(`201 ${bid.id}`);
    expect(outcome(await post(url, bid))).to.equal(`200 ${bid.id}`);
    const { body } = await get(`${url}/orders?side=BID&author=${localAccounts.buyer.address}`);
    const now = await stage.now();
    const [shown] = body["orders"] as { receivedAt: number }[];
    expect(body).to.deep.equal({
      orders: [{ id: bid.id, ...toRelayPost(bid), receivedAt: shown?.receivedAt }],
      next: null,
    });
    expect(shown?.receivedAt).to.be.within(now - 30, now + 5);
    expect((await get(`${url}/orders/${bid.id}`)).body).to.deep.equal(shown);
    expect(await stage.as("buyer").market.orderId(orderArgument(bid.fields))).to.equal(bid.id);
    expect(await shownBy(url, "&side=ASK")).to.deep.equal([]);
  });

  it("refuses what is malformed, and says which field", async () => {
    const { url } = await stage.node(folder.path);
    const bid = toRelayPost(await stage.order("buyer"));
    const changed = (changes: Partial<Record<keyof RelayOrder, unknown>>) =>
      postText(url, JSON.stringify({ ...bid, order: { ...bid.order, ...changes } }));
    for (const text of ["", "{", "null", "[]", "5", "{}", JSON.stringify({ order: bid.order })]) {
      expect(outcome(await postText(url, text)), text).to.equal("400 malformed");
    }
    expect(outcome(await postText(url, JSON.stringify(bid), { "content-type": "text/plain" }))).to.equal(
      "400 malformed",
    );
    expect((await changed({ price: 5 })).body["message"]).to.contain("price is 5");
    expect(outcome(await changed({ side: "BOTH" }))).to.equal("400 malformed");
    expect(outcome(await changed({ benchmarks: ["1"] }))).to.equal("422 benchmarks");
    expect(outcome(await changed({ benchmarks: Array(36).fill("1") }))).to.equal("422 benchmarks");
    expect(outcome(await changed({ benchmarks: [String(1n << 63n), "0", "0", "0"] }))).to.equal("422 benchmarks");
    expect((await postText(url, "x".repeat(20_000))).status).to.equal(413);
    expect(await shownBy(url)).to.deep.equal([]);
  });

  it("answers whatever comes with a known code, and takes none of it", async () => {
    const { url } = await stage.node(folder.path, { SONM_NODE_RELAY_POSTS_PER_MINUTE: "100000" });
    const bid = JSON.parse(JSON.stringify(toRelayPost(await stage.order("buyer")))) as {
      readonly order: Record<string, unknown>;
    };
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.bigInt({ min: 0n, max: 1n << 100n }).map(String),
      fc.nat(2 ** 31),
    );
    const names = fc.constantFrom(...Object.keys(bid.order));
    const mutated = fc
      .dictionary(names, values, { minKeys: 1, maxKeys: 3 })
      .map((changes) => ({ ...bid, order: { ...bid.order, ...changes } }))
      .filter((value) => JSON.stringify(value) !== JSON.stringify(bid));
    const unsigned = fc.record({ order: fc.constant(bid.order), signature: fc.oneof(fc.string(), values) });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), mutated, unsigned), async (value) => {
        const { status, body } = await postText(url, JSON.stringify(value));
        expect(status, JSON.stringify(body)).to.be.within(400, 422);
        expect(RELAY_REFUSALS).to.include(body["error"]);
        expect(body["message"]).to.be.a("string");
      }),
      { numRuns: 300 },
    );
    expect(await shownBy(url)).to.deep.equal([]);
  });

  it("refuses a signature of somebody else, for another market, or of something else", async () => {
    const { url } = await stage.node(folder.path);
    const bid = await stage.order("buyer");
    const stolen = await signOrder(stage.wallet("supplier"), bid.fields);
    const elsewhere = await signOrder(stage.wallet("buyer"), bid.fields, { ...PLACE, chainId: 1 });
    expect(outcome(await post(url, stolen))).to.equal("422 signature");
    expect(outcome(await post(url, elsewhere))).to.equal("422 signature");
    expect(outcome(await post(url, { ...bid, signature: "0x1234" }))).to.equal("422 signature");
    expect(outcome(await post(url, { ...bid, fields: { ...bid.fields, price: 1n } }))).to.equal("422 signature");
  });

  it("takes what was presigned on the chain, with an empty signature", async () => {
    const { url } = await stage.node(folder.path);
    const bid = { ...(await stage.order("buyer")), signature: "0x" } as const;
    expect(outcome(await post(url, bid))).to.equal("422 signature");
    await (await stage.as("buyer").market.presign(bid.id)).wait();
    expect(outcome(await post(url, bid))).to.equal(`201 ${bid.id}`);
  });

  it("asks contract wallets on the chain", async () => {
    const { url } = await stage.node(folder.path);
    const key = stage.wallet("supplier");
    const wallet = await (await new WalletMock__factory(key).deploy(key.address)).waitForDeployment();
    const author = lowerHex(await wallet.getAddress());
    await stage.deposit("buyer", "10", author);
    const validUntil = (await stage.now()) + 600;
    const good = await signOrder(key, orderOf(author, { validUntil }));
    expect(outcome(await post(url, good))).to.equal(`201 ${good.id}`);
    const forged = await signOrder(stage.wallet("buyer"), orderOf(author, { validUntil }));
    expect(outcome(await post(url, forged))).to.equal("422 signature");
    const odd = { ...forged, signature: `0x${"ab".repeat(300)}` } as const;
    await (await wallet.setAnswer(REVERTS)).wait();
    expect(outcome(await post(url, odd))).to.equal("422 signature");
    await (await wallet.setAnswer(ALWAYS_YES)).wait();
    expect(outcome(await post(url, odd))).to.equal(`201 ${odd.id}`);
  });

  it("refuses orders that are past, good for too long, or free", async () => {
    const { url } = await stage.node(folder.path);
    const now = await stage.now();
    const of = async (changes: Parameters<typeof stage.order>[1]) =>
      outcome(await post(url, await stage.order("buyer", changes)));
    expect(await of({ validUntil: now - 10 })).to.equal("422 expired");
    expect(await of({ validUntil: now + Number(MAX_ORDER_VALIDITY) + 60 })).to.equal("422 validity");
    expect(await of({ validUntil: 2 ** 40 - 1 })).to.equal("422 validity");
    expect(await of({ price: 0n })).to.equal("422 price");
  });

  it("refuses orders that their author cancelled", async () => {
    const { url } = await stage.node(folder.path);
    const { market } = stage.as("buyer");
    const one = await stage.order("buyer");
    await (await market.cancel(one.fields.nonce)).wait();
    expect(outcome(await post(url, one))).to.equal("422 nonce");
    const other = await stage.order("buyer");
    await (await market.cancelAll(Side.Bid)).wait();
    expect(outcome(await post(url, other))).to.equal("422 epoch");
    expect(outcome(await post(url, await stage.order("buyer", { epoch: 1 })))).to.match(/^201/);
    expect(outcome(await post(url, await stage.order("buyer", { epoch: 2 })))).to.equal("422 epoch");
  });

  it("refuses bids whose reserve their author does not hold, to the wei", async () => {
    const { url } = await stage.node(folder.path);
    const { market, reports } = stage.as("buyer");
    const { rate } = await reports.latestRate();
    const price = 10n ** 14n;
    const reserve = (price * rate * 86_400n + 10n ** 18n - 1n) / 10n ** 18n;
    const balance = await market.balanceOf(localAccounts.buyer.address);
    await (await market.withdraw(balance - reserve)).wait();
    const long = { price, duration: 30 * 86_400 };
    expect(outcome(await post(url, await stage.order("buyer", long)))).to.match(/^201/);
    expect(outcome(await post(url, await stage.order("buyer", { ...long, price: price + 1n })))).to.equal(
      "422 uncovered",
    );
    await (await market.withdraw(1n)).wait();
    const refused = await post(url, await stage.order("buyer", long));
    expect(outcome(refused)).to.equal("422 uncovered");
    expect(refused.body["message"])
      .to.contain(`holds ${reserve - 1n} wei`)
      .and.to.contain(`needs ${reserve}`);
  });

  it("refuses orders of any price where nothing at all stands behind them", async () => {
    const { url } = await stage.node(folder.path);
    const dust = { price: 1n, duration: 1 };
    const side = Side.Ask;
    expect(outcome(await post(url, await stage.order("holder", dust)))).to.equal("422 uncovered");
    expect(outcome(await post(url, await stage.order("holder", { ...dust, side })))).to.equal("422 uncovered");
    await stage.deposit("buyer", "0.01", localAccounts.holder.address);
    expect(outcome(await post(url, await stage.order("holder", dust)))).to.match(/^201/);
    expect(outcome(await post(url, await stage.order("holder", { ...dust, side })))).to.match(/^201/);
  });

  it("takes asks of a machine that a master answers for, without a balance", async () => {
    const { url } = await stage.node(folder.path);
    const ask = { side: Side.Ask, price: parseEther("1") };
    expect(outcome(await post(url, await stage.order("worker", ask)))).to.equal("422 uncovered");
    const { market } = stage.as("supplier");
    const deadline = (await stage.now()) + 600;
    const types = { WorkerBinding: [...workerBindingTypes.WorkerBinding] };
    const message = {
      worker: localAccounts.worker.address,
      master: localAccounts.supplier.address,
      binding: 0,
      deadline,
    };
    const domain = orderDomain(PLACE.chainId, PLACE.market);
    const signature = await new Wallet(localAccounts.worker.privateKey).signTypedData(domain, types, message);
    await (await market.confirmWorker(message.worker, deadline, signature)).wait();
    expect(outcome(await post(url, await stage.order("worker", ask)))).to.match(/^201/);
    expect(outcome(await post(url, await stage.order("worker", { ...ask, side: Side.Bid })))).to.equal("422 uncovered");
  });

  it("bounds the orders of one author, of all, and the posts of one caller", async () => {
    const limits = { SONM_NODE_RELAY_ORDERS_PER_AUTHOR: "2", SONM_NODE_RELAY_ORDERS: "3" };
    const { url } = await stage.node(folder.path, limits);
    const of = async (role: "buyer" | "holder") => outcome(await post(url, await stage.order(role)));
    await stage.deposit("buyer", "10", localAccounts.holder.address);
    expect(await of("buyer")).to.match(/^201/);
    expect(await of("buyer")).to.match(/^201/);
    expect(await of("buyer")).to.equal("429 too-many");
    expect(await of("holder")).to.match(/^201/);
    expect(await of("holder")).to.equal("503 full");

    const slow = await stage.node(folder.path, { SONM_NODE_RELAY_POSTS_PER_MINUTE: "2" }, undefined, "slow");
    const bids = [await stage.order("buyer"), await stage.order("buyer"), await stage.order("buyer")] as const;
    const [first, second, third] = bids;
    expect(outcome(await post(slow.url, first))).to.equal(`201 ${first.id}`);
    expect(outcome(await post(slow.url, second))).to.equal(`201 ${second.id}`);
    expect(outcome(await post(slow.url, third))).to.equal("429 too-fast");
    expect(outcome(await post(slow.url, first)), "what is known counts for nothing").to.equal(`200 ${first.id}`);
    const forged = { "sonm-node": `0x${"11".repeat(64)}` };
    expect(outcome(await postText(slow.url, JSON.stringify(toRelayPost(third)), forged))).to.equal("429 too-fast");
  });

  it("never takes more of one author than it may, however many come at once", async () => {
    const { url } = await stage.node(folder.path, { SONM_NODE_RELAY_ORDERS_PER_AUTHOR: "3" });
    const bids = await Promise.all(Array.from({ length: 10 }, () => stage.order("buyer")));
    const outcomes = (await Promise.all(bids.map((bid) => post(url, bid)))).map(({ status }) => status);
    expect(outcomes.filter((status) => status === 201)).to.have.length(3);
    expect(outcomes.filter((status) => status === 429)).to.have.length(7);
    expect(await shownBy(url)).to.have.length(3);
  });

  it("lets a page of any origin post and read", async () => {
    const { url } = await stage.node(folder.path);
    const asked = await fetch(`${url}/orders`, {
      method: "OPTIONS",
      headers: {
        origin: "https://page.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    expect(asked.status).to.equal(204);
    expect(asked.headers.get("access-control-allow-origin")).to.equal("*");
    expect(asked.headers.get("access-control-allow-methods")).to.contain("POST");
    expect(asked.headers.get("access-control-allow-headers")).to.equal("content-type");
    expect((await fetch(`${url}/orders`)).headers.get("access-control-allow-origin")).to.equal("*");
  });

  it("says what is wrong with a question", async () => {
    const { url } = await stage.node(folder.path);
    for (const query of [
      "side=ask",
      "author=0x12",
      "limit=0",
      "limit=501",
      "limit=x",
      "after=-1",
      "after=x",
      "page=2",
    ]) {
      expect(outcome(await get(`${url}/orders?${query}`)), query).to.equal("400 malformed");
    }
    expect(outcome(await get(`${url}/orders/0x12`))).to.equal("400 malformed");
    expect(await get(`${url}/orders/0x${"00".repeat(32)}`)).to.deep.equal({ status: 200, body: null });
  });
});
