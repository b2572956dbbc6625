import { join } from "node:path";

import { expect } from "chai";
import { Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import type { UptimeAnswer, UptimeProof } from "@sonm/protocol/uptime.ts";

import { LOCAL_MASTERNODES } from "../../../scripts/lib/local/localMasternodes.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { AGENT_TABLES } from "../../src/store/agentTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ReceiptStore } from "../../src/store/ReceiptStore.ts";
import { fetchUptimes } from "../../src/uptimes/fetchUptimes.ts";
import { isProved } from "../../src/uptimes/isProved.ts";
import { receiptDigest } from "../../src/uptimes/receiptDigest.ts";
import { runCli } from "../helpers/runCli.ts";
import { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { nextReport, observations } from "./reports.ts";
import { waitFor } from "./waitFor.ts";

const worker = lowerHex(localAccounts.worker.address);

/** Seconds of silence that nodes of the local network tolerate. */
const TOLERATED = 6;

/** Seconds by which what a test sees of a program's start or end differs from what nodes see. */
const BLUR = 3;

/** Seconds for which the agent is away. */
const AWAY = 14;

describe("how long a machine was online", function () {
  this.timeout(120_000);

  let network: NetworkUnderTest;
  /** A count from before the agent went away, and one from after it came back. */
  let first: UptimeProof;
  let last: UptimeProof;

  before(async () => {
    network = await NetworkUnderTest.start();
    await Promise.all([network.startNode(0), network.startNode(1), network.startAgent()]);
  });
  after(() => network?.stop());

  const now = async (): Promise<number> => (await network.provider.getBlock("latest"))?.timestamp ?? 0;
  const uptimes = (node: number, from: number, to = from): Promise<UptimeAnswer> =>
    fetchUptimes(network.nodeUrl(node), worker, { from, to }, 5_000);
  /** The first count as of a time or later. */
  const countSince = (time: number, node = 0): Promise<UptimeProof> =>
    waitFor("a count of the time online", async () => (await uptimes(node, time)).after ?? undefined, 60);
  const missing = (earlier: UptimeProof, later: UptimeProof): number =>
    later.asOf - earlier.asOf - (later.online - earlier.online);

  it("is attested second by second, and proved against the chain's root by every node alike", async () => {
    first = await countSince(0);
    const second = await countSince(first.asOf + 1);
    expect(missing(first, second)).to.equal(0);
    const { reports } = network.as("buyer");
    for (const count of [first, second]) {
      expect(isProved(worker, count, await reports.rootOf(count.sequence))).to.equal(true);
      expect(isProved(worker, { ...count, online: count.online + 1 }, await reports.rootOf(count.sequence))).to.equal(
        false,
      );
    }
    const around = await waitFor(
      "the same counts at the other node",
      async () => {
        const answer = await uptimes(1, first.asOf, second.asOf);
        return answer.after === null ? undefined : answer;
      },
      10,
    );
    expect(around).to.deep.equal({ before: first, after: second });
    expect(await uptimes(0, first.asOf - 1, second.asOf)).to.deep.equal({ before: null, after: second });
  });

  it("misses what the machine was away, and no more", async () => {
    const left = await now();
    await network.stopAgent();
    await new Promise((resolve) => setTimeout(resolve, AWAY * 1_000));
    await network.startAgent();
    const away = (await now()) - left;
    last = await countSince((await now()) + BLUR);
    expect(missing(first, last)).to.be.within(away - TOLERATED - BLUR, away + BLUR);
  });

  it("is counted alike by a node that joins late and one that was killed, and served by both", async () => {
    network.killNode(1);
    await network.startNode(2);
    const told = async (epoch: bigint): Promise<number[]> =>
      (await observations(network, 0, epoch)).flatMap(({ observation }) =>
        observation.uptimes.map(({ online }) => online),
      );
    const report = await nextReport(network, 60, async ({ epoch }) => (await told(epoch)).length === 3);
    const counts = await told(report.epoch);
    expect(new Set(counts), counts.join()).to.have.length(1);
    const latest = await countSince(last.asOf + 1);
    expect(missing(last, latest)).to.equal(0);
    for (const node of [1, 2]) {
      const served = await waitFor(
        `the counts at node ${node}`,
        async () => {
          const answer = await uptimes(node, first.asOf, last.asOf);
          return answer.before === null || answer.after === null ? undefined : answer;
        },
        20,
      );
      expect(served).to.deep.equal({ before: first, after: last });
    }
  });

  it("is written in each node's receipts, which the agent keeps and which no report contradicts", async () => {
    const agent = {
      SONM_AGENT_PROFILE: "local",
      SONM_AGENT_RPC_URL: network.rpcUrl,
      SONM_AGENT_PORT: new URL(network.agentUrl).port,
      SONM_AGENT_DATA_DIR: "unused",
    };
    const [listed, checked] = await Promise.all([
      runCli(["receipts", "--json"], agent),
      runCli(["receipts", "check"], agent),
    ]);
    const nodes = JSON.parse(listed.output) as { node: string; online: number }[];
    // The node that joined late may have had no epoch of its own yet.
    expect(nodes.length, listed.output).to.be.within(2, 3);
    for (const { online } of nodes) expect(online).to.be.within(1, last.online + 120);
    expect(checked.code, checked.output).to.equal(0);
    const [, held = "0"] = /^(\d+) of \d+ receipts could be held against reports/m.exec(checked.output) ?? [];
    expect(Number(held), checked.output).to.be.greaterThan(3);
  });

  it("proves a node a liar whose receipt says more than its observation", async () => {
    const liar = new NodeSigner(new Wallet(localAccounts[LOCAL_MASTERNODES[0]!.signer].privateKey));
    const { epoch, asOf, online } = last;
    const domain = { chainId: LOCAL_CHAIN_ID, reports: lowerHex(network.contracts.Reports) };
    const forged = { worker, node: liar.address, epoch: BigInt(epoch), asOf, online: online + 60 };
    const folder = join(network.folder, "supplier");
    const database = openDatabase(join(folder, "agent.db"), AGENT_TABLES);
    new ReceiptStore(database).add({ ...forged, signature: liar.sign(receiptDigest(forged, domain)) });
    database.close();
    const { code, output } = await runCli(["receipts", "check", "--data-dir", folder, "--port", "9"], {
      SONM_AGENT_PROFILE: "local",
      SONM_AGENT_RPC_URL: network.rpcUrl,
    });
    expect(code, output).to.equal(1);
    expect(output).to.contain(`${liar.address} gave a receipt for ${online + 60} s in epoch ${epoch}`);
  });

  it("is told on the command line by whichever node answers, once the chain has proved it", async () => {
    const { code, output } = await runCli(["uptime", worker, "--rpc-url", network.rpcUrl]);
    expect(code, output).to.equal(0);
    const [, online = "0"] = /was online for (\d+) s as of/.exec(output) ?? [];
    expect(Number(online)).to.be.at.least(last.online);
    const [, share = "0", span = "0", percent = "0"] =
      /last day: online (\d+) of (\d+) s since .*, ([\d.]+)%/.exec(output) ?? [];
    expect(Number(share)).to.be.lessThan(Number(span));
    expect(Number(percent)).to.be.within(1, 99);
    expect(output).to.contain("last 30 days: online");
  });

  it("and what every node measured of it, those named that do not answer", async () => {
    await network.stopNode(0);
    const { code, output } = await runCli(["machine", worker, "--rpc-url", network.rpcUrl]);
    expect(code, output).to.equal(0);
    expect(output).to.contain(`${network.nodeUrl(0)}\n  does not answer: There was no answer`);
    for (const node of [1, 2]) expect(output).to.contain(network.nodeUrl(node));
    expect(output.match(/last round at .*: every part passed/g)).to.have.length(2);
    expect(output.match(/attested by report \d+ of epoch \d+\n {2}this node vouches for the machine/g)).to.have.length(
      2,
    );
  });
});
