import { useQuery } from "@tanstack/react-query";
import { useConfig } from "wagmi";

import { vouchedBy } from "../../../chain/vouchedBy.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { type SignedOffer, offerHash } from "./signedOffer.ts";

/** Whether the developer signed an offer, checked in this browser and, for contract wallets, on the chain. */
export type OfferSignature = "checking" | "genuine" | "wrong" | "unknown";

/** @param signed undefined where there is none to check */
export function useOfferSignature(signed: SignedOffer | undefined): OfferSignature {
  const config = useConfig();
  const { chainId, contracts } = useRuntimeConfig();
  const hash = signed && offerHash(signed.offer, chainId, contracts.WorkOrders);
  const { data, isError } = useQuery({
    queryKey: ["signed-offer", chainId, hash, signed?.signature, signed?.offer.developer],
    queryFn: async () => {
      if (signed === undefined || hash === undefined) return null;
      const client = config.getClient({ chainId });
      return (await vouchedBy(client, signed.offer.developer, hash, signed.signature)) ?? null;
    },
    enabled: signed !== undefined,
  });
  if (data === undefined) return isError ? "unknown" : "checking";
  return data === null ? "wrong" : "genuine";
}
