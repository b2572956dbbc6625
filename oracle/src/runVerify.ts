import type { Connection } from "./chain/Connection.ts";
import { DutyHistory } from "./chain/DutyHistory.ts";
import { LogReader } from "./chain/LogReader.ts";
import { MasterHistory } from "./chain/MasterHistory.ts";
import { ReportHistory } from "./chain/ReportHistory.ts";
import { NodeDirectory } from "./chain/NodeDirectory.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { onChain } from "./cli/onChain.ts";
import type { VerifyFlags } from "./cli/verbs/verify.ts";
import { words } from "./cli/words.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { createLog } from "./lib/createLog.ts";
import { errorText } from "./lib/errorText.ts";
import { readContext } from "./node/agreement/ReportContext.ts";
import { totalStakeOf } from "./node/agreement/rules.ts";
import { chainDraws } from "./node/chainDraws.ts";
import { createRewards } from "./node/createRewards.ts";
import { Duties } from "./node/Duties.ts";
import { PeerClient } from "./node/PeerClient.ts";
import { CursorStore } from "./store/CursorStore.ts";
import { DutyStore } from "./store/DutyStore.ts";
import { EndpointStore } from "./store/EndpointStore.ts";
import { NODE_TABLES } from "./store/nodeTables.ts";
import { openDatabase } from "./store/openDatabase.ts";
import { ReportStore } from "./store/ReportStore.ts";
import { SignerSetStore } from "./store/SignerSetStore.ts";
import { WorkerStore } from "./store/WorkerStore.ts";
import { checkSignatures } from "./verify/checkSignatures.ts";
import { readRecord } from "./verify/readRecord.ts";
import { VerifyError } from "./verify/VerifyError.ts";
import { verifyReport } from "./verify/verifyReport.ts";

/** Milliseconds that a node has to answer. */
const TIMEOUT_MS = 60_000;

/** Blocks asked for logs in one request. */
const RANGE = 2_000;

const NOBODY = `0x${"00".repeat(20)}` as const;

/**
 * Recomputes the report of an epoch and says whether it is what its observations give, or what differs first:
 * `verify <epoch>`. Nodes give leaf data and observations; everything that they are checked against is the chain's.
 *
 * The process ends with code 1 where they differ, or no node has what the report was made of.
 *
 * @throws ConfigError with what is wrong with the flags or the chain
 */
export async function runVerify({ words: [word], flags, terminal }: Call<VerifyFlags>): Promise<Answer> {
  const epoch = words.number(word, "an epoch");
  return onChain(flags, (connection) =>
    terminal.during(`Recomputing the report of epoch ${epoch}`, () => verify(epoch, connection, flags.node)),
  );
}

async function verify(epoch: bigint, connection: Connection, node: string | undefined): Promise<Answer> {
  const { provider, contracts, deployment, domain } = connection;
  const record = await readRecord(epoch, connection, RANGE);
  if (record === undefined) throw new ConfigError([`The chain has accepted no report of epoch ${epoch}.`]);
  const [genesis, epochLength] = await Promise.all([contracts.reports.genesis(), contracts.reports.epochLength()]);
  const times = { genesis: Number(genesis), epochLength: Number(epochLength), leaderTimeout: 0 };

  const database = openDatabase(":memory:", NODE_TABLES);
  try {
    const settings = { startBlock: deployment.startBlock, range: RANGE, reorgDepth: 0 };
    const logs = new LogReader(provider, new CursorStore(database), settings);
    const sets = new SignerSetStore(database);
    const masters = new MasterHistory(contracts, logs, new WorkerStore(database));
    const directory = new NodeDirectory(provider, contracts, logs, new EndpointStore(database), {});
    const draws = chainDraws(connection, database, logs, { times: () => times, reorgDepth: 0 });
    const duties = new Duties(new DutyHistory(contracts, logs, new DutyStore(database), sets), draws);
    const reportHistory = new ReportHistory(contracts, logs, new ReportStore(database));
    const askable = () => [...nodes, ...directory.nodes].map((address) => new PeerClient(address, TIMEOUT_MS));
    const rewardParts = {
      connection,
      database,
      logs,
      draws,
      reportHistory,
      peers: askable,
      log: createLog("verify", "warn", "errors"),
    };
    const { rewards } = createRewards(rewardParts);
    await Promise.all([masters.refresh(), directory.refresh(), draws.resolve([epoch])]);
    const nodes = node === undefined ? directory.nodes : [{ signer: NOBODY, url: node.replace(/\/+$/, "") }];
    const began = draws.of(epoch)?.block ?? 0;
    const set = sets.find(record.report.setId);
    if (set === undefined) throw new ConfigError([`The chain tells of no signer set ${record.report.setId}.`]);
    const title = `Report ${record.sequence} of epoch ${epoch}`;

    const problems: string[] = [];
    for (const address of nodes) {
      try {
        const signed = checkSignatures(record, set, domain);
        const served = await new PeerClient(address, TIMEOUT_MS).reportData(epoch);
        const {
          machines,
          uptimes,
          duties: owners,
          rewards: earned,
          classes,
          observations,
        } = await verifyReport(
          record,
          served,
          (seen) => readContext(epoch, { set, times }, { domain, draws, duties, rewards }, seen),
          (worker) => masters.at(worker, began),
        );
        const percent = Number((totalStakeOf(signed) * 1_000n) / totalStakeOf(set.members)) / 10;
        return {
          data: {
            ...{ epoch, verified: true, sequence: record.sequence, root: record.report.root, setId: set.setId },
            ...{ machines: machines.length, uptimes: uptimes.length, owners: owners.length, rewarded: earned.length },
            ...{ classes: classes.length, observers: observations.length, members: set.members.length },
            ...{ signers: signed.length, signedPercent: percent },
          },
          lines: [
            `${title} is what its observations give: ${machines.length} machines, ${uptimes.length} uptimes, ` +
              `what ${owners.length} owners and ${earned.length} machines in programs earned, ` +
              `supply and demand of ${classes.length} classes, root ${record.report.root}.`,
            `${observations.length} of ${set.members.length} members of set ${set.setId} observed, and ` +
              `${signed.length} with ${percent}% of the stake signed it` +
              `${record.signatures === undefined ? ", as the chain says" : ""}.`,
          ],
        };
      } catch (error) {
        if (error instanceof VerifyError && error.of === "report") {
          const problems = [`${title} is not what its observations give. ${error.message}`];
          return { failed: true, lines: problems, data: { epoch, verified: false, differs: true, problems } };
        }
        problems.push(`${address.url}: ${errorText(error)}`);
      }
    }
    if (problems.length === 0) problems.push("No masternode can be reached. Give one by --node.");
    const lines = [`${title} could not be verified.`, ...problems];
    return { failed: true, lines, data: { epoch, verified: false, differs: false, problems } };
  } finally {
    database.close();
  }
}
