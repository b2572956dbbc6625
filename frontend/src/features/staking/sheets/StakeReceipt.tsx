import type { ReactNode } from "react";

import type { TransactionRecord } from "../../../tx/TransactionRecord.ts";
import { TransactionLink } from "../../../tx/TransactionLink.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";

interface StakeReceiptProps {
  readonly title: string;
  readonly description: ReactNode;
  readonly record: TransactionRecord;
  readonly onDone: () => void;
}

/** What a sheet of stakes ended in. */
export function StakeReceipt({ title, description, record, onDone }: StakeReceiptProps) {
  return (
    <Sheet
      open
      onClose={onDone}
      testId="stake-receipt"
      title={title}
      description={description}
      footer={
        <Button kind="primary" size="large" className="w-full" onClick={onDone} data-testid="stake-done">
          Done
        </Button>
      }
    >
      <Facts className="border-y">
        <Fact name="Transaction">
          <TransactionLink hash={record.hash} />
        </Fact>
      </Facts>
    </Sheet>
  );
}
