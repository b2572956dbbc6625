import { setTimeout as sleep } from "node:timers/promises";

import { JsonRpcProvider, Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { connectContracts, type SonmContracts } from "../deploy/connectContracts.ts";
import { queryGraph } from "../graph/queryGraph.ts";
import type { LocalNetwork } from "../local/LocalNetwork.ts";
import type { LocalPorts } from "../local/LocalPorts.ts";
import { startLocalNetwork } from "../local/startLocalNetwork.ts";
import type { Figure } from "./Figure.ts";
import { median } from "./median.ts";

const REPORTS = 5;
const POLLING = 10;
/** Seconds for the machine to be measured and sold. */
const ASK_WITHIN = 120;

/** Figures of the whole local network, as `npm start` runs it. */
export async function networkFigures(
  ports: LocalPorts,
  stateDir: string,
  say: (text: string) => void,
): Promise<Figure[]> {
  const startedAt = performance.now();
  const network = await startLocalNetwork({
    ports,
    stateDir,
    listener: {
      step: (name, state) => say(`${name} ${state}`),
      warned: (program, text) => say(`${program} | ${text}`),
    },
  });
  const settings = { staticNetwork: true, pollingInterval: POLLING, cacheTimeout: -1 };
  const provider = new JsonRpcProvider(network.rpcUrl, LOCAL_CHAIN_ID, settings);
  try {
    const buyer = connectContracts(network.contracts, new Wallet(localAccounts.buyer.privateKey, provider));
    const page = { name: "start.seconds", value: round(network.seconds, 10), unit: "s" };
    await until(() => hasAsk(network), ASK_WITHIN, "the machine's ask");
    const market = { name: "start.market.seconds", value: round(secondsSince(startedAt), 10), unit: "s" };
    return [page, market, await signaturesFigure(buyer)];
  } finally {
    provider.destroy();
    await network.stop();
  }
}

const round = (value: number, parts: number): number => Math.round(value * parts) / parts;
const secondsSince = (start: number): number => (performance.now() - start) / 1000;

/** Asks until it is so. */
async function until(holds: () => Promise<boolean>, seconds: number, what: string): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > deadline) throw new Error(`${what} did not come within ${seconds} s.`);
    await sleep(POLLING);
  }
}

async function hasAsk(network: LocalNetwork): Promise<boolean> {
  const query = "{ orders(first: 1, where: { side: ASK, status: ACTIVE }) { id } }";
  const { orders } = await queryGraph<{ orders: unknown[] }>(network.graphqlUrl, query);
  return orders.length > 0;
}

/** How many masternodes signed the local network's reports, in the median. */
async function signaturesFigure({ reports }: SonmContracts): Promise<Figure> {
  await until(async () => (await reports.latestReport()).sequence >= REPORTS, REPORTS * 20, "reports");
  const events = await reports.queryFilter(reports.filters.ReportAccepted, 0);
  const counts = events.map(({ args }) => args.signers.toString(2).replaceAll("0", "").length);
  return { name: "report.signatures", value: median(counts), unit: "signatures" };
}
