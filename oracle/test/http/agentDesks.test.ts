import { expect } from "chai";
import { Wallet } from "ethers";
import type { FastifyInstance } from "fastify";
import { Registry } from "prom-client";

import { NO_FACTS } from "@sonm/protocol/hardware.ts";

import { NodeClient } from "../../src/agent/NodeClient.ts";
import { ChainClock } from "../../src/chain/ChainClock.ts";
import { AgentGate } from "../../src/http/AgentGate.ts";
import { createServer } from "../../src/http/createServer.ts";
import type { FetchProblem } from "../../src/http/fetchJson.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { measureMachine } from "../../src/modules/measureMachine.ts";
import { secureRandom } from "../../src/modules/Random.ts";
import { MaintenanceDesk } from "../../src/node/MaintenanceDesk.ts";
import { MeasurementRounds } from "../../src/node/MeasurementRounds.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { agentRoutes } from "../../src/node/routes/agentRoutes.ts";
import { maintenanceRoutes } from "../../src/node/routes/maintenanceRoutes.ts";
import { ReceiptDesk } from "../../src/node/uptime/ReceiptDesk.ts";
import { SilenceWatch } from "../../src/node/uptime/SilenceWatch.ts";
import { MaintenanceStore } from "../../src/store/MaintenanceStore.ts";
import { MeasurementStore } from "../../src/store/MeasurementStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { OutageStore } from "../../src/store/OutageStore.ts";
import { DOMAIN, observationOf, TIMES } from "../helpers/agreement.ts";
import { LONERS, NO_REPEATS } from "../helpers/loners.ts";
import { silentLog } from "../helpers/silentLog.ts";

const WORKER = new Wallet(`0x${"22".repeat(32)}`);
const STRANGER = new Wallet(`0x${"33".repeat(32)}`);
const SIGNER = new NodeSigner(new Wallet(`0x${"44".repeat(32)}`));
const START = 1_700_000_000;
const CHALLENGES = {
  ...{ cpuSpanMs: 60, cpuSamples: 2, memoryBytes: 1 << 20, diskBytes: 1 << 20, networkMaxBytes: 1 << 20 },
  ...{ networkSpanMs: 20, answerGraceMs: 5_000, memoryFactor: 2, memoryPasses: 2, diskFactor: 4 },
  ...{ gpuFraction: 1, gpuPasses: 2, keepSpanMs: 1, keepReadMs: 1_000 },
};

describe("receipts and maintenance over HTTP", () => {
  const worker = lowerHex(WORKER.address);
  const { signal } = new AbortController();
  let server: FastifyInstance;
  let rounds: MeasurementRounds;
  let clock: ChainClock;
  let url: string;
  let heartbeats: number;

  const see = (timestamp: number): void => clock.see({ number: timestamp, timestamp });
  beforeEach(async () => {
    heartbeats = 0;
    clock = new ChainClock();
    see(START);
    const database = openDatabase(":memory:", NODE_TABLES);
    const measurements = new MeasurementStore(database);
    measurements.save({ worker, measuredAt: START - 1_000, facts: NO_FACTS, gpus: [], benchmarks: [] });
    rounds = new MeasurementRounds({
      settings: {
        ...{ remeasureSeconds: 1, retrySeconds: 1, goneAfterSeconds: 86_400 },
        ...{ maxWorkers: 10, maxRounds: 2, slotMachines: 4, heartbeatMs: 100 },
      },
      store: measurements,
      clock,
      roster: LONERS,
      repeats: NO_REPEATS,
      watch: new SilenceWatch({ store: new OutageStore(database), clock, toleratedSeconds: 60 }),
      log: silentLog,
      start: () => measureMachine(CHALLENGES, secureRandom),
      onEnd: () => undefined,
    });
    const maintenance = new MaintenanceDesk({
      settings: { maintenanceNoticeSeconds: 10, maintenanceMaxSeconds: 100, maintenanceMaxWindows: 4 },
      store: new MaintenanceStore(database),
      measurements,
      clock,
    });
    const observation = { ...observationOf(1, []), signer: SIGNER.address, uptimes: [{ worker, online: 9 }] };
    const receipts = new ReceiptDesk({
      ...{ signer: SIGNER, domain: DOMAIN, times: () => TIMES, observed: () => observation },
    });
    server = createServer({ log: silentLog, metrics: new Registry(), health: () => ({ ok: true }) });
    agentRoutes(server, new AgentGate([SIGNER.address], DOMAIN), rounds, {
      receipts,
      maintenance,
      onHeartbeat: () => (heartbeats += 1),
    });
    maintenanceRoutes(server, maintenance);
    url = await server.listen({ host: "127.0.0.1", port: 0 });
  });
  afterEach(async () => {
    rounds.stop();
    await server.close();
  });

  const clientOf = (wallet: Wallet): NodeClient =>
    new NodeClient({ signer: SIGNER.address, url }, wallet, DOMAIN, 5_000);

  it("brings a receipt with the first heartbeat of an epoch alone, to the machine that it is for", async () => {
    const client = clientOf(WORKER);
    expect((await clientOf(STRANGER).poll(false, signal)).receipt).to.equal(undefined);
    expect((await client.poll(false, signal)).receipt).to.include({ worker, node: SIGNER.address, online: 9 });
    expect((await client.poll(false, signal)).receipt).to.equal(undefined);
  });

  it("counts heartbeats that a machine signed, and nothing else", async () => {
    await clientOf(WORKER).poll(false, signal);
    await clientOf(WORKER).poll(true, signal);
    expect((await fetch(`${url}/agents/poll`, { method: "POST", body: "{}" })).ok).to.equal(false);
    expect(heartbeats).to.equal(2);
  });

  it("begins no measurement in a window, which anybody can read, and does so again after it", async () => {
    const client = clientOf(WORKER);
    const window = { from: START + 12, to: START + 20 };
    expect(await client.announce([window], signal)).to.deep.equal({ windows: [window], refused: [] });
    const shown = await (await fetch(`${url}/maintenance/${WORKER.address}`)).json();
    expect(shown).to.deep.equal({ worker, windows: [{ ...window, announcedAt: START }] });
    see(START + 15);
    expect((await client.poll(true, signal)).step).to.equal(null);
    see(START + 20);
    expect((await client.poll(true, signal)).step?.kind).to.equal("inventory");
  });

  it("takes a plan from the machine's own key only, and a machine that it knows", async () => {
    const refused = await clientOf(STRANGER)
      .announce([{ from: START + 50, to: START + 60 }], signal)
      .catch((error: unknown) => error);
    expect((refused as FetchProblem).code).to.equal("unmeasured");
    expect((await fetch(`${url}/maintenance/me`)).status).to.equal(400);
  });
});
