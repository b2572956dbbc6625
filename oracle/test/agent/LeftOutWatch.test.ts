import { expect } from "chai";
import fastify, { type FastifyInstance } from "fastify";

import type { MachineAnswer, MachineLeftOut } from "@sonm/protocol/machine.ts";

import { LeftOutWatch } from "../../src/agent/LeftOutWatch.ts";
import { machineRoutes } from "../../src/node/routes/machineRoutes.ts";
import { addressOf } from "../helpers/agreement.ts";
import { silentLog } from "../helpers/silentLog.ts";

const WORKER = addressOf(0xaa);
const [ONE, TWO, DEAD] = [addressOf(1), addressOf(2), addressOf(3)];

const LEFT_OUT: MachineLeftOut = {
  sequence: 7,
  epoch: 9,
  nodes: 3,
  benchmarks: [{ benchmark: 0, kind: "few", by: [ONE] }],
  repeat: "soon",
  notBefore: 1_700_000_000,
};

describe("LeftOutWatch", () => {
  const servers: FastifyInstance[] = [];
  const abort = new AbortController();
  let told: Map<string, MachineLeftOut | null>;
  let warned: unknown[];
  let watch: LeftOutWatch;
  beforeEach(async () => {
    told = new Map([
      [ONE, LEFT_OUT],
      [TWO, null],
    ]);
    warned = [];
    const urls = await Promise.all([ONE, TWO].map(async (node) => ({ signer: node, url: await serve(node) })));
    watch = new LeftOutWatch({
      worker: WORKER,
      nodes: () => [...urls, { signer: DEAD, url: "http://127.0.0.1:9" }],
      timeoutMs: 2_000,
      log: { ...silentLog, warn: (fields: unknown) => void warned.push(fields) },
      signal: abort.signal,
    });
  });
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  /** What a node answers of the machine, as it serves it. */
  const serve = (node: `0x${string}`): Promise<string> => {
    const server = fastify();
    servers.push(server);
    const nothing = { node, heardAt: null, measured: null, nextKnown: null, rounds: [], inReport: null, leaves: [] };
    const answer = (): MachineAnswer => ({ worker: WORKER, ...nothing, reasons: [], leftOut: told.get(node) ?? null });
    machineRoutes(server, { of: () => Promise.resolve(answer()) });
    return server.listen({ host: "127.0.0.1", port: 0 });
  };

  it("keeps what each node that answers says was left out, in words", async () => {
    expect(watch.view).to.deep.equal([]);
    await watch.tick();
    expect(watch.view).to.have.length(1);
    const [said] = watch.view;
    expect(said).to.deep.include({ node: ONE, sequence: 7, epoch: 9 });
    expect(said?.why).to.deep.equal(['Only 1 of 3 masternodes measured "CPU, all cores".']);
    expect(said?.next).to.contain("not before 2023-11-14T22:13:20Z");
    told.set(ONE, null);
    await watch.tick();
    expect(watch.view, "once it was agreed on").to.deep.equal([]);
  });

  it("warns once of each reason, whoever says it, and again where it comes back", async () => {
    told.set(TWO, { ...LEFT_OUT, repeat: "others", notBefore: null });
    await watch.tick();
    await watch.tick();
    expect(warned).to.have.length(1);
    told.set(TWO, { ...LEFT_OUT, benchmarks: [{ benchmark: 3, kind: "differ", by: [ONE, TWO] }] });
    await watch.tick();
    expect(warned).to.have.length(2);
    expect((warned[1] as { why: string[] }).why[0]).to.contain('measured "Memory"');
    told = new Map();
    await watch.tick();
    told.set(ONE, LEFT_OUT);
    await watch.tick();
    expect(warned).to.have.length(3);
  });
});
