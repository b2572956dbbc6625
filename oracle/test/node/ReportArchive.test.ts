import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";
import { Wallet, type ContractRunner, type Log as ChainLog } from "ethers";
import fastify, { type FastifyInstance } from "fastify";

import { REPORT_ROOTS } from "@sonm/protocol/generated/constants.ts";

import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import type { LogReader } from "../../src/chain/LogReader.ts";
import { ReportHistory } from "../../src/chain/ReportHistory.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { epochEnd } from "../../src/node/agreement/EpochTimes.ts";
import type { ClassTotal } from "../../src/node/agreement/ClassTotal.ts";
import type { DutyTotal } from "../../src/node/agreement/DutyTotal.ts";
import type { Content } from "../../src/node/agreement/Content.ts";
import type { SignedObservation } from "../../src/node/agreement/Observation.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { ObservationPool } from "../../src/node/ObservationPool.ts";
import { PeerClient } from "../../src/node/PeerClient.ts";
import { ReportArchive } from "../../src/node/ReportArchive.ts";
import type { RewardBasis } from "../../src/node/reward/RewardBasis.ts";
import { publicRoutes } from "../../src/node/routes/publicRoutes.ts";
import { DeviceStore } from "../../src/store/DeviceStore.ts";
import { LeafStore } from "../../src/store/LeafStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { ObservationStore } from "../../src/store/ObservationStore.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ReportStore } from "../../src/store/ReportStore.ts";
import { UptimeStore } from "../../src/store/UptimeStore.ts";
import { isDutyProved } from "../../src/duties/isDutyProved.ts";
import { isBalanceProved } from "../../src/balances/isBalanceProved.ts";
import { isRewardProved } from "../../src/rewards/isRewardProved.ts";
import { isProved } from "../../src/uptimes/isProved.ts";
import {
  addressOf,
  CONTEXT,
  contextWith,
  DOMAIN,
  drawsFrom,
  machineOf,
  observationOf,
  ownerOf,
  TIMES,
} from "../helpers/agreement.ts";
import { DEPLOYED_AT } from "../helpers/deployedAt.ts";
import { refOf } from "../helpers/refOf.ts";
import { basisOf, PROGRAM } from "../helpers/rewards.ts";
import { signObservation } from "../helpers/signObservation.ts";
import { silentLog } from "../helpers/silentLog.ts";

const WORKER = addressOf(0xaa);
/** So many that the first 36 have left the ring of roots. */
const REPORTS = Number(REPORT_ROOTS) + 36;

/** Signers of the set, by number of the node. */
const KEYS = [1, 2, 3].map((node) => new Wallet(`0x${node.toString(16).padStart(64, "0")}`));
const SET = {
  ...CONTEXT.set,
  members: KEYS.map(({ address }, index) => ({
    signer: lowerHex(address),
    owner: ownerOf(index + 1),
    stake: 100n,
  })).toSorted((a, b) => (a.signer < b.signer ? -1 : 1)),
};
const SIGNERS = SET.members.map(({ signer }) => signer);

/** What the only owner had earned when an epoch ended. */
const dutiesOf = (epoch: bigint): DutyTotal[] => [{ owner: ownerOf(1), earned: epoch * 10n }];

/** Supply and demand of two classes when an epoch ended. */
const classesOf = (epoch: bigint): ClassTotal[] =>
  [2, 7].map((classId) => ({ classId, supplied: epoch * 100n, demanded: epoch * BigInt(classId), fees: epoch }));

/** What the machine had earned in two programs when an epoch ended, and goes on from. It has left both. */
const rewardsOf = (epoch: bigint): RewardBasis => {
  const programs = [3, 5];
  const rewards = programs.map((programId) => ({
    ...{ programId, worker: WORKER, gpuSeconds: Number(epoch) * programId, online: 0, seenAt: 0 },
  }));
  return basisOf({
    programs: new Map(programs.map((programId) => [programId, { ...PROGRAM, programId }])),
    members: [],
    previous: { asOf: 0, rewards, classes: classesOf(epoch), uptimes: new Map() },
  });
};

