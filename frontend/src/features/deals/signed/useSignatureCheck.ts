import { useQuery } from "@tanstack/react-query";
import { useConfig } from "wagmi";

import { vouchedBy } from "../../../chain/vouchedBy.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Terms } from "../../../chain/Terms.ts";
import { type SignedChange, amendmentDigest } from "./signedChange.ts";

/** Whether the party itself signed a change, checked in this browser and, for contract wallets, on the chain. */
export type SignatureState = "checking" | "genuine" | "wrong" | "unknown";

/** @param change undefined where there is none to check */
export function useSignatureCheck(change: SignedChange | undefined, { buyer, master }: Terms): SignatureState {
  const config = useConfig();
  const { chainId, contracts } = useRuntimeConfig();
  const signer = change?.side === "bid" ? buyer : master;
  const { data, isError } = useQuery({
    queryKey: [
      "signed-change",
      chainId,
      signer,
      change?.signature,
      change?.deal,
      String(change?.price),
      change?.duration,
      change?.validUntil,
    ],
    queryFn: async () => {
      if (change === undefined) return undefined;
      const digest = amendmentDigest(change, chainId, contracts.Amendments);
      return (await vouchedBy(config.getClient({ chainId }), signer, digest, change.signature)) ?? null;
    },
    enabled: change !== undefined,
  });
  if (data === undefined) return isError ? "unknown" : "checking";
  return data === null ? "wrong" : "genuine";
}
