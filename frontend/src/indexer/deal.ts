import type { Hex } from "viem";

import type { Terms } from "../chain/Terms.ts";
import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { type Profile, readProfile } from "./profile.ts";

/** A deal without its payments. */
export const dealFragment = graphql(`
  fragment Deal on Deal {
    id
    current
    number
    status
    closeReason
    buyer {
      id
    }
    supplier {
      id
    }
    master {
      id
      name
      level
      levelUntil
    }
    price
    start
    duration
    bond
    bondHeld
    bondRefund
    bondOffline
    bondSettledAt
    bondTransaction
    origin
    ask
    escrow
    totalFunded
    totalPaid
    totalFee
    refunded
    billedUntil
    integral
    paymentCount
    openTransaction
    closedAt
    closeTransaction
    worker {
      attestation {
        cpuModel
        logicalCores
        memoryBytes
        gpuModels
      }
    }
  }
`);

export type CloseReason = "BUYER" | "SUPPLIER" | "OUT_OF_FUNDS" | "ENDED";

/**
 * A deal as indexed. SNM wei and unix seconds. What it holds and owes now is read from the chain.
 *
 * - `id`: the one with which it opened, under which people keep seeing it; `current`: the one that the chain knows now
 * - `number`: the short number that people see
 * - `terms`: as they are now; `ask`: id of the ask that opened it
 * - `profile`: of whom is paid
 * - `bondHeld`: of the bond, what is not settled; `bondRefund`, `bondOffline`: what the buyer got, and for how many seconds
 * - `machine`: a few facts to recognise the machine by
 */
export interface Deal {
  readonly id: Hex;
  readonly current: Hex;
  readonly number: number;
  readonly open: boolean;
  readonly closeReason: CloseReason | undefined;
  readonly terms: Terms;
  readonly ask: Hex;
  readonly profile: Profile;
  readonly escrow: bigint;
  readonly totalFunded: bigint;
  readonly totalPaid: bigint;
  readonly totalFee: bigint;
  readonly refunded: bigint;
  readonly billedUntil: number;
  readonly integral: bigint;
  readonly paymentCount: number;
  readonly openTransaction: Hex;
  readonly closedAt: number | undefined;
  readonly closeTransaction: Hex | undefined;
  readonly bondHeld: bigint;
  readonly bondRefund: bigint;
  readonly bondOffline: number | undefined;
  readonly bondSettledAt: number | undefined;
  readonly bondTransaction: Hex | undefined;
  readonly machine:
    | {
        readonly cpuModel: string;
        readonly cores: number;
        readonly memoryBytes: bigint;
        readonly gpuModels: readonly string[];
      }
    | undefined;
}

/** Reads what the index gave. */
export function readDeal(source: FragmentOf<typeof dealFragment>): Deal {
  const data = readFragment(dealFragment, source);
  const attestation = data.worker?.attestation ?? undefined;
  return {
    id: data.id,
    current: data.current,
    number: data.number,
    open: data.status === "OPEN",
    closeReason: data.closeReason ?? undefined,
    terms: {
      buyer: data.buyer.id,
      supplier: data.supplier.id,
      master: data.master.id,
      price: BigInt(data.price),
      start: Number(data.start),
      duration: Number(data.duration),
      bond: BigInt(data.bond),
      origin: data.origin,
    },
    ask: data.ask,
    profile: readProfile(data.master),
    escrow: BigInt(data.escrow),
    totalFunded: BigInt(data.totalFunded),
    totalPaid: BigInt(data.totalPaid),
    totalFee: BigInt(data.totalFee),
    refunded: BigInt(data.refunded),
    billedUntil: Number(data.billedUntil),
    integral: BigInt(data.integral),
    paymentCount: data.paymentCount,
    openTransaction: data.openTransaction,
    closedAt: data.closedAt === null ? undefined : Number(data.closedAt),
    closeTransaction: data.closeTransaction ?? undefined,
    bondHeld: BigInt(data.bondHeld),
    bondRefund: BigInt(data.bondRefund),
    bondOffline: data.bondOffline === null ? undefined : Number(data.bondOffline),
    bondSettledAt: data.bondSettledAt === null ? undefined : Number(data.bondSettledAt),
    bondTransaction: data.bondTransaction ?? undefined,
    machine:
      attestation === undefined
        ? undefined
        : {
            cpuModel: attestation.cpuModel,
            cores: attestation.logicalCores,
            memoryBytes: BigInt(attestation.memoryBytes),
            gpuModels: attestation.gpuModels,
          },
  };
}
