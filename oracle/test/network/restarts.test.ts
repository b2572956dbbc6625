import { expect } from "chai";
import { parseEther, type Result } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { lowerHex } from "../../src/lib/lowerHex.ts";
import { reportDigest } from "../../src/node/agreement/digests.ts";
import { contentSchema } from "../../src/node/agreement/Content.ts";
import { chaosSeed } from "../chaos/chaosSeed.ts";
import { seededRandom } from "../chaos/seededRandom.ts";
import { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { chainReports, leafData, nextReport } from "./reports.ts";
import { waitFor } from "./waitFor.ts";

const worker = lowerHex(localAccounts.worker.address);
const HOUR = 3_600;

const SEED = chaosSeed();

/** Kills at random instants: with those of the critical path alone, more than 200 in a run of all tests. */
const KILLS = 16;

/** Milliseconds between two of them, on average. */
const MEAN_MS = 1_200;

/** ethers freezes what it reads, and writes into what it sends. */
const plain = <T>(value: T): T => (value as Result).toObject() as T;

/** What a test watches of the agent. */
interface AgentStatus {
  readonly ask: { readonly id: string; readonly announced: boolean } | null;
  readonly deals: readonly { readonly id: string; readonly billedUntil: number }[];
}

describe("programs that are killed and started again", function () {
  this.timeout(240_000);

  let network: NetworkUnderTest;
  /** Every report that each node was seen to have signed, by node and epoch. */
  const signed = new Map<string, Set<string>>();
  let watching = true;
  let watcher: Promise<void>;

  before(async () => {
    network = await NetworkUnderTest.start();
    await Promise.all([0, 1, 2].map((index) => network.startNode(index)));
    await network.startAgent({ SONM_AGENT_BILL_SECONDS: "4" });
    watcher = watchSignatures();
  });
  after(async () => {
    watching = false;
    await watcher;
    await network?.stop();
  });

  /** Asks every node again and again what it has signed for the latest epochs. */
  async function watchSignatures(): Promise<void> {
    const domain = { chainId: 31_337, reports: lowerHex(network.contracts.Reports) };
    while (watching) {
      const current = await network.as("buyer").reports.currentEpoch();
      for (const node of [0, 1, 2]) {
        for (const epoch of [current - 1n, current - 2n, current - 3n]) {
          const response = await fetch(`${network.nodeUrl(node)}/peers/contents/${epoch}`).catch(() => undefined);
          if (response?.ok !== true) continue;
          const { report } = contentSchema.parse(await response.json());
          const key = `node ${node} epoch ${epoch}`;
          signed.set(key, (signed.get(key) ?? new Set()).add(reportDigest(report, domain)));
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  const status = async (): Promise<AgentStatus> =>
    (await (await fetch(`${network.agentUrl}/status`)).json()) as AgentStatus;
  const asks = async () => {
    const { market } = network.as("buyer");
    return market.queryFilter(market.filters.OrderAnnounced(undefined, worker), 0);
  };
  /** No ask is announced twice. A further one promises what a later measurement found beyond the first. */
  const expectEachOnce = async (): Promise<void> => {
    const promised = new Map((await asks()).map(({ args: { id, order } }) => [id, order.benchmarks.join()]));
    expect(promised.size).to.be.at.least(1);
    expect(new Set(promised.values())).to.have.length(promised.size);
  };
  const deals = async () => {
    const { market } = network.as("buyer");
    return market.queryFilter(market.filters.DealOpened(undefined, undefined, worker), 0);
  };
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it("announces the machine once, though the agent is killed again and again on the way", async () => {
    for (let kills = 0; kills < 4; kills += 1) {
      await sleep(2_500);
      network.killAgent();
    }
    await waitFor("the ask", async () => ((await status()).ask?.announced === true ? true : undefined), 90);
    network.killAgent();
    await waitFor(
      "the agent with its ask",
      async () => ((await status()).ask?.announced === true ? true : undefined),
      30,
    );
    await sleep(3_000);
    await expectEachOnce();
  });

  it("knows its deal, bills it and offers nothing meanwhile, though the agent is killed right after the sale", async () => {
    const { market, snm } = network.as("buyer");
    const announced = (await asks()).at(-1);
    if (announced === undefined) throw new Error("The ask is gone.");
    await (await snm.approve(network.contracts.Market, parseEther("100"))).wait();
    await (await market.deposit(parseEther("100"))).wait();
    const hardware = { factsHash: `0x${"00".repeat(32)}`, benchmarks: [] };
    const order = plain(announced.args.order);
    const ask = { ...order, benchmarks: [...order.benchmarks] };
    const bought = market.buy(ask, announced.args.signature, HOUR, 0, hardware);
    network.killAgent();
    await (await bought).wait();
    const [deal] = await deals();
    const { billedUntil: first } = await market.dealState(deal?.args.id ?? "");
    await waitFor(
      "a bill",
      async () => ((await market.dealState(deal?.args.id ?? "")).billedUntil > first ? true : undefined),
      40,
    );
    const known = await status();
    expect(known.deals.map(({ id }) => id)).to.deep.equal([deal?.args.id]);
    expect(known.ask).to.equal(null);
    await expectEachOnce();
  });

  it("offers the machine anew when the buyer closed the deal while the agent was dead", async () => {
    const { market } = network.as("buyer");
    const [deal] = await deals();
    if (deal === undefined) throw new Error("The deal is gone.");
    network.killAgent();
    // An estimate made in the second of the agent's last bill is too low for the next second, in which there is one more.
    await (await market.close(plain(deal.args.terms), { gasLimit: 1_000_000 })).wait();
    await waitFor("the new ask", async () => ((await status()).ask?.announced === true ? true : undefined), 40);
    await sleep(2_000);
    expect(new Set((await asks()).map(({ args }) => args.id))).to.have.length(2);
    expect(await deals()).to.have.length(1);
  });

  it("goes on reporting while nodes are killed in the middle of epochs, leaders too", async () => {
    const before = (await chainReports(network)).length;
    const { reports } = network.as("buyer");
    const [genesis, length] = [Number(await reports.genesis()), Number(await reports.epochLength())];
    for (let kills = 0; kills < 3; kills += 1) {
      const end = genesis + Number(await reports.currentEpoch()) * length + length;
      const now = (await network.provider.getBlock("latest"))?.timestamp ?? 0;
      await sleep((end - now) * 1_000 + kills * 150);
      network.killNode(kills);
    }
    await nextReport(network, 60);
    expect((await chainReports(network)).length).to.be.greaterThan(before);
    const epochs = (await chainReports(network)).map(({ epoch }) => epoch);
    expect(new Set(epochs)).to.have.length(epochs.length);
  });

  it("goes on with two nodes killed at the same time, once they are back", async () => {
    network.killNode(0);
    network.killNode(2);
    await nextReport(network, 60);
  });

  it(`goes on though nodes and agent are killed at ${KILLS} random instants (SONM_CHAOS_SEED=${SEED})`, async () => {
    const random = seededRandom(SEED);
    const online = async (): Promise<number> => {
      const report = await nextReport(network, 90, async ({ epoch }) => {
        return (await leafData(network, 0, epoch)).uptimes.length === 1;
      });
      return (await leafData(network, 0, report.epoch)).uptimes[0]?.online ?? 0;
    };
    const before = await online();
    for (let kills = 0; kills < KILLS; kills += 1) {
      await sleep(random() * 2 * MEAN_MS);
      const victim = Math.floor(random() * 4);
      if (victim < 3) network.killNode(victim);
      else network.killAgent();
    }
    expect(await online()).to.be.greaterThan(before);
  });

  it("leaves no key behind whose next transaction is not mined", async () => {
    for (const role of ["signer1", "signer2", "signer3", "worker"] as const) {
      const { wallet } = network.as(role);
      const mined = await waitFor(
        `a transaction of ${role}`,
        async () => (await (await wallet.sendTransaction({ to: wallet.address })).wait()) ?? undefined,
        30,
      );
      expect(mined.status).to.equal(1);
    }
  });

  it("never let a node sign two reports for one epoch", () => {
    expect(signed.size).to.be.greaterThan(3);
    for (const [key, digests] of signed) expect([...digests], key).to.have.length(1);
  });
});
