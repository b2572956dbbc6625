import { expect } from "chai";

import { canonicalHash } from "../../src/lib/canonicalHash.ts";
import type { MachineObservation } from "../../src/lib/machineSchemas.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { signedObservationSchema } from "../../src/node/agreement/Observation.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import { verifyObservation } from "../../src/node/agreement/verifyContent.ts";
import { waitFor } from "../network/waitFor.ts";
import { acceptedReports, type TimedReport } from "./acceptedReports.ts";
import { chaosSeed } from "./chaosSeed.ts";
import type { LinkState } from "./ChaosLinks.ts";
import { Equivocators } from "./Equivocators.ts";
import { seededRandom } from "./seededRandom.ts";
import { EPOCH, NODES, SevenNodes } from "./SevenNodes.ts";
import { SignatureLedger } from "./SignatureLedger.ts";
import { highestScore, syntheticMachines, type Tale } from "./syntheticObservations.ts";

const SEED = chaosSeed();

/** SNM wei per USD by the price source, as honest nodes see it. */
const HONEST_RATE = 6_244_536_030_972_898_713n;

/** Epochs that each case lasts. */
const LASTS = 2n;

/** Seconds by which a report that is mined in the last moment may be late: a block, and what this machine stands still. */
const BLUR = 2;

/** Blocks that a reorganisation takes back. */
const REORG_BLOCKS = 10;

/** Links as the internet has them at a bad time. */
const BAD: LinkState = { delay: [2, 60], lost: 0.02, cut: false };
const SLOW: LinkState = { ...BAD, delay: [300, 900] };
const CUT: LinkState = { ...BAD, cut: true };

/** Two that stand next to each other, so that one leads after the other. */
const LIARS = [2, 3];

/** Epochs in which they lead at least once, also where this machine stands still for their first turns. */
const MOST_EPOCHS = 20;

const INFLATION = 1_000n;

const inflates: Tale = (honest) => ({
  ...honest,
  machines: honest.machines.map((machine) => ({
    ...machine,
    benchmarks: machine.benchmarks.map((value) => value * INFLATION),
  })),
  uptimes: honest.uptimes.map(({ worker, online }) => ({ worker, online: online * Number(INFLATION) })),
});

const misprices: Tale = (honest) => ({ ...honest, rate: (honest.rate ?? 0n) + (honest.rate ?? 0n) / 6n });

const isLie = ({ benchmarks }: MachineObservation): boolean => (benchmarks[1] ?? 0n) > 10n * highestScore(2);