/** What members signed for the epoch that report number `sequence` closes, and what it is made of. */
const signedOf = (sequence: number): { content: Content; signed: SignedObservation[] } => {
  const epoch = BigInt(sequence);
  const uptimes = [{ worker: WORKER, online: sequence * 7 }];
  const signed = SIGNERS.map((signer) => {
    const observation = observationOf(1, [machineOf(5n)], { epoch, uptimes, signer });
    const key = KEYS.find(({ address }) => lowerHex(address) === signer)!;
    return signObservation(observation, new NodeSigner(key));
  });
  const seen = signed.map(({ observation }) => observation);
  const report = reportOf(
    computeLeafData(epoch, seen, { ...contextWith(SET), duties: dutiesOf(epoch), rewards: rewardsOf(epoch) }),
  );
  return { content: { report, observations: signed.map(refOf) }, signed };
};

describe("ReportArchive", () => {
  const reports = Array.from({ length: REPORTS }, (_, index) => signedOf(index + 1));
  const contents = reports.map(({ content }) => content);
  const opened: DatabaseSync[] = [];
  const servers: FastifyInstance[] = [];
  /** Reports on the chain. */
  let last: number;
  /** Seconds after which a report is final. */
  let disputeWindow: number;
  /** Reports that were voided, and in which block. */
  let voided: { readonly sequence: number; readonly block: number }[];
  beforeEach(() => {
    last = REPORTS;
    disputeWindow = 0;
    voided = [];
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
    for (const database of opened.splice(0)) database.close();
  });

  /** A chain that answers which report is the newest, and has the event of each. */
  const chain = (): { contracts: Contracts; logs: ChainLog[] } => {
    const runner = {
      call: ({ data }: { data: string }) => {
        const { interface: abi } = contracts.reports;
        const called = abi.parseTransaction({ data });
        return Promise.resolve(
          called?.name === "finalAt"
            ? abi.encodeFunctionResult("finalAt", [Number(called.args[0]) + disputeWindow])
            : abi.encodeFunctionResult("latestReport", [BigInt(last), BigInt(last)]),
        );
      },
    } as unknown as ContractRunner;
    const contracts = contractsOf({ contracts: { ...DEPLOYED_AT, Reports: DOMAIN.reports } }, runner);
    const event = contracts.reports.interface.getEvent("ReportAccepted");
    const logs = contents.map(({ report }, index) => {
      const { epoch, setId, root, rate, dataHash } = report;
      const values = [BigInt(index + 1), epoch, setId, root, rate, dataHash, 7n, 300n, addressOf(1), 0n];
      return {
        ...contracts.reports.interface.encodeEventLog(event, values),
        blockNumber: index + 1,
      } as unknown as ChainLog;
    });
    return { contracts, logs };
  };

  const voidOf = ({ reports }: Contracts, sequence: number, blockNumber: number): ChainLog => {
    const event = reports.interface.getEvent("ReportVoided");
    const encoded = reports.interface.encodeEventLog(event, [BigInt(sequence), addressOf(9)]);
    return { ...encoded, blockNumber } as unknown as ChainLog;
  };

  /** @param signed numbers of the reports whose content this node signed */
  const create = (
    signed: (sequence: number) => boolean,
    peers: readonly PeerClient[] = [],
    keep = 1_000,
  ): ReportArchive => {
    const database = openDatabase(":memory:", NODE_TABLES);
    opened.push(database);
    const { contracts, logs } = chain();
    const observations = new ObservationStore(database);
    const pool = new ObservationPool({
      store: observations,
      domain: DOMAIN,
      peers: () => [],
      log: silentLog,
      patienceMs: 10,
    });
    // Whoever signed a report has what it is made of.
    reports.forEach(({ signed: made }, index) => {
      if (signed(index + 1)) made.forEach((one) => pool.admit(one));
    });
    const store = new ReportStore(database);
    const reader: Pick<LogReader, "read"> = {
      read: async (_name, _filter, take) => {
        const voids = voided.map(({ sequence, block }) => voidOf(contracts, sequence, block));
        const seen = [...logs, ...voids].filter(({ blockNumber }) => blockNumber <= last);
        await take(seen, { from: 1, to: last });
      },
    };
    return new ReportArchive({
      contracts,
      // Report n was accepted in block n, at second n.
      clock: {
        get block() {
          return { number: last, timestamp: last };
        },
      },
      history: new ReportHistory(contracts, reader, store),
      store,
      uptimes: new UptimeStore(database),
      devices: new DeviceStore(database),
      state: { signerSet: SET, setOf: () => SET, times: TIMES },
      domain: DOMAIN,
      draws: drawsFrom(() => SET),
      duties: { asOf: (epoch) => Promise.resolve(dutiesOf(epoch)) },
      rewards: { asOf: (epoch) => Promise.resolve(rewardsOf(epoch)) },
      signedContent: (epoch) => (signed(Number(epoch)) ? contents[Number(epoch) - 1] : undefined),
      peers: () => peers,
      pool,
      observations,
      leaves: new LeafStore(database),
      keep,
      log: silentLog,
    });
  };
  const leavesIn = (at: number) => new LeafStore(opened[at]!).of(WORKER);
  const all = (): boolean => true;
  const none = (): boolean => false;
  /** Refreshes until it is current, at most as often as it takes to look for everything once. */
  const settle = async (archive: ReportArchive): Promise<void> => {
    for (let refreshes = 0; refreshes < 40 && !archive.isCurrent(last); refreshes += 1) await archive.refresh();
  };
  const peerOf = async (archive: ReportArchive): Promise<PeerClient> => {
    const server = fastify();
    servers.push(server);
    publicRoutes(server, archive, () => ({}));
    return new PeerClient({ signer: addressOf(1), url: await server.listen({ host: "127.0.0.1", port: 0 }) }, 5_000);
  };
  const at = (sequence: number): number => epochEnd(BigInt(sequence), TIMES);

  it("proves nothing by a report before it is final", async () => {
    const archive = create(all);
    last = 3;
    disputeWindow = 2;
    await settle(archive);
    expect(archive.isCurrent(last), "counts go on from pending reports").to.equal(true);
    expect(archive.uptimesOf(WORKER, at(3), at(3)).before?.sequence).to.equal(1);
    expect(archive.uptimesOf(WORKER, at(3), at(3)).after).to.equal(null);
    last = 5;
    await settle(archive);
    expect(archive.uptimesOf(WORKER, at(3), at(3)).after?.sequence).to.equal(3);
  });

  it("proves what an owner earned by the newest report that is final, not void and in the ring of roots", async () => {
    const archive = create(all);
    last = 5;
    disputeWindow = 2;
    await settle(archive);
    const answer = archive.dutyOf(ownerOf(1))!;
    expect(answer).to.deep.include({ sequence: 3, epoch: 3, asOf: at(3), earned: "30" });
    expect(isDutyProved(ownerOf(1), answer, contents[2]!.report.root)).to.equal(true);
    expect(isDutyProved(ownerOf(1), { ...answer, earned: "31" }, contents[2]!.report.root)).to.equal(false);
    expect(archive.dutyOf(ownerOf(2))).to.equal(undefined);
    voided = [{ sequence: 4, block: 5 }];
    last = 6;
    await settle(archive);
    expect(archive.dutyOf(ownerOf(1))?.sequence, "the fourth is void").to.equal(3);
    const late = create((sequence) => sequence < 30);
    last = REPORTS;
    disputeWindow = 0;
    await late.refresh();
    expect(late.dutyOf(ownerOf(1)), "the chain does not know the roots of what it has").to.equal(undefined);
  });

  it("proves what a machine earned in each program by the newest report that is final and not void", async () => {
    const archive = create(all);
    expect(archive.rewardsOf(WORKER), "before there is a report").to.equal(undefined);
    last = 5;
    disputeWindow = 1;
    voided = [{ sequence: 4, block: 5 }];
    await settle(archive);
    const { rewards } = archive.rewardsOf(WORKER)!;
    expect(rewards.map(({ programId, gpuSeconds }) => [programId, gpuSeconds])).to.deep.equal([
      [3, 9],
      [5, 15],
    ]);
    for (const reward of rewards) {
      expect(reward).to.include({ sequence: 3, epoch: 3, asOf: at(3) });
      expect(isRewardProved(WORKER, reward, contents[2]!.report.root)).to.equal(true);
      expect(isRewardProved(WORKER, { ...reward, gpuSeconds: 16 }, contents[2]!.report.root)).to.equal(false);
      expect(isRewardProved(addressOf(9), reward, contents[2]!.report.root)).to.equal(false);
    }
    expect(archive.rewardsOf(addressOf(9))).to.deep.equal({ rewards: [] });
  });

  it("proves supply and demand by class by the newest report that is final and not void", async () => {
    const archive = create(all);
    expect(archive.balances(), "before there is a report").to.equal(undefined);
    last = 5;
    disputeWindow = 1;
    voided = [{ sequence: 4, block: 5 }];
    await settle(archive);
    const { classes } = archive.balances()!;
    expect(classes.map(({ classId, supplied, demanded, fees }) => [classId, supplied, demanded, fees])).to.deep.equal([
      [2, "300", "6", "3"],
      [7, "300", "21", "3"],
    ]);
    for (const balance of classes) {
      const { root } = contents[2]!.report;
      expect(balance).to.include({ sequence: 3, epoch: 3, asOf: at(3) });
      expect(isBalanceProved(balance, root)).to.equal(true);
      expect(isBalanceProved({ ...balance, demanded: "5" }, root)).to.equal(false);
      expect(isBalanceProved({ ...balance, classId: 3 }, root)).to.equal(false);
    }
  });

  it("forgets what a void report attested, and knows it again where a reorganisation takes the void back", async () => {
    const archive = create(all);
    last = 4;
    disputeWindow = 3;
    await settle(archive);
    const attested = new UptimeStore(opened[0]!);
    const online = () => attested.newest().get(WORKER)?.asOf;
    expect(online()).to.equal(at(4));
    voided = [{ sequence: 4, block: 5 }];
    last = 5;
    await settle(archive);
    voided.push({ sequence: 5, block: 6 });
    await archive.refresh();
    expect(online(), "the fifth report counts, the fourth does not").to.equal(at(5));
    last = 6;
    await settle(archive);
    last = 9;
    await settle(archive);
    expect(archive.uptimesOf(WORKER, at(5), at(6)).after?.sequence).to.equal(6);
    expect(archive.uptimesOf(WORKER, at(5), at(6)).before?.sequence, "neither of the void ones").to.equal(3);
    voided = [];
    await archive.refresh();
    expect(archive.uptimesOf(WORKER, at(5), at(6)).before?.sequence).to.equal(5);
  });

  it("proves uptimes before and after a span, from the newest reports and those whose root stays", async () => {
    const archive = create(all);
    await settle(archive);
    const { before, after } = archive.uptimesOf(WORKER, at(80), at(90));
    expect(before).to.include({ sequence: 80, epoch: 80, asOf: at(80), online: 560 });
    expect(after).to.include({ sequence: 90, epoch: 90, asOf: at(90), online: 630 });
    for (const found of [before!, after!]) {
      expect(isProved(WORKER, found, contents[found.sequence - 1]!.report.root)).to.equal(true);
      expect(isProved(WORKER, found, contents[0]!.report.root)).to.equal(false);
    }
    const sequences = (from: number, to: number) => {
      const answer = archive.uptimesOf(WORKER, at(from), at(to));
      return [answer.before?.sequence, answer.after?.sequence];
    };
    expect(sequences(36, 36), "out of the ring").to.deep.equal([24, 37]);
    expect(sequences(23, REPORTS + 1)).to.deep.equal([undefined, undefined]);
    expect(sequences(30, 48)).to.deep.equal([24, 48]);
    expect(archive.uptimesOf(addressOf(9), at(80), at(90))).to.deep.equal({ before: null, after: null });
  });

  it("keeps lasting reports longer than others, and forgets their neighbours", async () => {
    const archive = create(all, [], 70);
    await settle(archive);
    expect(archive.dataOf(24n)).not.to.equal(undefined);
    expect(archive.dataOf(25n)).to.equal(undefined);
    expect(archive.dataOf(48n)).not.to.equal(undefined);
    expect(archive.uptimesOf(WORKER, at(30), at(30)).before?.sequence).to.equal(24);
  });

  it("fetches what it missed from other nodes before it says that it is current, and serves the same", async () => {
    const full = create(all);
    await settle(full);
    const late = create(none, [await peerOf(full)]);
    await late.refresh();
    expect(late.isCurrent(last)).to.equal(false);
    await settle(late);
    for (const [from, to] of [
      [24, 48],
      [50, 60],
      [99, 100],
    ] as const) {
      const answer = late.uptimesOf(WORKER, at(from), at(to));
      expect(answer.before).not.to.equal(null);
      expect(answer).to.deep.equal(full.uptimesOf(WORKER, at(from), at(to)));
    }
  });

  it("remembers from which report a machine's leaf first came and who measured it, as far as a peer can prove it", async () => {
    const full = create(all);
    await settle(full);
    const late = create(none, [await peerOf(full)]);
    await settle(late);
    const liar = {
      signer: addressOf(1),
      reportData: (epoch: bigint) => {
        // The last node is said to have measured nothing.
        const told = JSON.parse(full.observationsOf(epoch)!) as { observation: { signer: Hex; machines: unknown[] } }[];
        for (const { observation } of told) if (observation.signer === SIGNERS[2]) observation.machines = [];
        return Promise.resolve({ data: full.dataOf(epoch)!, observations: JSON.stringify([...told, told[2]]) });
      },
    } as unknown as PeerClient;
    const misled = create(none, [liar]);
    await settle(misled);
    const first = { measuredAt: machineOf(5n).measuredAt, epoch: 24, sequence: 24 };
    expect(leavesIn(0)).to.deep.equal([{ ...first, by: SIGNERS }]);
    expect(leavesIn(1)).to.deep.equal(leavesIn(0));
    expect(leavesIn(2)).to.deep.equal([{ ...first, by: SIGNERS.slice(0, 2) }]);
    expect(full.newestLeaf(WORKER)).to.deep.equal({ sequence: last, epoch: last, measuredAt: first.measuredAt });
    expect(full.newestLeaf(addressOf(9))).to.equal(undefined);
  });

  it("is current without older data that no node has, once it has asked, but never without the newest", async () => {
    const partial = create((sequence) => sequence !== 70 && sequence !== last);
    const late = create(none, [await peerOf(partial)]);
    for (const archive of [partial, late]) await settle(archive);
    expect(late.isCurrent(last)).to.equal(false);
    last = 95;
    const other = create(none, [await peerOf(partial)]);
    await settle(other);
    expect(other.isCurrent(95)).to.equal(true);
    expect(other.isCurrent(96)).to.equal(false);
    expect(other.dataOf(70n)).to.equal(undefined);
    expect(other.uptimesOf(WORKER, at(70), at(70))).to.nested.include({ "before.sequence": 69, "after.sequence": 71 });
  });
});
