import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { expect } from "chai";
import { toQuantity } from "ethers";
import { z } from "zod";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import type { GraphNode } from "../../../scripts/lib/graph/GraphNode.ts";
import { queryGraph } from "../../../scripts/lib/graph/queryGraph.ts";
import { startGraphNode } from "../../../scripts/lib/graph/startGraphNode.ts";
import { freePorts } from "../../../scripts/lib/local/freePorts.ts";
import { callCli } from "../helpers/callCli.ts";
import { CliUser, hash } from "../helpers/CliUser.ts";
import { TestChain } from "../helpers/TestChain.ts";
import { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { waitFor } from "./waitFor.ts";

const { buyer, worker } = localAccounts;

/** Blocks that the chain is longer than all that happened on it. */
const QUIET = 300;

/** Most blocks whose logs the narrow endpoint gives at once. */
const NARROW = 60;

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly refused: boolean;
}

/** An endpoint before the chain's own that says which logs it was asked for, and refuses many blocks at once where it shall. */
class Endpoint {
  most = Infinity;
  readonly asked: Asked[] = [];
  readonly #server: Server;

  constructor(readonly behind: () => string) {
    this.#server = createServer((request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const body = JSON.parse(Buffer.concat(chunks).toString()) as object | object[];
        const answers = await Promise.all([body].flat().map((one) => this.#answer(one)));
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify(Array.isArray(body) ? answers : answers[0]));
      })();
    });
  }

  async start(): Promise<void> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The first block of which logs were asked for since the last time. */
  earliest(): number {
    return Math.min(...this.asked.splice(0).map(({ from }) => from));
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: { id?: unknown; method?: string; params?: unknown[] }): Promise<unknown> {
    if (request.method === "eth_getLogs") {
      const { fromBlock, toBlock } = request.params?.[0] as { fromBlock: string; toBlock: string };
      const [from, to] = [Number(fromBlock), Number(toBlock)];
      const refused = to - from + 1 > this.most;
      this.asked.push({ from, to, refused });
      if (refused) return { jsonrpc: "2.0", id: request.id, error: { code: -32_005, message: "too many blocks" } };
    }
    const answer = await fetch(this.behind(), {
      method: "POST",
      body: JSON.stringify(request),
      headers: { "content-type": "application/json" },
    });
    return answer.json();
  }
}

const offers = z.object({ offers: z.array(z.object({ id: hash, attested: z.object({ measuredAt: z.int() }) })) });
const found = z.object({
  baskets: z.array(z.object({ offers: z.array(z.object({ id: hash, attestation: z.object({}).loose() })) })),
});

