import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Address } from "viem";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { chainOf } from "../createWagmiConfig.ts";
import { TEST_COINS } from "./testCoins.ts";

const MORE_TRIES = 3;
/** Milliseconds. */
const RETRY_AFTER = 700;

/**
 * Gives an account the local network's test coins.
 *
 * @param gasOnly only the chain's own coin, for a program that pays nothing but gas
 */
export function useFaucet(account: Address, gasOnly: boolean): UseMutationResult<void, Error, void> {
  const runtime = useRuntimeConfig();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      // With its public key: only who asks loads it.
      const { giveTestCoins } = await import("./giveTestCoins.ts");
      const place = { chain: chainOf(runtime), contracts: runtime.contracts };
      const { coin, snm, original } = TEST_COINS;
      await giveTestCoins(place, { to: account, coin, ...(gasOnly ? { snm: 0n, original: 0n } : { snm, original }) });
    },
    // Two who ask in one moment are given the same nonce, and one of them gets nothing.
    retry: MORE_TRIES,
    retryDelay: RETRY_AFTER,
    onSuccess: () => queries.invalidateQueries(),
  });
}
