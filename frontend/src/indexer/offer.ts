import { Side } from "@sonm/protocol/generated/enums.ts";
import type { OrderFields } from "@sonm/protocol/order.ts";
import type { Address, Hex } from "viem";

import { type Attestation, attestationFragment, readAttestation } from "./attestation.ts";
import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { type Profile, readProfile } from "./profile.ts";

/** An order, an ask with its machine. */
export const offerFragment = graphql(
  `
    fragment Offer on Order {
      id
      side
      status
      authorAddress
      master {
        id
        name
        level
        levelUntil
      }
      counterparty
      price
      duration
      networkFlags
      identityLevel
      blacklist
      tag
      maxAttestationAge
      bond
      validUntil
      epoch
      nonce
      benchmarks
      signature
      createdAt
      endedAt
      deal {
        id
      }
      worker {
        attestation {
          ...Attestation
        }
      }
    }
  `,
  [attestationFragment],
);

/**
 * An order as it was made known: a machine's ask, unless its side says otherwise.
 * `supplier` is its author, also of a bid.
 *
 * - `signature`: empty where the author signed by a transaction
 * - `profile`: the master's
 * - `attestation`: the newest of its machine, undefined if there never was one
 * - `dealId`: the deal that it opened
 * - `relayed`: whether only relays have it; the index knows those that were announced
 */
export interface Offer {
  readonly id: Hex;
  readonly status: "ACTIVE" | "PENDING" | "CANCELLED" | "FILLED";
  readonly fields: OrderFields;
  readonly signature: Hex;
  readonly supplier: Address;
  readonly master: Address;
  readonly profile: Profile;
  readonly attestation: Attestation | undefined;
  readonly createdAt: number;
  readonly endedAt: number | undefined;
  readonly dealId: Hex | undefined;
  readonly relayed: boolean;
}

/** Reads what the index gave. */
export function readOffer(source: FragmentOf<typeof offerFragment>): Offer {
  const data = readFragment(offerFragment, source);
  const attestation = data.worker?.attestation ?? undefined;
  return {
    id: data.id,
    status: data.status,
    signature: data.signature,
    supplier: data.authorAddress,
    master: data.master.id,
    profile: readProfile(data.master),
    createdAt: Number(data.createdAt),
    endedAt: data.endedAt === null ? undefined : Number(data.endedAt),
    dealId: data.deal?.id,
    relayed: false,
    attestation: attestation === undefined ? undefined : readAttestation(attestation),
    fields: {
      side: data.side === "ASK" ? Side.Ask : Side.Bid,
      author: data.authorAddress,
      counterparty: data.counterparty,
      price: BigInt(data.price),
      duration: Number(data.duration),
      networkFlags: BigInt(data.networkFlags),
      identityLevel: data.identityLevel,
      blacklist: data.blacklist,
      tag: data.tag,
      maxAttestationAge: Number(data.maxAttestationAge),
      bond: BigInt(data.bond),
      validUntil: Number(data.validUntil),
      epoch: Number(data.epoch),
      nonce: BigInt(data.nonce),
      benchmarks: data.benchmarks.map(BigInt),
    },
  };
}
