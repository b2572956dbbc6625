import type { BalanceProof } from "@sonm/protocol/balance.ts";

import type { Contracts } from "../chain/Contracts.ts";
import { requireProved } from "../chain/requireProved.ts";
import { askInTurn, type Answered } from "../http/askInTurn.ts";
import { fetchBalances } from "./fetchBalances.ts";
import { isBalanceProved } from "./isBalanceProved.ts";

const TIMEOUT_MS = 20_000;

/** Asks nodes, one after the other, for supply and demand by class, until the proofs of one fit the roots on the chain. */
export async function findBalances(
  urls: readonly string[],
  contracts: Pick<Contracts, "reports">,
): Promise<Answered<readonly BalanceProof[]>> {
  return askInTurn(urls, async (url) => {
    const { classes } = await fetchBalances(url, TIMEOUT_MS);
    await requireProved(contracts, classes, isBalanceProved);
    return classes;
  });
}
