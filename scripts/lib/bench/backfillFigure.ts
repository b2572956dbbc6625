import { setTimeout as sleep } from "node:timers/promises";

import { Wallet, type JsonRpcProvider } from "ethers";

import type { SonmContracts } from "../deploy/connectContracts.ts";
import { queryGraph } from "../graph/queryGraph.ts";
import { INDEX } from "../local/graphIndex.ts";
import type { LocalNetwork } from "../local/LocalNetwork.ts";
import type { Figure } from "./Figure.ts";

/** Events in one transaction. Even, so that each leaves the blacklist as it found it. */
const EVENTS_PER_TRANSACTION = 100;
const TRANSACTIONS = 150;
const WITHIN = 180_000;

interface Head {
  _meta: { block: { number: number } };
}

/** Events that a fresh index takes in each second when it starts on a chain that has them all. */
export async function backfillFigure(
  network: LocalNetwork,
  { market, masternodes, reports, hardware, catalogue }: SonmContracts,
  provider: JsonRpcProvider,
): Promise<Figure> {
  const target = Wallet.createRandom().address;
  const calls = Array.from({ length: EVENTS_PER_TRANSACTION }, (_, index) =>
    market.interface.encodeFunctionData("setBlacklisted", [target, index % 2 === 0]),
  );
  for (let sent = 0; sent < TRANSACTIONS; sent += 1) await (await market.multicall(calls)).wait();

  const head = await provider.getBlockNumber();
  const index = network.programs.get(INDEX);
  const killed = index.pid;
  index.kill("SIGKILL");
  while (index.pid === killed) await sleep(5);
  const deadline = performance.now() + WITHIN;
  while (!(await answers(network)) && performance.now() < deadline) await sleep(10);
  const startedAt = performance.now();
  while ((await headOf(network, deadline)) < head) await sleep(20);
  const seconds = (performance.now() - startedAt) / 1000;
  const addresses = await Promise.all(
    [market, masternodes, reports, hardware, catalogue].map((one) => one.getAddress()),
  );
  const logs = await provider.getLogs({ fromBlock: 0, toBlock: head });
  const events = logs.filter(({ address }) => addresses.includes(address)).length;
  return { name: "index.backfill", value: Math.round(events / seconds), unit: "events/s" };
}

/** Whether the server is up. It has indexed nothing then, and says so. */
const answers = (network: LocalNetwork): Promise<boolean> =>
  fetch(network.graphqlUrl, { method: "POST", body: "{}" }).then(
    async (response) => (await response.text()) !== "",
    () => false,
  );

/** The newest block that the index has, as soon as it answers. */
async function headOf(network: LocalNetwork, deadline: number): Promise<number> {
  while (performance.now() < deadline) {
    try {
      return (await queryGraph<Head>(network.graphqlUrl, "{ _meta { block { number } } }"))._meta.block.number;
    } catch {
      // It is not up yet.
      await sleep(20);
    }
  }
  throw new Error(`The index was not back within ${WITHIN / 1000} s.`);
}
