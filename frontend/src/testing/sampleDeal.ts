import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { numberToHex } from "viem";

import type { Deal } from "../indexer/deal.ts";
import { ANONYMOUS } from "../indexer/profile.ts";

/** A deal of an hour that runs, unbilled, for tests. */
export function sampleDeal(number: number, change: Partial<Deal> = {}): Deal {
  const id = numberToHex(number, { size: 32 });
  return {
    id,
    current: id,
    number,
    open: true,
    closeReason: undefined,
    terms: {
      buyer: localAccounts.buyer.address,
      supplier: localAccounts.worker.address,
      master: localAccounts.supplier.address,
      price: 100_000_000_000_000n,
      start: 1_800_000_000,
      duration: 3_600,
      bond: 0n,
      origin: numberToHex(number + 1_000, { size: 32 }),
    },
    ask: numberToHex(number + 1_000, { size: 32 }),
    profile: ANONYMOUS,
    escrow: 0n,
    totalFunded: 0n,
    totalPaid: 0n,
    totalFee: 0n,
    refunded: 0n,
    billedUntil: 1_800_000_000,
    integral: 0n,
    paymentCount: 0,
    openTransaction: "0x01",
    closedAt: undefined,
    closeTransaction: undefined,
    bondHeld: 0n,
    bondRefund: 0n,
    bondOffline: undefined,
    bondSettledAt: undefined,
    bondTransaction: undefined,
    machine: undefined,
    ...change,
  };
}
