import { expect } from "chai";
import { Wallet } from "ethers";
import fastify, { type FastifyInstance } from "fastify";

import { NodeClient } from "../../src/agent/NodeClient.ts";
import { Prober } from "../../src/agent/Prober.ts";
import type { AgentMessage } from "../../src/http/AgentMessage.ts";
import { sleep } from "../../src/lib/sleep.ts";
import type { Performers } from "../../src/modules/Performer.ts";
import { addressOf, DOMAIN } from "../helpers/agreement.ts";
import { silentLog } from "../helpers/silentLog.ts";

const WORKER = new Wallet(`0x${"22".repeat(32)}`);
const STEP_MS = 2_500;

describe("Prober", function () {
  this.timeout(20_000);

  const servers: FastifyInstance[] = [];
  const abort = new AbortController();
  after(async () => {
    abort.abort();
    await Promise.all(servers.map((server) => server.close()));
  });

  /** A node that answers polls so, and keeps what agents sent it. */
  const nodeOf = async (number: number, step: object | null) => {
    const polls: boolean[] = [];
    const server = fastify();
    servers.push(server);
    server.post<{ Body: AgentMessage }>("/agents/poll", ({ body }) => {
      const { ready } = body.body as { ready: boolean };
      polls.push(ready);
      return Promise.resolve({ step: ready ? step : null, nextPollMs: 200 });
    });
    server.post("/agents/answer", () => Promise.resolve({ step: null, nextPollMs: 60_000 }));
    const url = await server.listen({ host: "127.0.0.1", port: 0 });
    return { polls, client: new NodeClient({ signer: addressOf(number), url }, WORKER, DOMAIN, 5_000) };
  };

  it("reports to the other nodes while one measures it, and lets none of them measure it meanwhile", async () => {
    const first = await nodeOf(1, { id: "1", kind: "cpu", params: {}, deadlineMs: 10_000 });
    const second = await nodeOf(2, null);
    let busy = true;
    const prober = new Prober({
      nodes: () => [first.client, second.client],
      performers: {
        cpu: async () => {
          await sleep(STEP_MS);
          expect(second.polls.length).to.be.greaterThan(3);
          expect(second.polls).not.to.include(true);
          busy = false;
          return 1;
        },
      } as unknown as Performers,
      ready: () => true,
      log: silentLog,
      signal: abort.signal,
      onRound: () => undefined,
    });
    const running = prober.run();
    await sleep(STEP_MS + 1_000);
    expect(busy).to.equal(false);
    expect(second.polls.at(-1), "free again").to.equal(true);
    abort.abort();
    await running;
  });
});
