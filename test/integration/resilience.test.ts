import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { expect } from "chai";
import { parseEther } from "ethers";

import { INDEX } from "../../scripts/lib/local/graphIndex.ts";
import { oracleName } from "../../scripts/lib/local/oracleNode.ts";
import { AGENT } from "../../scripts/lib/local/supplierAgent.ts";
import { Books } from "./helpers/Books.ts";
import { childOf } from "./helpers/childOf.ts";
import { indexAgrees } from "./helpers/indexAgrees.ts";
import { buy, idOf, newestAsk, type Purchase } from "./helpers/market.ts";
import { TestNetwork } from "./helpers/TestNetwork.ts";
import { waitFor } from "./helpers/waitFor.ts";

const DEPOSIT = parseEther("10");
/** Milliseconds of an epoch and of the time between two bills, within which each program does everything it does. */
const ROUND = 15_000;
/** Epochs without a report that a death may cost. */
const LOST_EPOCHS = 3n;

describe("a deal while its programs are killed", function () {
  this.timeout(300_000);

  let network: TestNetwork;
  let purchase: Purchase;

  before(async () => {
    network = await TestNetwork.start({ page: false });
    const ask = await waitFor("the machine's ask in the index", () => newestAsk(network), 120);
    purchase = await buy(network, "buyer", ask, DEPOSIT, 0);
  });

  after(async () => {
    await network?.stop();
  });

  const books = (): Promise<Books> => Books.read(network.as("buyer"), network.provider);
  const epoch = async (): Promise<bigint> => (await network.as("buyer").reports.latestReport()).epoch;
  const bills = async (): Promise<number> => (await books()).deals.get(purchase.id)?.bills ?? 0;

  /** Kills at a moment of its own choosing within a round of the program's work. */
  const killSometime = async (kill: () => Promise<void> | void): Promise<void> => {
    const moment = randomInt(ROUND);
    await sleep(moment);
    console.log(`      killed ${moment} ms into the round`);
    await kill();
  };

  const killProgram = async (name: string): Promise<void> => {
    const program = network.network.programs.get(name);
    const { restarts } = program;
    await killSometime(() => program.kill("SIGKILL"));
    await waitFor(`${name} to come back`, () => Promise.resolve(program.restarts > restarts ? true : undefined), 60);
  };

  const goesOn = async (): Promise<void> => {
    const [reported, billed] = [await epoch(), await bills()];
    await waitFor("two further reports", async () => ((await epoch()) >= reported + 2n ? true : undefined), 60);
    await waitFor("a further bill", async () => ((await bills()) > billed ? true : undefined), 60);
    await (await books()).agreeWith(network.as("buyer"));
  };

  for (const index of [0, 1, 2]) {
    it(`survives oracle node ${index + 1}`, async () => {
      await killProgram(oracleName(index));
      await goesOn();
      const { reports } = network.as("buyer");
      const signer = network.as((["signer1", "signer2", "signer3"] as const)[index] ?? "signer1").wallet.address;
      await waitFor(
        `a report that oracle node ${index + 1} signed again`,
        async () => {
          const query = "query ($id: ID!) { signerKey(id: $id) { masternode { lastSignedEpoch } } }";
          const { signerKey } = await network.query<{ signerKey: { masternode: { lastSignedEpoch: string } } }>(query, {
            id: signer.toLowerCase(),
          });
          const current = await reports.currentEpoch();
          return BigInt(signerKey.masternode.lastSignedEpoch) + 2n >= current ? true : undefined;
        },
        60,
      );
    });
  }

  it("survives graph-node", async () => {
    const wrapper = network.network.programs.get(INDEX).pid;
    const graphNode = await childOf(wrapper ?? 0, "gnd");
    if (graphNode === undefined) throw new Error("No graph-node runs.");
    await killSometime(() => void process.kill(graphNode, "SIGKILL"));
    await waitFor(
      "another graph-node",
      async () => {
        const next = await childOf(wrapper ?? 0, "gnd");
        return next !== undefined && next !== graphNode ? true : undefined;
      },
      30,
    );
    await goesOn();
    await indexAgrees(network, await books());
  });

  it("survives the index with its database", async () => {
    await killProgram(INDEX);
    await goesOn();
    await indexAgrees(network, await books());
  });

  it("survives the agent, which neither bills nor sells twice", async () => {
    await killProgram(AGENT);
    await goesOn();
    const block = await network.provider.getBlockNumber();
    const query = `query ($author: String!, $block: Int!) {
      orders(where: { author: $author, side: ASK, status: ACTIVE }, block: { number: $block }) { id }
    }`;
    const { orders } = await waitFor(
      "the asks in the index",
      () => network.query<{ orders: unknown[] }>(query, { author: idOf("worker"), block }),
      30,
    );
    expect(orders.length, "asks on offer").to.be.at.most(1);
  });

  it("closes with the money where it should be, and no report lost or doubled", async () => {
    const { market, reports } = network.as("buyer");
    await (await market.close(purchase.terms)).wait();
    const replay = await books();
    await replay.agreeWith(network.as("buyer"));
    await indexAgrees(network, replay);
    const deal = replay.deals.get(purchase.id);
    expect(replay.deals.size).to.equal(1);
    expect(deal?.reason).to.not.equal(undefined);

    const events = await reports.queryFilter(reports.filters.ReportAccepted, 0);
    const epochs = events.map(({ args }) => args.epoch);
    epochs.slice(1).forEach((next, index) => {
      const gap = next - (epochs[index] ?? 0n);
      expect(gap > 0n && gap <= LOST_EPOCHS, `from epoch ${epochs[index]} to ${next}`).to.equal(true);
    });
    const { sequence } = await reports.latestReport();
    expect(sequence).to.equal(BigInt(events.length));
  });
});
