import type { ReactNode } from "react";
import { useConfig } from "wagmi";

import { Notice } from "../ui/Notice.tsx";
import type { Progress } from "./Progress.ts";
import { receiptText } from "./receiptText.ts";
import { TransactionLink } from "./TransactionLink.tsx";

interface ActionDoneProps {
  readonly progress: Progress;
  /** What is so now. */
  readonly title: ReactNode;
  readonly testId: string;
}

/** What an action ended in, with its transaction and what that took and brought by its receipt. Nothing before. */
export function ActionDone({ progress, title, testId }: ActionDoneProps) {
  const { chains } = useConfig();
  if (progress.stage !== "done") return null;
  const text = receiptText(progress.record, chains[0].nativeCurrency);
  return (
    <Notice tone="good" live testId={testId} title={title}>
      {text !== "" && (
        <span data-testid="receipt-text" className="mr-2">
          {text}
        </span>
      )}
      <TransactionLink hash={progress.record.hash} />
    </Notice>
  );
}
