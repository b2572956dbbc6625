import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { type OrderFields, ZERO_ADDRESS, ZERO_BYTES32 } from "@sonm/protocol/order.ts";
import { numberToHex } from "viem";

import type { Offer } from "../indexer/offer.ts";
import { ANONYMOUS } from "../indexer/profile.ts";

/** An ask of the local worker that was never attested, for tests. */
export function sampleOffer(number: number, fields: Partial<OrderFields> = {}): Offer {
  const author = localAccounts.worker.address;
  return {
    id: numberToHex(number, { size: 32 }),
    status: "ACTIVE",
    fields: {
      side: 0,
      author,
      counterparty: ZERO_ADDRESS,
      price: 100_000_000_000_000n,
      duration: 86_400,
      networkFlags: 0n,
      identityLevel: 0,
      blacklist: ZERO_ADDRESS,
      tag: ZERO_BYTES32,
      maxAttestationAge: 0,
      bond: 0n,
      validUntil: 1_800_086_400,
      epoch: 0,
      nonce: BigInt(number),
      benchmarks: [],
      ...fields,
    },
    signature: "0x",
    supplier: author,
    master: localAccounts.supplier.address,
    profile: ANONYMOUS,
    attestation: undefined,
    createdAt: 1_800_000_000,
    endedAt: undefined,
    dealId: undefined,
    relayed: false,
  };
}
