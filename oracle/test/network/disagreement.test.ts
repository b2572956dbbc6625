import { fileURLToPath } from "node:url";

import { expect } from "chai";
import { id } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { startPriceSource, type PriceSource } from "../../src/devtools/priceSource.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { ReportTree } from "../../src/node/agreement/ReportTree.ts";
import { runCli } from "../helpers/runCli.ts";
import { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { chainReports, leafData, nextReport, observations, onlyMachine } from "./reports.ts";
import { startTamperedCopy } from "./tamperedCopy.ts";
import { waitFor } from "./waitFor.ts";

const LIAR = fileURLToPath(new URL("./lyingNode.ts", import.meta.url));

/** Bits of the nodes in the signer set, which ascends by signer as the nodes do. */
const BITS = [0b001n, 0b010n, 0b100n] as const;

const worker = lowerHex(localAccounts.worker.address);

describe("nodes that are down, lie or disagree", function () {
  this.timeout(180_000);

  let network: NetworkUnderTest;
  let dearer: PriceSource;
  before(async () => {
    network = await NetworkUnderTest.start();
    dearer = await startPriceSource(0, "0.14");
    await Promise.all([network.startNode(0), network.startNode(2)]);
  });
  after(async () => {
    await dearer?.stop();
    await network?.stop();
  });

  it("reports with one of three nodes down", async () => {
    const report = await nextReport(network, 60);
    expect(report.signers).to.equal(BITS[0] | BITS[2]);
    const data = await leafData(network, 0, report.epoch);
    expect(data.observations).to.have.length(2);
    expect(new ReportTree(data).root).to.equal(report.root);
  });

  it("publishes data whose hash is on the chain, the same from every node", async () => {
    const report = (await chainReports(network)).at(-1)!;
    await leafData(network, 2, report.epoch);
    for (const node of [0, 2]) {
      const text = await (await fetch(`${network.nodeUrl(node)}/reports/${report.epoch}`)).text();
      expect(id(text)).to.equal(report.dataHash);
    }
  });

  it("attests the honest median of a machine about which one node lies", async () => {
    await network.startNode(1, LIAR);
    await network.startAgent();
    const report = await nextReport(network, 90, async ({ epoch }) => {
      const seen = await observations(network, 0, epoch);
      return seen.length === 3 && seen.every(({ observation }) => observation.machines.length === 1);
    });
    const seen = (await observations(network, 0, report.epoch)).map(({ observation }) => observation);
    const scores = new Map(seen.map((observation) => [observation.signer, onlyMachine(observation).benchmarks]));
    const [honest, liar, other] = [localAccounts.signer1, localAccounts.signer2, localAccounts.signer3].map(
      ({ address }) => scores.get(lowerHex(address)) ?? [],
    );
    const machine = onlyMachine(await leafData(network, 0, report.epoch));
    expect(machine.worker).to.equal(worker);
    machine.benchmarks.forEach((value, benchmark) => {
      const said = [honest?.[benchmark] ?? 0n, other?.[benchmark] ?? 0n].toSorted((a, b) => (a < b ? -1 : 1));
      const lie = liar?.[benchmark] ?? 0n;
      if (said[1] === 0n) return;
      expect(lie > said[1]!, `benchmark ${benchmark} was inflated`).to.equal(true);
      expect([...said, 0n], `benchmark ${benchmark}`).to.include(value);
      expect(value <= said[1]!).to.equal(true);
    });
    expect(machine.benchmarks[3], "memory").to.equal(honest?.[3]);
    expect(machine.facts.physicalCores).to.equal(onlyMachine(seen[0]!).facts.physicalCores);
  });

  it("brings the honest numbers to the chain, where the machine is sold by them", async () => {
    const { hardware, market } = network.as("buyer");
    const attested = await waitFor(
      "the attestation",
      async () => {
        // A machine is attested again when a later report has a benchmark that the first one lacked.
        const { measuredAt } = await hardware.machine(worker);
        const events = await hardware.queryFilter(hardware.filters.HardwareAttested(worker), 0);
        return events.find(({ args }) => args.measuredAt === measuredAt);
      },
      60,
    );
    const ask = await waitFor(
      "the ask",
      async () => (await market.queryFilter(market.filters.OrderAnnounced(undefined, worker), 0))[0],
      60,
    );
    const attestedWords = [...attested.args.benchmarks];
    expect(attestedWords.length).to.be.greaterThan(0);
    expect(ask.args.order.benchmarks).to.have.length(attestedWords.length);
  });

  it("is recomputed by anybody with one command, which names the first difference in a changed copy", async () => {
    const all = await chainReports(network);
    let attested: bigint | undefined;
    for (const { epoch } of all.toReversed()) {
      if ((await leafData(network, 0, epoch)).machines.length !== 1) continue;
      attested = epoch;
      break;
    }
    const verify = (...flags: string[]) =>
      runCli(["verify", String(attested), "--rpc-url", network.rpcUrl, "--node", ...flags]);
    const { code, output } = await verify(network.nodeUrl(2));
    expect(output).to.match(
      /^Report \d+ of epoch \d+ is what its observations give: 1 machines, \d uptimes, what \d owners and \d machines in programs earned, supply and demand of \d classes, root 0x/m,
    );
    expect(code).to.equal(0);

    const copy = await startTamperedCopy(network.nodeUrl(0), (path, text) =>
      path.endsWith("/observations") ? text : text.replace(/"physicalCores":\d+/, '"physicalCores":77'),
    );
    const tampered = await verify(copy.url);
    await copy.stop();
    expect(tampered.code).to.equal(1);
    expect(tampered.output).to.contain(`machines[0].facts.physicalCores of ${worker}: published 77, recomputed`);
  });

  it("reports the price of the majority when one node sees another", async () => {
    await network.stopNode(1);
    const source = { url: dearer.url, path: "usdPerSnm", kind: "usdPerSnm" };
    await network.startNode(1, LIAR, { SONM_NODE_RATE_SOURCES: JSON.stringify([source]) });
    const report = await nextReport(
      network,
      60,
      async ({ epoch }) => (await observations(network, 0, epoch)).length === 3,
    );
    const rates = (await observations(network, 0, report.epoch)).map(({ observation }) => observation.rate);
    expect(new Set(rates)).to.have.length(2);
    expect(report.rate).to.equal(rates[0]);
    expect(report.signers & BITS[1], "the node with the other price did not sign").to.equal(0n);
  });
});
