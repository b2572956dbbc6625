import type { Rule } from "@sonm/protocol/generated/enums.ts";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useConfig } from "wagmi";

import type { Purchase } from "../../../chain/calls.ts";
import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Offer } from "../../../indexer/offer.ts";
import { type SignatureCheck, checkSignature } from "../../../orders/checkSignature.ts";
import { checkRules } from "./checkOffer.ts";

/**
 * What was checked of an offer before anything is signed. Undefined while it is checked.
 *
 * - `rules`: those that keep the buyer from taking it; undefined without a buyer too
 * - `unreachable`: the node did not answer
 */
export interface OfferChecks {
  readonly signature: SignatureCheck | undefined;
  readonly rules: readonly Rule[] | undefined;
  readonly unreachable: boolean;
}

/**
 * Checks an offer against the chain, again and again while it is under review.
 *
 * @param now unix seconds
 */
export function useOfferChecks(offer: Offer, purchase: Purchase, buyer: Address | undefined, now: number): OfferChecks {
  const config = useConfig();
  const { chainId, contracts } = useRuntimeConfig();
  const refetchInterval = useRefreshInterval();
  const surroundings = () => ({ client: config.getClient({ chainId }), chainId, market: contracts.Market, now });
  const signature = useQuery({
    queryKey: ["offer-signature", chainId, offer.id],
    queryFn: () => checkSignature(surroundings(), offer),
  });
  const rules = useQuery({
    queryKey: [
      "offer-rules",
      chainId,
      offer.id,
      buyer,
      purchase.duration,
      purchase.maxAttestationAge,
      purchase.hardware.factsHash,
    ],
    queryFn: () => checkRules(surroundings(), buyer ?? offer.supplier, purchase, offer.fields.price),
    enabled: buyer !== undefined,
    refetchInterval,
  });
  return {
    signature: signature.data,
    rules: buyer === undefined ? undefined : rules.data,
    unreachable: signature.isError || rules.isError,
  };
}
