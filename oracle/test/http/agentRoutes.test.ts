import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { Wallet } from "ethers";
import type { FastifyInstance } from "fastify";
import { Registry } from "prom-client";

import { NodeClient } from "../../src/agent/NodeClient.ts";
import { Prober } from "../../src/agent/Prober.ts";
import { ChainClock } from "../../src/chain/ChainClock.ts";
import { AgentGate } from "../../src/http/AgentGate.ts";
import { createServer } from "../../src/http/createServer.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { ComputePool } from "../../src/modules/ComputePool.ts";
import { createPerformers } from "../../src/modules/createPerformers.ts";
import { LANE_BYTES } from "../../src/modules/lanes.ts";
import { measureMachine } from "../../src/modules/measureMachine.ts";
import { secureRandom } from "../../src/modules/Random.ts";
import { agentRoutes } from "../../src/node/routes/agentRoutes.ts";
import { MeasurementRounds } from "../../src/node/MeasurementRounds.ts";
import { SilenceWatch } from "../../src/node/uptime/SilenceWatch.ts";
import { MeasurementStore } from "../../src/store/MeasurementStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { OutageStore } from "../../src/store/OutageStore.ts";
import { addressOf, DOMAIN } from "../helpers/agreement.ts";
import { LONERS, NO_REPEATS } from "../helpers/loners.ts";
import { noCards } from "../helpers/noCards.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { softwareCards } from "../helpers/softwareGpu.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const NODE = addressOf(1);
const WORKER = new Wallet(`0x${"22".repeat(32)}`);
const WEEK = 7 * 86_400;

const CHALLENGES = {
  cpuSpanMs: 60,
  cpuSamples: 2,
  memoryBytes: LANE_BYTES,
  memoryFactor: 1_000_000,
  memoryPasses: 2,
  diskBytes: LANE_BYTES,
  diskFactor: 1_000_000,
  networkMaxBytes: 4 * 1024 * 1024,
  networkSpanMs: 20,
  gpuFraction: 1,
  gpuPasses: 4,
  keepSpanMs: 1,
  keepReadMs: 2_000,
  answerGraceMs: 5_000,
};

