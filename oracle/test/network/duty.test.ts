import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

import { expect } from "chai";
import { concat, id, parseEther, Wallet } from "ethers";

import type { DutyAnswer } from "@sonm/protocol/duty.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { LOCAL_MASTERNODES } from "../../../scripts/lib/local/localMasternodes.ts";
import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { reportDigest } from "../../src/node/agreement/digests.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { NO_REWARDS } from "../../src/node/reward/RewardBasis.ts";
import { runCli } from "../helpers/runCli.ts";
import { signObservation } from "../helpers/signObservation.ts";
import { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { chainReports, leafData, nextReport } from "./reports.ts";
import { startTamperedCopy } from "./tamperedCopy.ts";
import { waitFor } from "./waitFor.ts";

const FEES = parseEther("1000");

/** Seconds after which nodes collect and claim here. */
const PERIOD = "6";

/** The node that claims nothing by itself: its period is longer than the test. */
const IDLE = 2;

const OWNERS = LOCAL_MASTERNODES.map(({ owner }) => lowerHex(localAccounts[owner].address));
const KEYS = LOCAL_MASTERNODES.map(({ signer }) => new Wallet(localAccounts[signer].privateKey));

const placeOf = ({ blockNumber, index }: { readonly blockNumber: number; readonly index: number }) => ({
  blockNumber,
  index,
});

describe("what masternodes earn", function () {
  this.timeout(180_000);

  let network: NetworkUnderTest;
  before(async () => {
    network = await NetworkUnderTest.start();
    const often = { SONM_NODE_DUTY_SECONDS: PERIOD };
    await Promise.all(
      [0, 1, 2].map((index) =>
        network.startNode(index, undefined, index === IDLE ? { SONM_NODE_DUTY_SECONDS: "1e9" } : often),
      ),
    );
  });
  after(() => network?.stop());

  /** What each owner had earned before a time by the rule of decision 52, worked out anew from all events. */
  async function model(before: number): Promise<Map<string, bigint>> {
    const { duty, reports, masternodes } = network.as("buyer");
    const [came, accepted, sets] = await Promise.all([
      duty.queryFilter(duty.filters.RewardsCollected(), 0),
      reports.queryFilter(reports.filters.ReportAccepted(), 0),
      masternodes.queryFilter(masternodes.filters.SignerSetChanged(), 0),
    ]);
    const events = [
      ...came.map((event) => ({ ...placeOf(event), collected: event.args.collected, report: undefined })),
      ...accepted.map((event) => ({ ...placeOf(event), collected: 0n, report: event.args })),
    ].toSorted((a, b) => a.blockNumber - b.blockNumber || a.index - b.index);
    const earned = new Map<string, bigint>();
    let span: { owner: string; stake: bigint }[] = [];
    let [known, left] = [0n, 0n];
    for (const { blockNumber, collected, report } of events) {
      const block = await network.provider.getBlock(blockNumber);
      if ((block?.timestamp ?? 0) >= before) break;
      if (report !== undefined) {
        const { setId, signers } = report;
        const set = sets.find(({ args }) => args.setId === setId)!.args;
        for (const [bit, signer] of [...set.signers].entries()) {
          if (((signers >> BigInt(bit)) & 1n) === 0n) continue;
          span.push({ owner: lowerHex(await masternodes.ownerOf(signer)), stake: set.stakes[bit]! });
        }
        continue;
      }
      const pot = left + collected - known;
      [known, left] = [collected, pot];
      const whole = span.reduce((sum, { stake }) => sum + stake, 0n);
      for (const owner of new Set(span.map((one) => one.owner))) {
        const own = span.reduce((sum, one) => sum + (one.owner === owner ? one.stake : 0n), 0n);
        const part = (pot * own) / whole;
        earned.set(owner, (earned.get(owner) ?? 0n) + part);
        left -= part;
      }
      span = [];
    }
    return earned;
  }

  const told = async (owner: string, node = 0): Promise<DutyAnswer | null> => {
    const response = await fetch(`${network.nodeUrl(node)}/duties/${owner}`);
    if (!response.ok) throw new Error(`the node answered ${response.status}`);
    return (await response.json()) as DutyAnswer | null;
  };

  it("is collected by nodes in their turns, the market's fees among it", async () => {
    const { snm, splitter } = network.as("holder");
    await (await snm.transfer(await splitter.getAddress(), FEES)).wait();
    await nextReport(network, 60);
    const { duty } = network.as("buyer");
    const first = await waitFor(
      "rewards that are collected",
      async () => {
        const events = await duty.queryFilter(duty.filters.RewardsCollected(), 0);
        return events.find(({ args }) => args.fees > 0n);
      },
      90,
    );
    expect(first.args.fees).to.equal((FEES * 4n) / 10n);
    expect(first.args.subsidy > 0n).to.equal(true);
    const sender = (await first.getTransaction()).from;
    expect(KEYS.slice(0, IDLE).map(({ address }) => address)).to.include(sender);
  });

  it("stands in reports to the wei as the rule gives it, and is served with proofs by every node", async () => {
    const report = await nextReport(
      network,
      60,
      async ({ epoch }) => (await leafData(network, 0, epoch)).duties.length === OWNERS.length,
    );
    const { asOf, duties } = await leafData(network, 1, report.epoch);
    const expected = await model(asOf);
    expect(duties.map(({ owner }) => owner)).to.deep.equal(OWNERS.toSorted());
    for (const { owner, earned } of duties) expect(earned, owner).to.equal(expected.get(owner));
    const { duty, reports } = network.as("buyer");
    expect(duties.reduce((sum, { earned }) => sum + earned, 0n) <= (await duty.collectedBy(asOf))).to.equal(true);
    const owner = OWNERS[0]!;
    const answer = await waitFor(
      "a final report with duties",
      async () => {
        const found = await told(owner, 2);
        return found !== null && BigInt(found.earned) > 0n ? found : undefined;
      },
      30,
    );
    expect(BigInt(answer.earned)).to.equal((await model(answer.asOf)).get(owner));
    await reports.rootOf(answer.sequence);
    expect((await fetch(`${network.nodeUrl(0)}/duties/0x12`)).status).to.equal(400);
    expect(await told(localAccounts.buyer.address)).to.equal(null);
  });

  it("is claimed by each node for its own masternode, as much as the rule gives", async () => {
    const { duty } = network.as("buyer");
    for (const owner of OWNERS.slice(0, IDLE)) {
      const claim = await waitFor(
        `a claim for ${owner}`,
        async () => (await duty.queryFilter(duty.filters.DutyClaimed(owner), 0))[0],
        60,
      );
      expect(claim.args.earned).to.equal((await model(Number(claim.args.asOf))).get(owner));
    }
    expect(await duty.queryFilter(duty.filters.DutyClaimed(OWNERS[IDLE]), 0)).to.have.length(0);
  });

  it("is shown, collected and claimed by anybody on the command line", async () => {
    const [owner, { duty, masternodes }] = [OWNERS[IDLE]!, network.as("buyer")];
    const run = (...words: string[]) =>
      runCli(["duty", ...words, "--json", ...(words[0] === "show" ? [] : ["--yes"]), "--rpc-url", network.rpcUrl], {
        SONM_OWNER_KEY: localAccounts.buyer.privateKey,
      });
    const shown = await run("show", "--owner", owner);
    expect(shown.code, shown.output).to.equal(0);
    expect(JSON.parse(shown.output)).to.include({ owner, claimed: "0" });
    const collected = await run("collect");
    expect(collected.code, collected.output).to.equal(0);
    const before = (await masternodes.masternode(owner)).stake;
    const claimed = await run("claim", "--owner", owner, "--node", network.nodeUrl(1));
    expect(claimed.code, claimed.output).to.equal(0);
    const [event] = await duty.queryFilter(duty.filters.DutyClaimed(owner), 0);
    expect(event!.args.amount).to.equal((await model(Number(event!.args.asOf))).get(owner));
    expect((await masternodes.masternode(owner)).stake >= before).to.equal(true);
    expect((await run("take")).output).to.contain("There is no verb");
  });

  it("is told by the node's page and metrics", async () => {
    const page = await (await fetch(network.nodeUrl(0))).text();
    expect(page).to.match(/Earned since genesis<\/th><td>[\d.]+ SNM, [\d.]+ claimed, [\d.]+ to claim/);
    const metrics = await (await fetch(`${network.nodeUrl(0)}/metrics`)).text();
    expect(metrics).to.match(/sonm_node_duty_claimed_snm [1-9]/);
    expect(metrics).to.match(/sonm_node_duty_transactions_total\{action="claim"\} [1-9]/);
    expect(metrics).to.contain("sonm_node_penalties 0").and.to.contain("sonm_node_jailed 0");
  });

  it("is recomputed from the chain by who verifies a report, and a changed copy is found", async () => {
    const { epoch } = (await chainReports(network)).at(-1)!;
    const { duties } = await leafData(network, 0, epoch);
    const verify = (url: string) => runCli(["verify", String(epoch), "--rpc-url", network.rpcUrl, "--node", url]);
    const { code, output } = await verify(network.nodeUrl(0));
    expect(code, output).to.equal(0);
    expect(output).to.contain("what 3 owners and 0 machines in programs earned");
    const copy = await startTamperedCopy(network.nodeUrl(0), (path, text) =>
      path.endsWith("/observations") ? text : text.replace(String(duties[0]!.earned), "77"),
    );
    const tampered = await verify(copy.url);
    await copy.stop();
    expect(tampered.code).to.equal(1);
    expect(tampered.output).to.contain(
      `duties[0].earned of ${duties[0]!.owner}: published 77, recomputed ${duties[0]!.earned}`,
    );
  });

  describe("where all masternodes sign that one of them earned more", () => {
    let server: Server | undefined;
    before(() => Promise.all([0, 1, 2].map((index) => network.stopNode(index))));
    after(() => server?.close());

    it("is found by who verifies the report", async () => {
      const { reports, masternodes } = network.as("buyer");
      const running = await reports.currentEpoch();
      const epoch = await waitFor(
        "the end of an epoch that nobody reports",
        async () => ((await reports.currentEpoch()) > running ? running : undefined),
        20,
      );
      const [setId] = await masternodes.signerSet();
      const [changed] = await masternodes.queryFilter(masternodes.filters.SignerSetChanged(setId), 0);
      const { signers, stakes } = changed!.args;
      const keyOf = (signer: string): NodeSigner =>
        new NodeSigner(KEYS.find(({ address }) => address.toLowerCase() === signer.toLowerCase())!);
      const members = await Promise.all(
        [...signers].map(async (signer, index) => ({
          signer: lowerHex(signer),
          owner: lowerHex(await masternodes.ownerOf(signer)),
          stake: stakes[index]!,
        })),
      );
      const domain = { chainId: LOCAL_CHAIN_ID, reports: lowerHex(network.contracts.Reports) };
      const [{ rate }, genesis, epochLength] = await Promise.all([
        reports.latestRate(),
        reports.genesis(),
        reports.epochLength(),
      ]);
      const times = { genesis: Number(genesis), epochLength: Number(epochLength) };
      const earned = await model(times.genesis + (Number(epoch) + 1) * times.epochLength);
      const duties = OWNERS.toSorted().map((owner) => ({ owner, earned: earned.get(owner)! }));
      const [honest, ...others] = duties;
      const observations = members.map(({ signer }) => {
        const observation = { epoch, setId: Number(setId), signer, rate, machines: [], uptimes: [] };
        return signObservation(observation, keyOf(signer), domain);
      });
      const data = computeLeafData(
        epoch,
        observations.map(({ observation }) => observation),
        {
          set: { setId: Number(setId), members },
          domain,
          times,
          drawOf: () => undefined,
          rewards: NO_REWARDS,
          duties: [{ ...honest!, earned: honest!.earned + 1n }, ...others],
        },
      );
      const digest = reportDigest(reportOf(data), domain);
      const signatures = members.map(({ signer }) => keyOf(signer).sign(digest));
      await (await reports.submit(reportOf(data), 0b111n, concat(signatures))).wait();
      expect(id(canonicalJson(data))).to.equal(reportOf(data).dataHash);

      server = createServer(({ url = "" }, response) =>
        response.end(canonicalJson(url.endsWith("/observations") ? observations : data)),
      ).listen(0, "127.0.0.1");
      await once(server, "listening");
      const node = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const { code, output } = await runCli(["verify", String(epoch), "--rpc-url", network.rpcUrl, "--node", node]);
      expect(code, output).to.equal(1);
      const { owner, earned: true_ } = honest as { owner: Hex; earned: bigint };
      expect(output).to.contain("is not what its observations give");
      expect(output).to.contain(`duties[0].earned of ${owner}: published ${true_ + 1n}, recomputed ${true_}`);
    });
  });
});
