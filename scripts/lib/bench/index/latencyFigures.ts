import { setTimeout as sleep } from "node:timers/promises";

import { Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { queryGraph } from "../../graph/queryGraph.ts";
import type { Figure } from "../Figure.ts";
import { median } from "../median.ts";
import type { IndexWorld } from "./IndexWorld.ts";
import { percentile } from "./percentile.ts";

const SAMPLES = 40;
/** Milliseconds. */
const LIMIT = 1_000;
const WITHIN = 30_000;
const QUERY = "query ($hash: Bytes!) { blacklistChanges(where: { transaction: $hash }) { id } }";

/** Milliseconds from the receipt of a transaction until a query shows what it did. */
export async function latencyFigures({ market, node, provider }: IndexWorld): Promise<Figure[]> {
  const buyer = market.connect(new Wallet(localAccounts.buyer.privateKey, provider));
  const samples: number[] = [];
  while (samples.length < SAMPLES) {
    const { hash } = await buyer.setBlacklisted(Wallet.createRandom().address, true);
    while ((await provider.send("eth_getTransactionReceipt", [hash])) === null) await sleep(5);
    const minedAt = performance.now();
    for (;;) {
      const { blacklistChanges } = await queryGraph<{ blacklistChanges: unknown[] }>(node.graphqlUrl, QUERY, { hash });
      if (blacklistChanges.length > 0) break;
      if (performance.now() - minedAt > WITHIN) throw new Error(`The index did not show ${hash} within ${WITHIN} ms.`);
      await sleep(5);
    }
    samples.push(performance.now() - minedAt);
    // Out of step with the chain's blocks and the index's polling.
    await sleep(Math.random() * 500);
  }
  const middle = Math.round(median(samples));
  return [
    { name: "index.latency.median", value: middle, unit: "ms", limit: LIMIT, ok: middle <= LIMIT },
    { name: "index.latency.p95", value: Math.round(percentile(samples, 95)), unit: "ms" },
  ];
}
