import type { ReactNode } from "react";

import { Notice } from "../ui/Notice.tsx";
import type { Progress } from "./Progress.ts";
import { TransactionLink } from "./TransactionLink.tsx";

interface ActionDoneProps {
  readonly progress: Progress;
  /** What is so now. */
  readonly title: ReactNode;
  readonly testId: string;
}

/** What an action ended in, with its transaction. Nothing before. */
export function ActionDone({ progress, title, testId }: ActionDoneProps) {
  if (progress.stage !== "done") return null;
  return (
    <Notice tone="good" live testId={testId} title={title}>
      <TransactionLink hash={progress.record.hash} />
    </Notice>
  );
}