describe(`seven nodes over bad links (SONM_CHAOS_SEED=${SEED})`, function () {
  this.timeout(120_000);

  let network: SevenNodes;
  let liars: Equivocators | undefined;
  const ledger = new SignatureLedger();
  before(async () => {
    network = await SevenNodes.start(seededRandom(SEED));
    network.links.onExchange = (exchange) => ledger.see(exchange);
    network.links.set(() => BAD);
    await Promise.all(NODES.map((node) => network.startNode(node)));
    await waitFor("the first report", async () => ((await accepted()).length > 0 ? true : undefined), 40);
  });
  afterEach(async () => {
    network.links.set(() => BAD);
    await liars?.stop();
    liars = undefined;
    await network.heal();
  });
  after(() => network?.stop());

  const accepted = (): Promise<TimedReport[]> => acceptedReports(network.contracts.reports);
  const touches = (from: number, to: number, nodes: readonly number[]): boolean =>
    nodes.includes(from) || nodes.includes(to);

  /** Holds that every epoch that ends from now on, for a while, is reported within two epochs' time. */
  const expectEveryEpoch = async (lasts = LASTS): Promise<void> => {
    const first = (await network.now()).epoch;
    const last = first + lasts - 1n;
    const genesis = Number(await network.contracts.reports.genesis());
    await network.waitForEnd(last);
    await waitFor(
      `reports of the epochs ${first} to ${last}`,
      async () => ((await accepted()).some(({ epoch }) => epoch >= last) ? true : undefined),
      2 * EPOCH + 10,
    );
    const reports = await accepted();
    for (let epoch = first; epoch <= last; epoch += 1n) {
      const report = reports.find((candidate) => candidate.epoch === epoch);
      expect(report, `report of epoch ${epoch}`).not.to.equal(undefined);
      const took = (report?.time ?? Infinity) - (genesis + (Number(epoch) + 1) * EPOCH);
      expect(took, `seconds until the report of epoch ${epoch}`).to.be.at.most(2 * EPOCH + BLUR);
    }
  };

  /** Holds that no report is made for more than two epochs' time. */
  const expectNoReport = async (): Promise<void> => {
    // What was decided before is on its way yet.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const before = (await accepted()).length;
    const { epoch } = await network.now();
    await network.waitForEnd(epoch + 1n, 1);
    expect((await accepted()).length).to.equal(before);
  };

  /** Holds that every node has the newest report with its data. */
  const expectAllCaughtUp = async (): Promise<void> => {
    const newest = (await accepted()).at(-1);
    for (const node of NODES) {
      await waitFor(
        `the report of epoch ${newest?.epoch} at node ${node}`,
        async () => ((await fetch(`${network.urlOf(node)}/reports/${newest?.epoch}`)).ok ? true : undefined),
        30,
      );
    }
  };

  it("reports every epoch with two nodes down", async () => {
    await Promise.all([network.stopNode(1), network.stopNode(4)]);
    await expectEveryEpoch();
  });

  it("reports every epoch with two slow nodes", async () => {
    network.links.set((from, to) => (touches(from, to, [0, 5]) ? SLOW : BAD));
    await expectEveryEpoch();
  });

  it("reports every epoch with one node that inflates what it measured and one that lies on the price", async () => {
    await Promise.all([network.stopNode(2), network.stopNode(3)]);
    await Promise.all([network.startNode(2, inflates), network.startNode(3, misprices)]);
    await expectEveryEpoch();
  });

  it("reports every epoch with one node down and one that lies", async () => {
    await Promise.all([network.stopNode(2), network.stopNode(3)]);
    await network.startNode(2, inflates);
    await expectEveryEpoch();
  });

  it("reports nothing with three nodes down, and goes on once they are back", async () => {
    network.links.set((from, to) => (touches(from, to, [1, 3, 6]) ? CUT : BAD));
    await expectNoReport();
    network.links.set(() => BAD);
    await expectEveryEpoch(1n);
  });

  it("reports nothing where the network is split four to three, and goes on where it is healed", async () => {
    network.links.set((from, to) => (from < 3 === to < 3 ? BAD : CUT));
    await expectNoReport();
    network.links.set(() => BAD);
    await expectEveryEpoch(1n);
    await expectAllCaughtUp();
  });

  it("goes on with five where two are split off, and these catch up", async () => {
    network.links.set((from, to) => (from < 2 === to < 2 ? BAD : CUT));
    await expectEveryEpoch();
    network.links.set(() => BAD);
    await expectAllCaughtUp();
    await expectEveryEpoch(1n);
  });

  it("brings the same reports to the chain again after a reorganisation of ten blocks took them back", async () => {
    await expectAllCaughtUp();
    const before = await accepted();
    await network.provider.send("anvil_reorg", [REORG_BLOCKS, []]);
    const left = await accepted();
    const gone = before.slice(left.length);
    expect(gone.length).to.be.greaterThan(0);
    expect(left.map(({ transaction }) => transaction)).to.deep.equal(
      before.slice(0, left.length).map(({ transaction }) => transaction),
    );
    const again = await waitFor(
      "the reports that were taken back",
      async () => {
        const now = await accepted();
        return now.length >= before.length ? now : undefined;
      },
      4 * EPOCH,
    );
    expect(again.slice(left.length, before.length).map(({ epoch, dataHash }) => ({ epoch, dataHash }))).to.deep.equal(
      gone.map(({ epoch, dataHash }) => ({ epoch, dataHash })),
    );
    await expectEveryEpoch(1n);
  });

  it("ends in the state of a node that never saw the blocks that went", async () => {
    await network.stopNode(6);
    network.forget(6);
    await network.startNode(6);
    await expectAllCaughtUp();
    const newest = (await accepted()).slice(-3);
    const { genesis } = await network.rules();
    const [from, to] = newest.map(({ epoch }) => genesis + (Number(epoch) + 1) * EPOCH);
    const answer = async (node: number, path: string): Promise<string> => {
      const response = await fetch(`${network.urlOf(node)}${path}`);
      return `${response.status} ${await response.text()}`;
    };
    const paths = [
      ...newest.map(({ epoch }) => `/reports/${epoch}`),
      ...syntheticMachines(0, 0).map(({ worker }) => `/uptimes/${worker}?from=${from}&to=${to}`),
    ];
    for (const path of paths) {
      const compare = async (): Promise<true | undefined> => {
        const [fresh, ...others] = await Promise.all([6, 0, 1, 5].map((node) => answer(node, path)));
        const isWhole = fresh?.startsWith("200") === true && !fresh.includes("null");
        return isWhole && others.every((other) => other === fresh) ? true : undefined;
      };
      await waitFor(`one answer of all nodes to ${path}`, compare, 20);
    }
  });

  it("reports every epoch though two in one hand show everybody another report and sign all of them", async function () {
    this.timeout(240_000);
    await Promise.all(LIARS.map((node) => network.stopNode(node)));
    liars = await Equivocators.start(network, LIARS, seededRandom(SEED + 1));
    // Each leads once in seven epochs. One attack may be all that they get: who signs two reports loses its seat.
    for (let epochs = 0; liars.attacks === 0 && epochs < MOST_EPOCHS; epochs += 2) await expectEveryEpoch(2n);
    await expectEveryEpoch(2n);
    expect(liars.attacks, `attacks; ${liars.story}`).to.be.greaterThan(0);
  });

  it("has found out both, at every honest node that saw two reports, and nobody else", async () => {
    const honest = NODES.filter((node) => !LIARS.includes(node));
    const found = await Promise.all(
      honest.map(async (node) => {
        const metrics = await (await fetch(`${network.urlOf(node)}/metrics`)).text();
        return Number(/^sonm_node_equivocations_total{outcome="found"} (\d+)$/m.exec(metrics)?.[1] ?? 0);
      }),
    );
    expect(Math.max(...found)).to.be.at.least(LIARS.length);
    const liars = LIARS.map((node) => network.signerOf(node)).toSorted();
    const slashed = async () => [...(await network.slashed())].toSorted();
    await waitFor("the slash of both", async () => ((await slashed()).length >= 2 ? true : undefined), 40);
    expect(await slashed(), "both lost stake, and nobody else").to.deep.equal(liars);
  });

  it("never accepted a report but what the rules make of the observations, with no lie in it", async () => {
    const all = await accepted();
    let lies = 0;
    expect(all.length).to.be.greaterThan(8);
    for (const { epoch, dataHash, root, rate } of all) {
      // A node that was away has those of the newest report a moment later.
      const answer = await waitFor(
        `the observations of epoch ${epoch}`,
        async () => {
          const response = await fetch(`${network.urlOf(0)}/reports/${epoch}/observations`);
          return response.ok ? await response.json() : undefined;
        },
        30,
      );
      const observations = signedObservationSchema.array().parse(answer);
      for (const signed of observations) verifyObservation(signed, network.domain);
      const seen = observations.map(({ observation }) => observation);
      const data = computeLeafData(epoch, seen, await network.contextOf(seen));
      expect(canonicalHash(data), `data of epoch ${epoch}`).to.equal(dataHash);
      expect(reportOf(data).root).to.equal(root);
      expect(rate).to.equal(HONEST_RATE);
      lies += observations.flatMap(({ observation }) => observation.machines).filter(isLie).length;
      data.machines.forEach(({ benchmarks }, machine) => {
        expect((benchmarks[1] ?? 0n) <= highestScore(machine), `benchmark in epoch ${epoch}`).to.equal(true);
      });
      for (const { online } of data.uptimes) expect(online).to.be.at.most((Number(epoch) + 1) * EPOCH);
    }
    expect(lies, "lies among the observations").to.be.greaterThan(0);
  });

  it("never let an honest node sign two reports for one epoch", () => {
    for (const node of NODES.filter((candidate) => !LIARS.includes(candidate))) {
      const signer = network.signerOf(node);
      expect(ledger.epochsOf(signer).length, `signatures of node ${node}`).to.be.greaterThan(3);
      expect(ledger.doubledBy(signer)).to.deep.equal([]);
    }
  });
});