describe("an agent and a node over HTTP", function () {
  this.timeout(30_000);

  const folder = temporaryFolder();
  let pool: ComputePool;
  let server: FastifyInstance;
  let rounds: MeasurementRounds;
  let store: MeasurementStore;
  let url: string;
  let skew = 0;
  let master: Hex | undefined;
  let ends: string[];
  let abort: AbortController;

  before(() => {
    pool = new ComputePool(2);
  });
  after(() => pool.stop());

  beforeEach(async () => {
    skew = 0;
    master = undefined;
    ends = [];
    abort = new AbortController();
    const clock = new ChainClock();
    clock.see({ number: 1, timestamp: 1_700_000_000 });
    const database = openDatabase(join(folder.path, "node.db"), NODE_TABLES);
    store = new MeasurementStore(database);
    const watch = new SilenceWatch({ store: new OutageStore(database), clock, toleratedSeconds: 60 });
    rounds = new MeasurementRounds({
      settings: {
        ...{ remeasureSeconds: WEEK, retrySeconds: 1, goneAfterSeconds: 86_400 },
        ...{ maxWorkers: 10, maxRounds: 2, slotMachines: 4, heartbeatMs: 100 },
      },
      store,
      clock,
      roster: { ...LONERS, masterOf: (worker) => master ?? worker },
      repeats: NO_REPEATS,
      watch,
      log: silentLog,
      start: () => measureMachine(CHALLENGES, secureRandom),
      onEnd: (_worker, { outcome }) => ends.push(outcome),
    });
    server = createServer({ log: silentLog, metrics: new Registry(), health: () => ({ ok: true }) });
    agentRoutes(server, new AgentGate([NODE], DOMAIN, () => Date.now() + skew), rounds);
    url = await server.listen({ host: "127.0.0.1", port: 0 });
  });
  afterEach(async () => {
    abort.abort();
    rounds.stop();
    await server.close();
  });

  const clientOf = (wallet = WORKER): NodeClient => new NodeClient({ signer: NODE, url }, wallet, DOMAIN, 5_000);
  const proberOf = (
    node: NodeClient,
    machine = { pool, path: folder.path, cards: noCards() },
    onRound = () => abort.abort(),
  ): Prober =>
    new Prober({
      nodes: () => [node],
      performers: {
        ...createPerformers({
          pool: machine.pool,
          folder: machine.path,
          cards: machine.cards,
          maxBytes: 1 << 30,
          signal: abort.signal,
        }),
        // The pool has two threads, whatever this machine has.
        inventory: () =>
          Promise.resolve({
            ...{ architecture: 1, link: 1, physicalCores: 2, logicalCores: 2, clockMHz: 2_000, softwareVersion: 256 },
            ...{ memoryBytes: "16000000000", diskBytes: String(1n << 50n), cpuModel: "Model" },
          }),
      },
      ready: () => true,
      log: silentLog,
      signal: abort.signal,
      onRound,
    });

  it("measures the machine, network and graphics card included", async () => {
    await proberOf(clientOf(), { pool, path: folder.path, cards: softwareCards(1024 * 1024) }).run();
    expect(ends).to.deep.equal(["measured"]);
    const [machine] = store.list(0, 0);
    expect(machine?.worker).to.equal(lowerHex(WORKER.address));
    const [multi = 0n, single = 0n, cores, memory, storage = 0n, download = 0n, upload = 0n, cards] =
      machine?.benchmarks ?? [];
    expect(multi > 0n && single > 0n && storage > 0n).to.equal(true);
    expect(download > 1_000_000n && upload > 1_000_000n, `${download} ${upload}`).to.equal(true);
    expect([cores, memory, cards]).to.deep.equal([2n, 16_000_000_000n, 1n]);
  });

  it("measures two machines of one master in the same slot", async () => {
    master = addressOf(0x11);
    const clients = [WORKER, new Wallet(`0x${"33".repeat(32)}`)].map((wallet) => clientOf(wallet));
    await Promise.all(clients.map((client) => client.poll(false, abort.signal)));
    let left = clients.length;
    const onRound = (): void => {
      left -= 1;
      if (left === 0) abort.abort();
    };
    const machines = clients.map((client, index) => {
      const path = join(folder.path, `machine${index}`);
      mkdirSync(path);
      return { client, path, cards: noCards(), pool: new ComputePool(2) };
    });
    await Promise.all(machines.map(({ client, ...machine }) => proberOf(client, machine, onRound).run()));
    await Promise.all(machines.map((machine) => machine.pool.stop()));
    expect(ends).to.deep.equal(["measured", "measured"]);
    expect(store.list(0, 0)).to.have.length(2);
  });

  it("speaks with a node whose clock is an hour ahead", async () => {
    skew = 3_600_000;
    const instruction = await clientOf().poll(true, abort.signal);
    expect(instruction.step?.kind).to.equal("inventory");
  });

  it("answers forged, replayed and misdirected messages with 401 and the reason", async () => {
    const sent: string[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      if (typeof init?.body === "string") sent.push(init.body);
      return real(input, init);
    };
    try {
      await clientOf().poll(false, abort.signal);
    } finally {
      globalThis.fetch = real;
    }
    const post = async (body: string, path = "/agents/poll"): Promise<string> => {
      const response = await fetch(`${url}${path}`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json" },
      });
      const { error } = (await response.json()) as { error: string };
      return `${response.status} ${error}`;
    };
    const [message = ""] = sent;
    expect(await post(message)).to.equal("401 replay");
    expect(await post(message, "/agents/answer")).to.equal("401 signature");
    expect(await post(message.replace('"ready":false', '"ready":true'))).to.equal("401 signature");
    expect(await post(message.replace(NODE, addressOf(2)))).to.equal("401 node");
    expect(await post("{}")).to.equal("400 malformed");
    expect(await post("{")).to.equal("400 malformed");
    expect(await post(JSON.stringify({ more: "x".repeat(100_000) }))).to.equal("413 malformed");
  });

  it("gives a transfer to nobody who does not know its step", async () => {
    expect((await fetch(`${url}/agents/transfers/${"00".repeat(32)}`)).status).to.equal(404);
  });

  it("does not attest an upload of other bytes", async () => {
    const client = clientOf();
    let instruction = await client.poll(true, abort.signal);
    const performers = createPerformers({
      pool,
      folder: folder.path,
      cards: noCards(),
      maxBytes: 1 << 30,
      signal: abort.signal,
    });
    while (instruction.step !== null && instruction.step.kind !== "network.upload") {
      const { step } = instruction;
      const answer = await performers[step.kind](step.params, client.transferUrl(step.id));
      const seen = step.kind === "inventory" ? { ...(answer as object), logicalCores: 2 } : answer;
      instruction = await client.answer(step.id, seen, abort.signal);
    }
    const target = client.transferUrl(instruction.step?.id ?? "");
    const headers = { "content-type": "application/octet-stream" };
    const response = await fetch(target, { method: "POST", body: new Uint8Array(256 * 1024), headers });
    expect(response.status).to.equal(422);
    expect((await fetch(target, { method: "POST", body: new Uint8Array(4), headers })).status).to.equal(404);
    const refused = await client.answer(instruction.step?.id ?? "", { refused: "no" }, abort.signal);
    expect(refused.step).to.equal(null);
    expect(store.list(0, 0)[0]?.benchmarks[6]).to.equal(0n);
    expect(ends).to.deep.equal(["partial"]);
  });
});
