import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rm, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { expect } from "chai";

import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import type { GraphNode } from "../../scripts/lib/graph/GraphNode.ts";
import type { GraphNodeOptions } from "../../scripts/lib/graph/GraphNodeOptions.ts";
import { queryGraph } from "../../scripts/lib/graph/queryGraph.ts";
import { startGraphNode } from "../../scripts/lib/graph/startGraphNode.ts";
import { ROOT } from "../../scripts/lib/root.ts";
import { freePorts } from "../../scripts/lib/local/freePorts.ts";
import { announce } from "./support/orders.ts";
import { world } from "./support/world.ts";

async function options(): Promise<GraphNodeOptions> {
  const ports = await freePorts();
  return {
    rpcUrl: world.chain.url,
    network: { ...networkOf(LOCAL_CHAIN_ID), contracts: world.addresses },
    httpPort: ports.graphql,
    postgresPort: ports.postgres,
    adminPort: ports.graphAdmin,
    indexPort: ports.graphIndexNode,
    metricsPort: ports.graphMetrics,
    ipfsPort: ports.ipfs,
  };
}

const messageOf = async (failing: Promise<unknown>): Promise<string> => {
  try {
    await failing;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return "nothing failed";
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const STATE = `{
  markets { orderCount dealCount totalPaid ledgerBalance escrow pendingFees activeAsks activeBids }
  oracles { reportCount rate totalStake attestationCount }
  orders(first: 1000, orderBy: id) { id status endedAt }
  deals(first: 1000, orderBy: id) { id number status totalPaid }
}`;

describe("graph-node", () => {
  it("answers the same after it was killed, and goes on", async () => {
    const { chain, node, query } = world;
    const author = await chain.wallet("author before the kill");
    await announce(author);
    const before = await query(STATE);
    node.process.kill("SIGKILL");
    expect(await node.ended).to.equal("SIGKILL");
    const late = await announce(author);
    await node.restart();
    const { order } = await query<{ order: { status: string } }>("query ($id: Bytes!) { order(id: $id) { status } }", {
      id: late.id,
    });
    expect(order.status).to.equal("ACTIVE");
    const block = (await chain.provider.getBlockNumber()) - 1;
    const past = STATE.replaceAll(/(markets|oracles) {/g, `$1(block: { number: ${block} }) {`).replaceAll(
      "first: 1000",
      `first: 1000, block: { number: ${block} }`,
    );
    expect(await query(past)).to.deep.equal(before);
  });

  it("forgets what a reorganisation of the chain undid", async () => {
    const { chain, query } = world;
    const author = await chain.wallet("author on a fork");
    const kept = await announce(author);
    await chain.pass(1);
    const undone = await announce(author);
    const look = () =>
      query<{ orders: { id: string }[]; account: { activeAsks: number } }>(
        `query ($author: String!, $id: Bytes!) {
          orders(where: { author: $author }) { id } account(id: $id) { activeAsks }
        }`,
        { author: author.address, id: author.address },
      );
    expect((await look()).account.activeAsks).to.equal(2);
    await chain.request("anvil_reorg", [1, []]);
    await chain.request("anvil_mine", ["0x2"]);
    for (const deadline = Date.now() + 15_000; Date.now() < deadline; await sleep(50)) {
      const { orders } = await look();
      if (!orders.some(({ id }) => id === undone.id)) break;
    }
    const { orders, account } = await look();
    expect(orders).to.deep.equal([{ id: kept.id }]);
    expect(account.activeAsks).to.equal(1);
  });

  it("shows a block within a second", async () => {
    const { chain, node } = world;
    const author = await chain.wallet("author with a watch");
    const times: number[] = [];
    for (let round = 0; round < 11; round++) {
      const { id } = await announce(author);
      const mined = performance.now();
      const shown = async (): Promise<boolean> => {
        const answer = await queryGraph<{ order: unknown }>(
          node.graphqlUrl,
          "query ($id: Bytes!) { order(id: $id) { id } }",
          { id },
        ).catch(() => ({ order: null }));
        return answer.order !== null;
      };
      while (!(await shown())) await sleep(5);
      times.push(performance.now() - mined);
    }
    const median = times.sort((one, other) => one - other)[5] ?? Infinity;
    console.log(`      mined to visible: median ${Math.round(median)} ms, longest ${Math.round(times.at(-1) ?? 0)} ms`);
    expect(median).to.be.lessThan(1_000);
  });

  it("has the indexes of the book and of the search", async () => {
    const client = await world.node.database();
    try {
      const { rows } = await client.query<{ name: string; valid: boolean }>(
        `SELECT relname AS name, indisvalid AS valid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
         JOIN public.deployment_schemas ON relnamespace = deployment_schemas.name::regnamespace
         WHERE relname LIKE 'sonm\\_%'`,
      );
      const wanted = await readFile(join(ROOT, "subgraph/indexes.sql"), "utf8");
      const names = [...wanted.matchAll(/INDEX CONCURRENTLY IF NOT EXISTS (sonm_\w+)/g)].map(([, name]) => name);
      expect(names.length).to.be.greaterThan(10);
      expect(rows.map(({ name }) => name)).to.include.members(names);
      expect(rows.every(({ valid }) => valid)).to.equal(true);
    } finally {
      await client.end();
    }
  });

  describe("of its own", () => {
    let folder: string;
    let node: GraphNode | undefined;
    let chosen: GraphNodeOptions;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "sonm-index-test-"));
      // Postgres runs as another user where the tests run as root
      await chmod(folder, 0o755);
      chosen = { ...(await options()), dataDir: folder };
      node = await startGraphNode(chosen);
    });

    after(async () => {
      await node?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    it("names a port that is taken", async () => {
      const message = await messageOf(startGraphNode(chosen));
      expect(message).to.match(/^GraphNodeError: Port \d+ \(GraphQL\) is taken; stop/);
      const other = { ...(await options()), postgresPort: chosen.postgresPort };
      expect(await messageOf(startGraphNode(other))).to.include(`Port ${chosen.postgresPort} (Postgres) is taken`);
    });

    it("says that its database is gone", async () => {
      const clusters = await readdir(folder);
      const cluster = join(folder, clusters[0] ?? "");
      const pid = Number((await readFile(join(cluster, "data/postmaster.pid"), "utf8")).split("\n")[0]);
      process.kill(pid, "SIGKILL");
      while (isAlive(pid)) await sleep(20);
      expect(await messageOf(node?.restart() ?? Promise.resolve())).to.match(
        /^GraphNodeError: Postgres ended \(SIGKILL\), and the index with it; stop the network/,
      );
      expect(existsSync(cluster)).to.equal(true);
      const gnd = node?.process.pid ?? 0;
      await node?.stop();
      expect(isAlive(gnd)).to.equal(false);
      expect(await readdir(folder)).to.deep.equal([]);
    });

    it("clears away what was left behind by one that was killed", async () => {
      const left = join(folder, "sonm-postgres-killed/data");
      await mkdir(left, { recursive: true });
      await writeFile(join(left, "postmaster.pid"), `${2 ** 22 + 1}\n`);
      node = await startGraphNode(chosen);
      const clusters = await readdir(folder);
      expect(clusters).to.have.length(1);
      expect(clusters).not.to.include("sonm-postgres-killed");
    });
  });

  it("says what this machine lacks", async () => {
    const base = await options();
    const noChain = `http://127.0.0.1:${base.metricsPort - 1}`;
    expect(await messageOf(startGraphNode({ ...base, rpcUrl: noChain }))).to.equal(
      `GraphNodeError: Nothing answers JSON-RPC at ${noChain}; start the chain before its index.`,
    );
    const withSetting = (name: string, value: string) =>
      messageOf(startGraphNode({ ...base, environment: { [name]: value } }));
    expect(await withSetting("SONM_GND", "/nowhere/gnd")).to.equal(
      "GraphNodeError: SONM_GND names /nowhere/gnd, which is not there; set it to the path of a gnd binary.",
    );
    expect(await withSetting("SONM_POSTGRES_BIN", "/nowhere/bin")).to.equal(
      "GraphNodeError: SONM_POSTGRES_BIN names /nowhere/bin, which lacks initdb or postgres; " +
        "set it to the bin folder of a Postgres.",
    );
  });
});
