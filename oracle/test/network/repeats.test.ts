import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { unpackBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import type { MachineAnswer } from "@sonm/protocol/machine.ts";

import { loadNodeConfig } from "../../src/config/nodeConfig.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { fetchMachine } from "../../src/machines/fetchMachine.ts";
import { machineLines } from "../../src/machines/machineLines.ts";
import { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { chainReports, leafData, observations, type ChainReport } from "./reports.ts";
import { waitFor } from "./waitFor.ts";

const entry = (name: string): string => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

const worker = lowerHex(localAccounts.worker.address);

const NODES = [0, 1, 2] as const;

/** Number of the benchmark of all cores, and its name. */
const ALL_CORES = 0;
const NAME = '"CPU, all cores"';

/** Most epochs of 5 s in which it should be agreed on: tries begin 0, 1, 3, 7 and 15 epochs after the first. */
const EPOCHS = 20n;

describe("a benchmark that was not agreed on", function () {
  this.timeout(240_000);

  let network: NetworkUnderTest;
  /** The report that first left it out, though several nodes had measured it. */
  let leftOutBy: ChainReport;
  before(async () => {
    network = await NetworkUnderTest.start();
    await Promise.all([
      network.startNode(0),
      network.startNode(1, entry("busyNode")),
      network.startNode(2, entry("busierNode")),
      network.startAgent(),
    ]);
  });
  after(() => network?.stop());

  const machineAt = (node: number): Promise<MachineAnswer> => fetchMachine(network.nodeUrl(node), worker, 5_000);
  /** The machine's number in a report, 0 where it is not in it, and how many nodes had measured it. */
  const weighed = async ({ epoch }: ChainReport): Promise<{ attested: bigint; nodes: number }> => {
    const [data, seen] = await Promise.all([leafData(network, 0, epoch), observations(network, 0, epoch)]);
    const measured = seen.filter(({ observation }) =>
      observation.machines.some((machine) => machine.worker === worker && (machine.benchmarks[ALL_CORES] ?? 0n) > 0n),
    );
    const attested = data.machines.find((machine) => machine.worker === worker)?.benchmarks[ALL_CORES] ?? 0n;
    return { attested, nodes: measured.length };
  };

  it("is left out of the report, and each node tells why and that it is measured again", async () => {
    const told = await waitFor(
      "a node that tells of it",
      async () => {
        const answers = await Promise.all(NODES.map(machineAt));
        return answers.find(({ leftOut }) =>
          leftOut?.benchmarks.some(({ benchmark, kind }) => benchmark === ALL_CORES && kind === "differ"),
        );
      },
      90,
    );
    const { leftOut } = told;
    expect(leftOut?.nodes).to.equal(3);
    expect(leftOut?.repeat).to.be.oneOf(["soon", "measured"]);
    leftOutBy = (await chainReports(network)).find(({ sequence }) => sequence === leftOut?.sequence)!;
    const { attested, nodes } = await weighed(leftOutBy);
    expect(attested).to.equal(0n);
    expect(nodes).to.be.at.least(2);
    const lines = machineLines(told).join("\n");
    expect(lines).to.contain(`report ${leftOut?.sequence} of epoch ${leftOut?.epoch} leaves out:`);
    expect(lines).to.match(new RegExp(`\\d of 3 masternodes measured ${NAME}.* too far apart to agree on`));
    expect(lines).to.match(/measures the machine again in one of the next epochs|has measured the machine again since/);
  });

  it("is attested within the next epochs, long before the machine's regular time", async () => {
    const config = loadNodeConfig({
      argv: [],
      environment: {
        ...{ SONM_NODE_PROFILE: "local", SONM_NODE_RPC_URL: network.rpcUrl, SONM_NODE_DATA_DIR: network.folder },
        SONM_NODE_RATE_SOURCES: JSON.stringify([{ url: network.prices.url, path: "usdPerSnm", kind: "usdPerSnm" }]),
      },
    });
    expect(config.remeasureSeconds, "the nodes run with the default").to.be.greaterThan(3_600);
    let weighedUntil = leftOutBy.sequence;
    const agreed = await waitFor(
      "a report that attests it",
      async () => {
        for (const report of await chainReports(network)) {
          if (report.sequence <= weighedUntil) continue;
          if ((await weighed(report)).attested > 0n) return report;
          weighedUntil = report.sequence;
        }
        return undefined;
      },
      150,
    );
    expect(agreed.epoch - leftOutBy.epoch <= EPOCHS, `${agreed.epoch} after ${leftOutBy.epoch}`).to.equal(true);
    const rounds = (await Promise.all(NODES.map(machineAt))).map((answer) => answer.rounds.length);
    expect(rounds.filter((count) => count >= 2).length, rounds.join()).to.be.at.least(2);
    expect(Math.max(...rounds), "after growing pauses").to.be.at.most(7);
  });

  it("comes to the chain by the agent, and to the market", async () => {
    const { hardware } = network.as("buyer");
    await waitFor(
      "an attestation with it",
      async () => {
        const events = await hardware.queryFilter(hardware.filters.HardwareAttested(worker), 0);
        return events.find(({ args }) => (unpackBenchmarks([...args.benchmarks])[ALL_CORES] ?? 0n) > 0n);
      },
      90,
    );
  });
});
