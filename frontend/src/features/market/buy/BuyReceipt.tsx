import { Link } from "@tanstack/react-router";
import { CircleCheck } from "lucide-react";

import type { Offer } from "../../../indexer/offer.ts";
import { formatUsdPerHour } from "../../../lib/money.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import type { TransactionRecord } from "../../../tx/TransactionRecord.ts";
import { TransactionLink } from "../../../tx/TransactionLink.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";

interface BuyReceiptProps {
  readonly offer: Offer;
  readonly record: TransactionRecord;
  readonly onClose: () => void;
}

/** What a purchase ended in. */
export function BuyReceipt({ offer, record, onClose }: BuyReceiptProps) {
  return (
    <Sheet
      open
      onClose={onClose}
      testId="buy-receipt"
      title="The machine is yours"
      description="The deal is open. It is paid by the second from now on, until you close it or it ends."
      footer={
        <div className="flex gap-2">
          <Button className="flex-1" onClick={onClose}>
            Back to the market
          </Button>
          {record.deal !== undefined && (
            <Button kind="primary" className="flex-1" asChild>
              <Link to="/deals/$id" params={{ id: record.deal }} data-testid="buy-receipt-deal">
                See the deal
              </Link>
            </Button>
          )}
        </div>
      }
    >
      <span className="mb-4 grid size-12 place-items-center rounded-full bg-good-soft text-good">
        <CircleCheck aria-hidden className="size-6" />
      </span>
      <Facts className="border-y">
        <Fact name="Machine">{offer.attestation?.cpuModel || shortAddress(offer.supplier)}</Fact>
        <Fact name="Price">{formatUsdPerHour(offer.fields.price)} per hour</Fact>
        {record.deal !== undefined && (
          <Fact name="Deal">
            <span className="font-mono text-xs">{shortAddress(record.deal)}</span>
          </Fact>
        )}
        <Fact name="Transaction">
          <TransactionLink hash={record.hash} />
        </Fact>
        {record.block !== undefined && <Fact name="Block">{record.block}</Fact>}
      </Facts>
    </Sheet>
  );
}
