import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

import { JsonRpcProvider, Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf, type ContractAddresses } from "@sonm/protocol/networks.ts";

import { startPriceSource } from "../../../../oracle/src/devtools/priceSource.ts";
import { connectContracts } from "../../deploy/connectContracts.ts";
import { anvil, CHAIN } from "../../local/anvil.ts";
import { deployLocally } from "../../local/deployLocally.ts";
import { LOCAL_MASTERNODES } from "../../local/localMasternodes.ts";
import type { LocalPorts } from "../../local/LocalPorts.ts";
import { oracleName, oracleNode } from "../../local/oracleNode.ts";
import { buildOracle } from "../../local/oracleProgram.ts";
import { Supervisor } from "../../local/Supervisor.ts";
import type { Figure } from "../Figure.ts";
import { median } from "../median.ts";
import { drawnFor } from "./drawnFor.ts";
import { knownMachines } from "./knownMachines.ts";
import { watchProcess } from "./watchProcess.ts";

/** Machines of the goal, and the seconds in which each reports once. */
const MACHINES = 10_000;
const HEARTBEAT = 30;

/** Heartbeats that a core must take each second, and MB that the node may have. */
const PROBES_LIMIT = MACHINES / HEARTBEAT;
const MEMORY_LIMIT = 512;

/** Seconds of an epoch, and for which all machines report while epochs end. */
const EPOCH = 60;
const STEADY = 230;

const USD_PER_SNM = "0.16014";

const LOAD = fileURLToPath(new URL("heartbeatLoad.ts", import.meta.url));

const runFile = promisify(execFile);

/**
 * A network of three real nodes that have measured 10,000 machines, one of which hears them all: heartbeats that it takes
 * in each second of one core, the most memory that it has while epochs end, and how long their reports take.
 */
export async function nodeFigures(ports: LocalPorts, stateDir: string, say: (text: string) => void): Promise<Figure[]> {
  const quiet = { warned: () => undefined, died: say, restarted: () => undefined };
  await buildOracle();
  const programs = new Supervisor(stateDir, quiet);
  const prices = await startPriceSource(ports.price, USD_PER_SNM);
  const rpcUrl = `http://127.0.0.1:${ports.rpc}`;
  const nodePorts = [ports.oracle1, ports.oracle2, ports.oracle3];
  try {
    await programs.start(anvil(ports.rpc));
    const endpoints = nodePorts.map((port) => `http://127.0.0.1:${port}`);
    const parameters = { epochLength: BigInt(EPOCH), staleAfter: 3_600n };
    const contracts = await deployLocally({ ...networkOf(LOCAL_CHAIN_ID), rpcUrl }, endpoints, parameters);
    // Nobody was drawn in the epoch of the deployment: there was no signer set before it.
    await sleep(EPOCH * 1_000);
    const { isDrawn, began } = await drawnFor({ chainId: LOCAL_CHAIN_ID, rpcUrl });
    const programsOf = nodePorts.map((port, index) => {
      const owner = localAccounts[LOCAL_MASTERNODES[index]?.owner ?? "operator"].address;
      const file = join(stateDir, oracleName(index), "node.db");
      knownMachines(file, MACHINES, began, (master) => isDrawn(owner, master));
      return oracleNode({ index, port, rpcUrl, pricePort: ports.price, stateDir });
    });
    for (const spec of programsOf) {
      await programs.start({ ...spec, environment: { ...spec.environment, ...SETTINGS } });
    }
    return await measure(endpoints[0] ?? "", contracts, rpcUrl, say);
  } finally {
    await programs.stop([CHAIN]);
    await prices.stop();
  }
}

/** As in production, where the local network's times are shorter. */
const SETTINGS = {
  SONM_NODE_HEARTBEAT_MS: String(HEARTBEAT * 1_000),
  SONM_NODE_TOLERATED_SILENCE_SECONDS: "120",
  SONM_NODE_CHAIN_POLL_MS: "1000",
  SONM_NODE_PEER_TIMEOUT_MS: "10000",
  // A leader has minutes of an hour; of this epoch it has half a minute.
  SONM_NODE_LEADER_TIMEOUT_FRACTION: "0.5",
  SONM_NODE_MAX_WORKERS: String(MACHINES),
};

