import type { Deal } from "../../../indexer/deal.ts";
import { formatUsdPerHour } from "../../../lib/money.ts";
import type { TransactionRecord } from "../../../tx/TransactionRecord.ts";
import { TransactionLink } from "../../../tx/TransactionLink.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { durationText, endText } from "./changeWords.ts";

interface ChangeReceiptProps {
  /** As it is now. */
  readonly deal: Deal;
  readonly title: string;
  readonly description: string;
  readonly record: TransactionRecord;
  readonly onClose: () => void;
}

/** What asking, answering or withdrawing ended in: the deal's conditions from now on. */
export function ChangeReceipt({ deal, title, description, record, onClose }: ChangeReceiptProps) {
  const { price, duration, start } = deal.terms;
  return (
    <Sheet
      open
      onClose={onClose}
      testId="change-receipt"
      title={title}
      description={description}
      footer={
        <Button kind="primary" size="large" className="w-full" data-testid="change-done" onClick={onClose}>
          Done
        </Button>
      }
    >
      <Facts className="border-y">
        <Fact name="Price now">{formatUsdPerHour(price)} per hour</Fact>
        <Fact name="Duration now">{durationText(duration)}</Fact>
        <Fact name="End now">{endText(start, duration)}</Fact>
        <Fact name="Transaction">
          <TransactionLink hash={record.hash} />
        </Fact>
      </Facts>
    </Sheet>
  );
}
