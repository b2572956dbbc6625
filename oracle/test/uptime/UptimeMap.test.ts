import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";
import fastify, { type FastifyInstance } from "fastify";

import type { UptimeGrid } from "@sonm/protocol/uptimeGrid.ts";

import { HttpProblem } from "../../src/http/HttpProblem.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { uptimeMapRoutes } from "../../src/node/routes/uptimeMapRoutes.ts";
import { UptimeMap } from "../../src/node/uptime/UptimeMap.ts";
import { spreadCounts } from "../../src/node/uptime/spreadCounts.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ReportStore } from "../../src/store/ReportStore.ts";
import { UptimeStore } from "../../src/store/UptimeStore.ts";
import { addressOf } from "../helpers/agreement.ts";

const WINDOW = { from: 600, to: 1_200, step: 200 };
const hash = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;

describe("spreadCounts", () => {
  it("says of each bucket how much of it was online, and of how much it is known", () => {
    const counts = [
      { asOf: 600, online: 50 },
      { asOf: 800, online: 250 },
      { asOf: 900, online: 250 },
      { asOf: 1_000, online: 300 },
      { asOf: 1_100, online: 400 },
    ];
    expect(spreadCounts(counts, WINDOW)).to.deep.equal([
      [200, 200],
      [200, 50],
      [100, 100],
    ]);
  });

  it("spreads evenly what counts further apart than a bucket say, and cuts off what is outside", () => {
    const counts = [
      { asOf: 0, online: 0 },
      { asOf: 2_000, online: 1_000 },
    ];
    expect(spreadCounts(counts, WINDOW)).to.deep.equal([
      [200, 100],
      [200, 100],
      [200, 100],
    ]);
  });

  it("keeps what was always online at its full share, whatever the lengths", () => {
    const counts = [601, 677, 730, 991, 1_013, 1_200].map((asOf) => ({ asOf, online: asOf - 601 }));
    for (const cell of spreadCounts(counts, { from: 600, to: 1_200, step: 60 })) expect(cell?.[1]).to.equal(cell?.[0]);
  });

  it("knows nothing by one count, by none, or by two of one time", () => {
    for (const counts of [[], [{ asOf: 700, online: 5 }], [700, 700].map((asOf) => ({ asOf, online: 5 }))])
      expect(spreadCounts(counts, WINDOW)).to.deep.equal([null, null, null]);
  });
});

describe("GET /uptimes", () => {
  let database: DatabaseSync;
  let reports: ReportStore;
  let uptimes: UptimeStore;
  let server: FastifyInstance;
  let now = 0;

  const accept = (sequence: number, counts: Readonly<Record<number, number>>): void => {
    const report = { sequence, block: sequence, epoch: BigInt(sequence), setId: 1, rate: 1n };
    reports.accept({ ...report, root: hash(1_000 + sequence), dataHash: hash(sequence) });
    reports.saveData(hash(sequence), "{}", []);
    const told = Object.entries(counts).map(([machine, online]) => ({ worker: addressOf(Number(machine)), online }));
    uptimes.add(sequence, sequence * 100, told);
  };

  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    reports = new ReportStore(database);
    uptimes = new UptimeStore(database);
    now = 0;
    server = fastify();
    server.setErrorHandler((error, _request, reply) =>
      reply.status(error instanceof HttpProblem ? error.status : 500).send({ message: String(error) }),
    );
    uptimeMapRoutes(server, new UptimeMap(uptimes, () => now));
  });
  afterEach(async () => {
    await server.close();
    database.close();
  });

  const ask = async (query: string): Promise<UptimeGrid> => {
    const response = await server.inject(`/uptimes?${query}`);
    expect(response.statusCode, response.body).to.equal(200);
    return response.json();
  };
  const cellsOf = (grid: UptimeGrid, machine: number) =>
    grid.machines.find(({ worker }) => worker === addressOf(machine))?.cells;

  it("tells of every machine that reports of the span attest, by the counts around it", async () => {
    for (let at = 1; at <= 14; at += 1) {
      const both = { 1: at * 100, 2: Math.min(at, 7) * 100 };
      accept(at, at < 5 ? { ...both, 3: 1 } : both);
    }
    const grid = await ask("from=550&to=1150&step=200");
    expect(cellsOf(grid, 1)).to.deep.equal([200, 200, 200].map((length) => [length, length]));
    expect(cellsOf(grid, 2)).to.deep.equal([
      [200, 150],
      [200, 0],
      [200, 0],
    ]);
    expect(cellsOf(grid, 3), "not heard of for long").to.equal(undefined);
    expect(grid.next).to.equal(null);
  });

  it("does not count what a void report attests", async () => {
    for (const at of [6, 7, 8]) accept(at, { 1: at === 7 ? 600 : at * 100 });
    reports.makeVoid(7, 9);
    expect(cellsOf(await ask("from=600&to=800&step=100"), 1)).to.deep.equal([
      [100, 100],
      [100, 100],
    ]);
  });

  it("gives machines page by page, each once", async () => {
    for (const at of [6, 7]) accept(at, { 1: at, 2: at, 3: at, 4: at, 5: at });
    const seen: string[] = [];
    for (let after = ""; ;) {
      const { machines, next } = await ask(`from=600&to=700&step=100&first=2${after}`);
      expect(machines.length).to.be.at.most(2);
      seen.push(...machines.map(({ worker }) => worker));
      if (next === null) break;
      after = `&after=${next}`;
    }
    expect(seen).to.deep.equal([1, 2, 3, 4, 5].map((machine) => addressOf(machine)));
  });

  it("answers again what it answered seconds ago, and then anew", async () => {
    accept(6, { 1: 600 });
    const query = "from=600&to=700&step=100";
    expect(cellsOf(await ask(query), 1)).to.deep.equal([null]);
    accept(7, { 1: 700 });
    now = 14_999;
    expect(cellsOf(await ask(query), 1)).to.deep.equal([null]);
    now = 15_000;
    expect(cellsOf(await ask(query), 1)).to.deep.equal([[100, 100]]);
  });

  it("answers the largest grid of a node with many machines quickly", async () => {
    for (let at = 1; at <= 200; at += 1)
      accept(at, Object.fromEntries(Array.from({ length: 250 }, (_, machine) => [machine + 1, at * 100])));
    const began = performance.now();
    const { machines, next } = await ask("from=100&to=20100&step=100");
    expect(machines).to.have.length(100);
    expect(next).to.not.equal(null);
    expect(performance.now() - began, "milliseconds").to.be.below(2_000);
  }).timeout(30_000);

  for (const [what, query] of [
    ["no end", "from=600&step=100"],
    ["an upside-down span", "from=700&to=600&step=100"],
    ["a step that does not fit", "from=600&to=700&step=70"],
    ["a step too short", "from=600&to=700&step=50"],
    ["too many buckets", "from=0&to=12060&step=60"],
    ["too many machines", "from=600&to=700&step=100&first=101"],
    ["no machines", "from=600&to=700&step=100&first=0"],
    ["a page behind no address", "from=600&to=700&step=100&after=0x12"],
    ["what it does not know", "from=600&to=700&step=100&worker=1"],
  ] as const)
    it(`refuses ${what}`, async () => {
      expect((await server.inject(`/uptimes?${query}`)).statusCode).to.equal(400);
    });
});
