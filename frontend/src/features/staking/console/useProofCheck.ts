import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";

import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { type SignerProof, proofHolds } from "./signerProof.ts";

/** Whether a proof is the signer's for this owner; undefined while it can't be said. */
export function useProofCheck(keys: SignerProof | undefined, owner: Address): boolean | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useQuery({
    queryKey: ["signer-proof", keys?.signer, keys?.proof, owner, chainId],
    queryFn: () =>
      keys === undefined ? false : proofHolds(keys, { owner, chainId, masternodes: contracts.Masternodes }),
    enabled: keys !== undefined,
  });
  return keys === undefined ? undefined : data;
}
