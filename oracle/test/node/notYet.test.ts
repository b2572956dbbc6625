import { expect } from "chai";
import fastify, { type FastifyInstance } from "fastify";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { Wallet } from "ethers";

import { NodeClient } from "../../src/agent/NodeClient.ts";
import { fetchBalances } from "../../src/balances/fetchBalances.ts";
import { fetchDuty } from "../../src/duties/fetchDuty.ts";
import { FetchProblem } from "../../src/http/fetchJson.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { classRoutes } from "../../src/node/routes/classRoutes.ts";
import { dutyRoutes } from "../../src/node/routes/dutyRoutes.ts";
import { publicRoutes } from "../../src/node/routes/publicRoutes.ts";
import { rewardRoutes } from "../../src/node/routes/rewardRoutes.ts";
import { fetchRewards } from "../../src/rewards/fetchRewards.ts";

const ADDRESS = lowerHex(localAccounts.worker.address);
const nothing = (): undefined => undefined;

describe("What no report proves yet", () => {
  let server: FastifyInstance;
  let url: string;
  before(async () => {
    server = fastify();
    const archive = { dataOf: nothing, observationsOf: nothing, proofOf: nothing };
    publicRoutes(server, archive, () => ({}));
    dutyRoutes(server, { dutyOf: nothing });
    rewardRoutes(server, { rewardsOf: nothing });
    classRoutes(server, { balances: nothing });
    url = await server.listen({ host: "127.0.0.1", port: 0 });
  });
  after(() => server.close());

  for (const path of [`duties/${ADDRESS}`, `rewards/${ADDRESS}`, `proofs/${ADDRESS}`, "classes"]) {
    it(`is null at /${path.split("/")[0]}, and no error: a browser would print one`, async () => {
      const response = await fetch(`${url}/${path}`);
      expect(response.status).to.equal(200);
      expect(response.headers.get("content-type")).to.contain("application/json");
      expect(await response.json()).to.equal(null);
    });
  }

  for (const kind of ["duties", "rewards", "proofs"]) {
    it(`stays an error at /${kind} where the question is malformed`, async () => {
      expect((await fetch(`${url}/${kind}/0x12`)).status).to.equal(400);
    });
  }

  it("stays unknown where a report is asked for by its epoch", async () => {
    expect((await fetch(`${url}/reports/5`)).status).to.equal(404);
    expect((await fetch(`${url}/reports/5/observations`)).status).to.equal(404);
  });

  it("is told by the fetchers of the command line in a sentence", async () => {
    const refusals = [fetchDuty(url, ADDRESS, 1_000), fetchRewards(url, ADDRESS, 1_000), fetchBalances(url, 1_000)].map(
      (asked) =>
        asked.then(
          () => undefined,
          (error: unknown) => error,
        ),
    );
    for (const error of await Promise.all(refusals))
      expect(error).to.be.an.instanceOf(FetchProblem).and.include({ code: "unattested" });
  });

  it("is no proof for an agent", async () => {
    const worker = new Wallet(localAccounts.worker.privateKey);
    const domain = { chainId: LOCAL_CHAIN_ID, reports: ADDRESS };
    const client = new NodeClient({ signer: ADDRESS, url }, worker, domain, 1_000);
    expect(await client.proof(AbortSignal.timeout(1_000))).to.equal(undefined);
  });
});
