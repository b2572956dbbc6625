import { useQuery } from "@tanstack/react-query";
import { type Address, type Hex, TransactionNotFoundError, TransactionReceiptNotFoundError } from "viem";
import { getBlock, getTransaction, getTransactionReceipt } from "viem/actions";
import { useConfig } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/**
 * What the chain says of a transaction.
 *
 * - `to`: undefined where it made a contract; `input`: what was called there
 * - `value`, `fee`: wei of the chain's own coin; `fee` undefined while it waits for a block
 * - `success`, `block`, `time`: undefined while it waits for a block; unix seconds
 */
export interface Receipt {
  readonly from: Address;
  readonly to: Address | undefined;
  readonly input: Hex;
  readonly value: bigint;
  readonly fee: bigint | undefined;
  readonly success: boolean | undefined;
  readonly block: bigint | undefined;
  readonly time: number | undefined;
}

/** What is missing is null; other faults are faults. */
async function orNull<Found>(asked: Promise<Found>): Promise<Found | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TransactionNotFoundError || error instanceof TransactionReceiptNotFoundError) return null;
    throw error;
  }
}

/** Reads a transaction from the chain; null where the chain does not know it. */
export function useReceipt(hash: Hex) {
  const { chainId } = useRuntimeConfig();
  const config = useConfig();
  const interval = useRefreshInterval();
  return useQuery({
    queryKey: ["receipt", chainId, hash],
    queryFn: async (): Promise<Receipt | null> => {
      const client = config.getClient({ chainId });
      const sent = await orNull(getTransaction(client, { hash }));
      if (sent === null) return null;
      const receipt = await orNull(getTransactionReceipt(client, { hash }));
      const block = receipt === null ? null : await getBlock(client, { blockNumber: receipt.blockNumber });
      return {
        from: sent.from,
        to: sent.to ?? undefined,
        input: sent.input,
        value: sent.value,
        fee: receipt === null ? undefined : receipt.gasUsed * receipt.effectiveGasPrice,
        success: receipt === null ? undefined : receipt.status === "success",
        block: receipt?.blockNumber,
        time: block === null ? undefined : Number(block.timestamp),
      };
    },
    refetchInterval: ({ state }) => (state.data?.success === undefined ? interval : false),
  });
}
