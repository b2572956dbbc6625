import { spawn } from "node:child_process";
import { join } from "node:path";

import { expect } from "chai";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { ZERO_BYTES32 } from "@sonm/protocol/order.ts";
import { toRelayPost } from "@sonm/protocol/relay.ts";

import { freePorts } from "../../../scripts/lib/local/freePorts.ts";
import { buildOracle, oracleProgram } from "../../../scripts/lib/local/oracleProgram.ts";
import { orderArgument } from "../../src/orders/orderArgument.ts";
import { get, post, RelayStage, shownBy } from "../helpers/RelayStage.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { waitFor } from "../network/waitFor.ts";

const NO_HARDWARE = { factsHash: ZERO_BYTES32, benchmarks: [] };

/** Rechecks that never come, so that only events can tell. */
const EVENTS_ONLY = { SONM_NODE_RELAY_RECHECK_SECONDS: "100000" };

describe("orders that a node relays", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  const stage = new RelayStage();

  const shows = (url: string, ids: readonly string[], seconds = 10) =>
    waitFor(
      `the orders ${ids.join(", ") || "to go"}`,
      async () => {
        const shown = await shownBy(url);
        if (shown.join() === ids.join()) return true;
        throw new Error(`it shows ${shown.join(", ")}`);
      },
      seconds,
    );

  it("go when they expire", async () => {
    const { url } = await stage.node(folder.path);
    const soon = await stage.order("buyer", { validUntil: (await stage.now()) + 50 });
    const late = await stage.order("buyer");
    await post(url, soon);
    await post(url, late);
    await shows(url, [soon.id, late.id]);
    await stage.pass(60);
    await shows(url, [late.id]);
    expect(await get(`${url}/orders/${soon.id}`)).to.deep.equal({ status: 200, body: null });
  });

  it("go when their author cancels one, or all of a side", async () => {
    const { url } = await stage.node(folder.path, EVENTS_ONLY);
    const { market } = stage.as("buyer");
    const orders = [
      await stage.order("buyer"),
      await stage.order("buyer"),
      await stage.order("buyer", { side: Side.Ask }),
    ] as const;
    for (const order of orders) expect((await post(url, order)).status).to.equal(201);
    await (await market.cancel(orders[0].fields.nonce)).wait();
    await shows(url, [orders[1].id, orders[2].id]);
    await (await market.cancelAll(Side.Bid)).wait();
    await shows(url, [orders[2].id]);
    await (await market.cancelAll(Side.Ask)).wait();
    await shows(url, []);
  });

  it("go when they are filled, bought or opened", async () => {
    const { url } = await stage.node(folder.path, EVENTS_ONLY);
    await stage.deposit("buyer", "10", localAccounts.worker.address);
    const side = Side.Ask;
    const [bought, asked] = [await stage.order("worker", { side }), await stage.order("worker", { side })];
    const [bid, other] = [await stage.order("buyer"), await stage.order("buyer")];
    for (const order of [bought, asked, bid, other]) expect((await post(url, order)).status).to.equal(201);
    const { market } = stage.as("buyer");
    await (await market.buy(orderArgument(bought.fields), bought.signature, 0, 0, NO_HARDWARE)).wait();
    await shows(url, [asked.id, bid.id, other.id]);
    const opening = stage.as("supplier").market;
    await (
      await opening.open(
        orderArgument(asked.fields),
        asked.signature,
        orderArgument(bid.fields),
        bid.signature,
        NO_HARDWARE,
      )
    ).wait();
    await shows(url, [other.id]);
  });

  it("stay for a while when nothing stands behind them any more, and for good when something does again", async () => {
    const { url } = await stage.node(folder.path);
    const { market } = stage.as("buyer");
    const bid = await stage.order("buyer");
    await post(url, bid);
    const balance = await market.balanceOf(localAccounts.buyer.address);
    await (await market.withdraw(balance)).wait();
    await stage.pass(30);
    await shows(url, [bid.id]);
    await stage.deposit("buyer", "10");
    await stage.pass(120);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await shows(url, [bid.id]);
    await (await market.withdraw(await market.balanceOf(localAccounts.buyer.address))).wait();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await shows(url, [bid.id]);
    await stage.pass(70);
    await shows(url, []);
  });

  it("come back when the chain takes back what ended them", async () => {
    const { url } = await stage.node(folder.path);
    const bid = await stage.order("buyer");
    await post(url, bid);
    const before = await stage.chain.provider.getBlockNumber();
    await (await stage.as("buyer").market.cancel(bid.fields.nonce)).wait();
    await shows(url, []);
    await stage.chain.rpc("anvil_rollback", (await stage.chain.provider.getBlockNumber()) - before);
    await stage.chain.rpc("evm_mine");
    await shows(url, [bid.id]);
  });

  it("go when a cancellation came while the node was down", async () => {
    const node = await stage.node(folder.path, EVENTS_ONLY);
    const [gone, kept] = [await stage.order("buyer"), await stage.order("buyer")];
    await post(node.url, gone);
    await post(node.url, kept);
    await stage.stopNode(node);
    await (await stage.as("buyer").market.cancel(gone.fields.nonce)).wait();
    await stage.chain.rpc("anvil_mine", "0x40");
    const { url } = await stage.node(folder.path, EVENTS_ONLY);
    await shows(url, [kept.id]);
  });

  it("are there after the node was killed at the moment it said that it had them", async () => {
    await buildOracle();
    const { oracle1: port } = await freePorts();
    const sources = [{ url: "http://127.0.0.1:9/", path: "x", kind: "usdPerSnm" }];
    const environment = {
      SONM_NODE_PROFILE: "local",
      SONM_NODE_RPC_URL: stage.chain.url,
      SONM_NODE_PORT: String(port),
      SONM_NODE_DATA_DIR: join(folder.path, "node"),
      SONM_NODE_RATE_SOURCES: JSON.stringify(sources),
    };
    const url = `http://127.0.0.1:${port}`;
    const bids = [await stage.order("buyer"), await stage.order("buyer")] as const;
    for (const [index, bid] of bids.entries()) {
      const child = spawn(process.execPath, oracleProgram("node"), { env: environment, stdio: "ignore" });
      const exited = new Promise((resolve) => child.once("exit", resolve));
      await waitFor("the node", async () => (await get(`${url}/orders`)).status === 200 || undefined, 30);
      expect(await shownBy(url)).to.deep.equal(bids.slice(0, index).map(({ id }) => id));
      const { status } = await post(url, bid);
      child.kill("SIGKILL");
      await exited;
      expect(status).to.equal(201);
    }
    const node = await stage.node(folder.path);
    expect(await shownBy(node.url)).to.deep.equal(bids.map(({ id }) => id));
    expect((await get(`${node.url}/orders/${bids[0].id}`)).body).to.deep.include(toRelayPost(bids[0]));
  });
});
