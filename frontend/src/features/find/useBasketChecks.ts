import type { Rule } from "@sonm/protocol/generated/enums.ts";
import { useQueries } from "@tanstack/react-query";
import type { Address, Hex } from "viem";
import { useConfig } from "wagmi";

import type { Purchase } from "../../chain/calls.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Offer } from "../../indexer/offer.ts";
import { checkSignature } from "../../orders/checkSignature.ts";
import { checkRules } from "../market/buy/checkOffer.ts";

/** An offer with what is sent to take it. */
export interface BasketPart {
  readonly offer: Offer;
  readonly purchase: Purchase;
}

/**
 * What was checked of a basket before anything is signed.
 *
 * - `broken`: offers that can't be taken, with the rules that keep the buyer from it; none where the signature is not the author's
 * - `checked`: whether all were looked at
 * - `unreachable`: the node did not answer
 */
export interface BasketChecks {
  readonly broken: readonly { readonly id: Hex; readonly rules: readonly Rule[] }[];
  readonly checked: boolean;
  readonly unreachable: boolean;
}

/**
 * Checks every offer of a basket against the chain, again and again while it is under review.
 *
 * @param now unix seconds
 */
export function useBasketChecks(parts: readonly BasketPart[], buyer: Address | undefined, now: number): BasketChecks {
  const config = useConfig();
  const { chainId, contracts } = useRuntimeConfig();
  const refetchInterval = useRefreshInterval();
  return useQueries({
    queries: parts.map(({ offer, purchase }) => ({
      queryKey: ["basket-check", chainId, offer.id, buyer, purchase.duration, purchase.maxAttestationAge],
      queryFn: async () => {
        const surroundings = { client: config.getClient({ chainId }), chainId, market: contracts.Market, now };
        const signature = await checkSignature(surroundings, offer);
        if (signature === "wrong" || signature === "altered") return { id: offer.id, good: false, rules: [] };
        const rules = await checkRules(surroundings, buyer ?? offer.supplier, purchase, offer.fields.price);
        return { id: offer.id, good: rules.length === 0, rules };
      },
      enabled: buyer !== undefined,
      refetchInterval,
    })),
    combine: (answers) => ({
      broken: answers.flatMap(({ data }) => (data === undefined || data.good ? [] : [data])),
      checked: answers.every(({ data }) => data !== undefined),
      unreachable: answers.some(({ isError }) => isError),
    }),
  });
}
