import type { Address } from "viem";

import type { Deal } from "../../indexer/deal.ts";
import { type CsvColumn, isoTime, toCsv } from "../../lib/csv.ts";
import { exactDecimal } from "../../lib/decimal.ts";
import { WAD_DIGITS } from "../../lib/money.ts";
import { HOUR } from "../../lib/time.ts";
import { roleIn } from "./dealWords.ts";

const snm = (wei: bigint): string => exactDecimal(wei, WAD_DIGITS);

function columns(account: Address): readonly CsvColumn<Deal>[] {
  return [
    { head: "number", cell: ({ number }) => String(number) },
    { head: "deal", cell: ({ id }) => id },
    { head: "my_part", cell: (deal) => roleIn(deal, account) ?? "" },
    { head: "state", cell: ({ open }) => (open ? "open" : "closed") },
    { head: "close_reason", cell: ({ closeReason }) => closeReason?.toLowerCase() ?? "" },
    { head: "buyer", cell: ({ terms }) => terms.buyer },
    { head: "machine", cell: ({ terms }) => terms.supplier },
    { head: "master", cell: ({ terms }) => terms.master },
    { head: "cpu", cell: ({ machine }) => machine?.cpuModel ?? "" },
    { head: "usd_per_hour", cell: ({ terms }) => snm(terms.price * BigInt(HOUR)) },
    { head: "usd_per_second", cell: ({ terms }) => snm(terms.price) },
    { head: "start", cell: ({ terms }) => isoTime(terms.start) },
    { head: "duration_seconds", cell: ({ terms }) => (terms.duration === 0 ? "spot" : String(terms.duration)) },
    { head: "closed_at", cell: ({ closedAt }) => isoTime(closedAt) },
    { head: "payments", cell: ({ paymentCount }) => String(paymentCount) },
    { head: "billed_until", cell: ({ billedUntil }) => isoTime(billedUntil) },
    { head: "paid_snm", cell: ({ totalPaid }) => snm(totalPaid) },
    { head: "fee_snm", cell: ({ totalFee }) => snm(totalFee) },
    { head: "earned_snm", cell: ({ totalPaid, totalFee }) => snm(totalPaid - totalFee) },
    { head: "funded_snm", cell: ({ totalFunded }) => snm(totalFunded) },
    { head: "refunded_snm", cell: ({ refunded }) => snm(refunded) },
    { head: "in_escrow_snm", cell: ({ escrow }) => snm(escrow) },
    { head: "bond_snm", cell: ({ terms }) => snm(terms.bond) },
    { head: "downtime_refund_snm", cell: ({ bondRefund }) => snm(bondRefund) },
    { head: "ask", cell: ({ ask }) => ask },
    { head: "open_transaction", cell: ({ openTransaction }) => openTransaction },
    { head: "close_transaction", cell: ({ closeTransaction }) => closeTransaction ?? "" },
  ];
}

/**
 * Deals with the sum of their payments as a CSV file, as billed so far: amounts to the last digit, times in UTC.
 *
 * @param account whose part in each is named
 */
export const dealsCsv = (deals: readonly Deal[], account: Address): string => toCsv(columns(account), deals);