async function measure(
  url: string,
  contracts: ContractAddresses,
  rpcUrl: string,
  say: (text: string) => void,
): Promise<Figure[]> {
  const signer = localAccounts[LOCAL_MASTERNODES[0]?.signer ?? "signer1"].address.toLowerCase();
  const load = async (perSecond: number, seconds: number) => {
    const numbers = [MACHINES, perSecond, seconds].map(String);
    const args = [url, signer, String(LOCAL_CHAIN_ID), contracts.Reports.toLowerCase(), ...numbers];
    const { stdout } = await runFile(process.execPath, ["--import", "tsx", LOAD, ...args]);
    const counts = JSON.parse(stdout) as { answered: number; failed: number };
    say(`${counts.answered} heartbeats were answered, ${counts.failed} were not`);
    return counts;
  };
  // Once for the code to be compiled and every machine known, then to measure.
  await load(0, 0);
  const watch = watchProcess(url);
  await watch.look();
  const before = watch.cpuSeconds;
  const { answered } = await load(0, 0);
  await watch.look();
  const perSecond = Math.round(answered / (watch.cpuSeconds - before));
  say(`${answered} heartbeats took ${(watch.cpuSeconds - before).toFixed(1)} s of one core`);
  const listening = watch.mostBytes;
  await watch.during(load(Math.ceil(PROBES_LIMIT), STEADY));
  const { delays, newest } = await acceptedReports(contracts, rpcUrl);
  return [
    atLeast("oracle.probes.per.second", perSecond),
    // While machines report, and while epochs end: then three nodes' observations of all machines are there at once.
    atMost("oracle.memory.10k.heartbeats.mb", listening),
    atMost("oracle.memory.10k.mb", watch.mostBytes),
    { name: "oracle.report.10k.reports", value: delays.length, unit: "reports", limit: 1, ok: delays.length >= 1 },
    ...(newest === undefined ? [] : [await machinesFigure(url, newest)]),
    ...(delays.length === 0 ? [] : [{ name: "oracle.report.10k.seconds", value: median(delays), unit: "s" }]),
  ];
}

/** How many machines a report attests: all, or its other figures would be of less than they say. */
async function machinesFigure(url: string, epoch: bigint): Promise<Figure> {
  const { machines } = (await (await fetch(`${url}/reports/${epoch}`)).json()) as { machines: unknown[] };
  const { length: value } = machines;
  return { name: "oracle.report.10k.machines", value, unit: "machines", limit: MACHINES, ok: value === MACHINES };
}

const atLeast = (name: string, value: number): Figure => {
  const limit = Math.ceil(PROBES_LIMIT);
  return { name, value, unit: "heartbeats/s", limit, ok: value >= limit };
};

const atMost = (name: string, bytes: number): Figure => {
  const value = Math.ceil(bytes / 1e6);
  return { name, value, unit: "MB", limit: MEMORY_LIMIT, ok: value < MEMORY_LIMIT };
};

/** Seconds from the end of each epoch until the chain had its report, and the epoch of the newest. */
async function acceptedReports(
  contracts: ContractAddresses,
  rpcUrl: string,
): Promise<{ readonly delays: number[]; readonly newest: bigint | undefined }> {
  const provider = new JsonRpcProvider(rpcUrl, LOCAL_CHAIN_ID, { staticNetwork: true });
  try {
    const { reports } = connectContracts(contracts, Wallet.createRandom(provider));
    const genesis = Number(await reports.genesis());
    const accepted = await reports.queryFilter(reports.filters.ReportAccepted, 0);
    const delays = await Promise.all(
      accepted.map(async (event) => {
        const { timestamp } = await event.getBlock();
        return timestamp - (genesis + (Number(event.args.epoch) + 1) * EPOCH);
      }),
    );
    return { delays, newest: accepted.at(-1)?.args.epoch };
  } finally {
    provider.destroy();
  }
}
