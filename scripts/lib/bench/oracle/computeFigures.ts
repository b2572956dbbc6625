import { Wallet } from "ethers";

import { hexOf } from "../../../../oracle/src/lib/hexOf.ts";
import { keccak } from "../../../../oracle/src/lib/keccak.ts";
import { lowerHex } from "../../../../oracle/src/lib/lowerHex.ts";
import { computeLeafData } from "../../../../oracle/src/node/agreement/computeLeafData.ts";
import type { Observation } from "../../../../oracle/src/node/agreement/Observation.ts";
import type { ReportContext } from "../../../../oracle/src/node/agreement/ReportContext.ts";
import { reportOf } from "../../../../oracle/src/node/agreement/reportOf.ts";
import { ReportTree } from "../../../../oracle/src/node/agreement/ReportTree.ts";
import { verifyContent } from "../../../../oracle/src/node/agreement/verifyContent.ts";
import { NodeSigner } from "../../../../oracle/src/node/NodeSigner.ts";
import { NO_REWARDS } from "../../../../oracle/src/node/reward/RewardBasis.ts";
import type { Figure } from "../Figure.ts";
import { machinesOf, uptimesOf, workerOf } from "./machines.ts";
import { quickest } from "./quickest.ts";

const EPOCH = 7n;
const RATE = 6_244_497_036_986_155_008n;
const TIMES = { genesis: 1_700_000_000, epochLength: 3_600, leaderTimeout: 720 };
const DOMAIN = { chainId: 31_337, reports: workerOf(1_000_000_000) };

/** When machines were measured: in the epoch before the one that the report is of. */
const MEASURED_AT = TIMES.genesis + Number(EPOCH - 1n) * TIMES.epochLength + 1;

/** Nodes whose observations make a report. */
const NODES = 3;

/** The goal's number of machines, and the seconds in which their tree is built. */
const MOST = 100_000;
const TREE_LIMIT = 3;

/** Whose observation it is was checked when it came. */
const NO_SIGNATURE = `0x${"00".repeat(64)}` as const;

/** The hash of an observation was found when it came; here it stands for it. */
const workerHash = (signer: string) => hexOf(keccak(signer));

/** Of how many runs the quickest counts: the first one also compiles. */
const RUNS = 2;

/** How long the end of an epoch takes in one process: the tree alone, and all that a member computes before it signs. */
export function computeFigures(): Figure[] {
  return [...treeFigures(), ...[10_000, MOST].map((count) => signingFigure(count))];
}

function treeFigures(): Figure[] {
  const machines = machinesOf(
    Array.from({ length: MOST }, (_, index) => workerOf(index)),
    MEASURED_AT,
  );
  const observation = observationOf(new NodeSigner(new Wallet(Wallet.createRandom().privateKey)), machines);
  const data = {
    ...{ version: 6 as const, ...DOMAIN, epoch: EPOCH, asOf: TIMES.genesis, setId: 1, rate: RATE, observations: [] },
    machines,
    duties: [],
    rewards: [],
    classes: [],
  };
  const limited = (name: string, value: number): Figure => ({
    ...{ name, value, unit: "s", limit: TREE_LIMIT, ok: value < TREE_LIMIT },
  });
  return [
    // One leaf a machine: the figure of the goal.
    limited(
      "oracle.tree.100k.seconds",
      quickest(() => new ReportTree({ ...data, uptimes: [] }).root, RUNS),
    ),
    // Two leaves a machine, as reports have them.
    limited(
      "oracle.tree.100k.uptimes.seconds",
      quickest(() => new ReportTree({ ...data, uptimes: observation.uptimes }).root, RUNS),
    ),
  ];
}

/** Recomputing a report from what three nodes saw, as a member does before it signs. */
function signingFigure(count: number): Figure {
  const signers = Array.from({ length: NODES }, () => new NodeSigner(new Wallet(Wallet.createRandom().privateKey)));
  const members = signers
    .map(({ address }, index) => ({ signer: address, owner: workerOf(2_000_000_000 + index), stake: 1n }))
    .toSorted((a, b) => (a.signer < b.signer ? -1 : 1));
  const drawn = members.toSorted((a, b) => (a.owner < b.owner ? -1 : 1));
  const context: ReportContext = {
    set: { setId: 1, members },
    domain: DOMAIN,
    times: TIMES,
    drawOf: (epoch) => ({ epoch, block: Number(epoch), beacon: hexOf(keccak(`beacon ${epoch}`)), members: drawn }),
    duties: [],
    rewards: NO_REWARDS,
  };
  const workers = Array.from({ length: count }, (_, index) => workerOf(index));
  const observations = signers.map((signer, index) =>
    observationOf(signer, machinesOf(workers, MEASURED_AT, 2_000n + BigInt(index))),
  );
  const sorted = observations.toSorted((a, b) => (a.signer < b.signer ? -1 : 1));
  const refs = sorted.map(({ signer }) => ({ signer, hash: workerHash(signer), signature: NO_SIGNATURE }));
  const hashOf = ({ signer }: Observation) => workerHash(signer);
  const content = { report: reportOf(computeLeafData(EPOCH, sorted, context, hashOf)), observations: refs };
  const value = quickest(() => verifyContent(content, sorted, context), count < MOST ? RUNS : 1);
  return { name: `oracle.report.check.${count / 1_000}k.seconds`, value, unit: "s" };
}

function observationOf({ address }: NodeSigner, machines: Observation["machines"]): Observation {
  return { epoch: EPOCH, setId: 1, signer: lowerHex(address), rate: RATE, machines, uptimes: uptimesOf(machines) };
}