describe("offers out of the index", function () {
  this.timeout(300_000);

  let network: NetworkUnderTest;
  let graph: GraphNode;
  /** Number of the newest block once nothing happens any more. */
  let head: number;
  const endpoint = new Endpoint(() => network.rpcUrl);
  const user = new CliUser({ SONM_KEY: buyer.privateKey }, () => endpoint.url);
  const indexed = (): string[] => ["--index", graph.graphqlUrl];

  before(async () => {
    network = await NetworkUnderTest.start({ staleAfter: 7_200n });
    await endpoint.start();
    const ports = await freePorts();
    const [started] = await Promise.all([
      startGraphNode({
        rpcUrl: network.rpcUrl,
        network: { ...networkOf(LOCAL_CHAIN_ID), contracts: network.contracts },
        ...{ httpPort: ports.graphql, postgresPort: ports.postgres, adminPort: ports.graphAdmin },
        ...{ indexPort: ports.graphIndexNode, metricsPort: ports.graphMetrics, ipfsPort: ports.ipfs },
      }),
      network.startNode(0),
      network.startNode(1),
      network.startAgent(),
    ]);
    graph = started;
    await waitFor(
      "an ask of an attested machine",
      async () =>
        (await user.told(offers, "market", "--index", "none")).offers.find(({ attested }) => attested.measuredAt > 0),
      120,
    );
    // From here on nothing happens, for longer than an endpoint is asked about at once.
    await network.stopAgent();
    await Promise.all([network.stopNode(0), network.stopNode(1)]);
    await network.provider.send("anvil_mine", [toQuantity(QUIET), "0x1"]);
    head = await network.provider.getBlockNumber();
    const block = async () =>
      (await queryGraph<{ _meta: { block: { number: number } } }>(graph.graphqlUrl, "{ _meta { block { number } } }"))
        ._meta.block.number;
    await waitFor("the index", async () => ((await block()) >= head ? true : undefined), 60);
    endpoint.earliest();
  });
  after(async () => {
    endpoint.stop();
    await graph?.stop();
    await network?.stop();
  });

  it("are those that the chain's events tell, and almost no events are read", async () => {
    const read = await user.told(offers, "market", "--hours", "1", "--index", "none");
    expect(endpoint.earliest()).to.equal(0);
    const asked = await user.told(offers, "market", "--hours", "1", ...indexed());
    expect(endpoint.earliest()).to.be.at.least(head);
    expect(asked).to.deep.equal(read);
    expect(asked.offers[0]?.attested.measuredAt).to.be.greaterThan(0);
    const none = await user.told(offers, "market", "--max-price", "0.000001", ...indexed());
    expect(none.offers).to.deep.equal([]);
    expect((await user.told(offers, "market", "--min", "gpu-count=100", ...indexed())).offers).to.deep.equal([]);
  });

  it("are chosen from with what the chain attests, found by the transaction that the index names", async () => {
    const read = await user.told(found, "find", "--cores", "1", "--hours", "1", "--index", "none");
    endpoint.earliest();
    const asked = await user.told(found, "find", "--cores", "1", "--hours", "1", ...indexed());
    expect(endpoint.asked.filter(({ to }) => to < head - QUIET / 2).length).to.equal(0);
    expect(asked.baskets.map((one) => one.offers)).to.deep.equal(read.baskets.map((one) => one.offers));
    expect(asked.baskets.length).to.be.greaterThan(0);
  });

  it("are read from an endpoint in as few blocks at a time as it gives", async () => {
    const wide = await user.told(offers, "market", "--index", "none");
    endpoint.asked.splice(0);
    endpoint.most = NARROW;
    const narrow = await user.told(offers, "market", "--index", "none", "--node", "http://127.0.0.1:9");
    endpoint.most = Infinity;
    expect(narrow).to.deep.equal(wide);
    const [refused, given] = [true, false].map((was) => endpoint.asked.filter((one) => one.refused === was));
    expect(refused?.length).to.be.within(1, 6);
    expect(given?.length).to.be.at.least(Math.floor(QUIET / NARROW));
  });

  it("are not taken from an index of another chain", async () => {
    const other = await TestChain.start();
    try {
      await other.deploy();
      await other.rpc("anvil_mine", toQuantity(2 * head));
      const run = (...flags: string[]) => callCli(["market", "--rpc-url", other.url, ...indexed(), ...flags]);
      const { code, result, errors } = await run();
      expect([code, result]).to.deep.equal([0, "There is no such offer now.\n"]);
      expect(errors).to.contain("it follows another chain): the chain's events are read instead.");
    } finally {
      await other.stop();
    }
  });

  it("are rented, with the attestation that the chain has", async () => {
    const { snm, market } = network.as("buyer");
    await (await snm.approve(await market.getAddress(), 10n ** 20n)).wait();
    await (await market.depositFor(buyer.address, 10n ** 20n)).wait();
    const { deal } = await user.told(z.object({ deal: hash }), "buy", "best", "--hours", "1", ...indexed());
    const [event] = await market.queryFilter(market.filters.DealOpened());
    expect([event?.args.id, event?.args.supplier]).to.deep.equal([deal, worker.address]);
  });
});
