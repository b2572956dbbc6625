import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { expect } from "chai";

import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";
import { toRelayPost } from "@sonm/protocol/relay.ts";

import { freePorts } from "../../../scripts/lib/local/freePorts.ts";
import { orderOf, signOrder } from "../helpers/orders.ts";
import { get, post, RelayStage, shownBy } from "../helpers/RelayStage.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { waitFor } from "../network/waitFor.ts";

const SIGNERS = ["signer1", "signer2", "signer3"] as const satisfies readonly LocalRole[];

describe("nodes that relay each other's orders", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  const stage = new RelayStage();
  let ports: readonly number[];
  let servers: Server[];
  beforeEach(async () => {
    const { oracle1, oracle2, oracle3 } = await freePorts();
    ports = [oracle1, oracle2, oracle3];
    servers = [];
  });
  afterEach(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** Starts node 0, 1 or 2, which finds the others at the ports of this test. */
  const start = (index: 0 | 1 | 2, environment: Record<string, string> = {}) => {
    const peers = SIGNERS.map((role, peer) => [localAccounts[role].address, `http://127.0.0.1:${ports[peer]}`]);
    const settings = {
      SONM_NODE_PEERS: JSON.stringify(Object.fromEntries(peers)),
      SONM_NODE_PORT: String(ports[index]),
      ...environment,
    };
    return stage.node(folder.path, settings, SIGNERS[index], `node${index}`);
  };
  /** Catching up never comes, so that only pushes can tell. */
  const pushOnly = { SONM_NODE_RELAY_RECHECK_SECONDS: "100000" };
  const arrive = (url: string, ids: readonly string[]) =>
    waitFor(
      "the orders",
      async () => (await shownBy(url)).toSorted().join() === [...ids].toSorted().join() || undefined,
      15,
    );
  const knowsPeers = (url: string) =>
    waitFor(
      "the signer set",
      async () => {
        const { body } = await get(`${url}/status`);
        return (body["signerSet"] as { setId: number }).setId > 0 || undefined;
      },
      10,
    );
  /** Something in the place of node 2. */
  const impostor = async (answer: (path: string) => unknown): Promise<{ readonly asked: string[] }> => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      request.resume();
      const body = answer(request.url ?? "");
      response
        .setHeader("content-type", "application/json")
        .end(typeof body === "string" ? body : JSON.stringify(body));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(ports[2], "127.0.0.1", resolve));
    expect((server.address() as AddressInfo).port).to.equal(ports[2]);
    return { asked };
  };

  it("push what was posted to one of them to the others, once", async () => {
    const rubbish = await impostor(() => ({ id: "0x" }));
    const [a, b] = [await start(0, pushOnly), await start(1, pushOnly)];
    await Promise.all([knowsPeers(a.url), knowsPeers(b.url)]);
    const bid = await stage.order("buyer");
    expect((await post(a.url, bid)).status).to.equal(201);
    await arrive(b.url, [bid.id]);
    expect((await post(b.url, bid)).status).to.equal(200);
    await new Promise((resolve) => setTimeout(resolve, 500));
    // Node 2 hears of it from both: from the one that it was posted to, and from the one that it was pushed to.
    expect(rubbish.asked.filter((line) => line === "POST /orders")).to.have.length(2);
  });

  it("take more from each other than a caller may post", async () => {
    const [a, b] = [await start(0, pushOnly), await start(1, { ...pushOnly, SONM_NODE_RELAY_POSTS_PER_MINUTE: "1" })];
    await Promise.all([knowsPeers(a.url), knowsPeers(b.url)]);
    const bids = [await stage.order("buyer"), await stage.order("buyer"), await stage.order("buyer")];
    for (const bid of bids) await post(a.url, bid);
    await arrive(
      b.url,
      bids.map(({ id }) => id),
    );
  });

  it("catch up with what they missed while they were down", async () => {
    const a = await start(0);
    const bids = await Promise.all(Array.from({ length: 45 }, () => stage.order("buyer")));
    for (const bid of bids) expect((await post(a.url, bid)).status).to.equal(201);
    const b = await start(1);
    await arrive(
      b.url,
      bids.map(({ id }) => id),
    );
    await stage.stopNode(b);
    const late = await stage.order("buyer");
    await post(a.url, late);
    const again = await start(1);
    await arrive(
      again.url,
      [...bids, late].map(({ id }) => id),
    );
  });

  it("check what others hand them, and take nothing that they would not take from anybody", async () => {
    const good = await stage.order("buyer");
    const forged = await signOrder(stage.wallet("supplier"), orderOf(localAccounts.buyer.address, good.fields));
    const bare = await stage.order("holder");
    const orders = [forged, bare, good].map((order) => ({ ...toRelayPost(order), id: good.id, receivedAt: 1 }));
    const rubbish = [null, 5, {}, { id: "x" }, { ...orders[2], order: { price: "1" } }];
    await impostor((path) => (path.startsWith("/orders?") ? { orders: [...rubbish, ...orders], next: null } : {}));
    const { url } = await start(0);
    await arrive(url, [good.id]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await shownBy(url)).to.deep.equal([good.id]);
  });

  it("go on when a peer answers nonsense, without end, or far too much", async () => {
    let page = 0;
    const answers: readonly ((path: string) => unknown)[] = [
      () => "no JSON",
      () => ({ orders: "none", next: 5 }),
      () => ({ orders: [], next: String((page += 1)) }),
      () => `{"orders":["${"x".repeat(10_000_000)}"],"next":null}`,
      () => [],
    ];
    let turn = 0;
    const peer = await impostor((path) => answers[(turn += 1) % answers.length]?.(path));
    const [a, b] = [await start(0), await start(1)];
    await Promise.all([knowsPeers(a.url), knowsPeers(b.url)]);
    await waitFor("the nonsense", async () => (peer.asked.length > 20 ? true : undefined), 20);
    const bid = await stage.order("buyer");
    expect((await post(a.url, bid)).status).to.equal(201);
    await arrive(b.url, [bid.id]);
  });

  it("believe nobody who says to be a node and is none", async () => {
    const { url } = await start(0, { ...pushOnly, SONM_NODE_RELAY_POSTS_PER_MINUTE: "1" });
    await knowsPeers(url);
    const outcomes: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const bid = await stage.order("buyer");
      const header = await stage.wallet("holder").signMessage(bid.id);
      const response = await fetch(`${url}/orders`, {
        method: "POST",
        body: JSON.stringify(toRelayPost(bid)),
        headers: { "content-type": "application/json", "sonm-node": header.slice(0, 130) },
      });
      outcomes.push(response.status);
    }
    expect(outcomes).to.deep.equal([201, 429, 429]);
  });
});
