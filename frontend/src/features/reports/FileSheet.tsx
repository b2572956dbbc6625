import { useState } from "react";

import { encodeFileReport } from "../../chain/daoRecordCalls.ts";
import { useMe } from "../../chain/useMe.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { type Content, ContentEntry } from "../../content/ContentEntry.tsx";
import { tagText } from "../../lib/tag.ts";
import { formatDateTime } from "../../lib/time.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { Button } from "../../ui/Button.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { Snm } from "../../ui/Snm.tsx";
import type { OwedKind } from "./readKinds.ts";

interface FileSheetProps {
  /** As it was when the sheet was opened: its period is over, so what was spent in it stays. */
  readonly kind: OwedKind;
  readonly onClose: () => void;
}

/** Files the next report of a kind, with what the treasury spent in its period as the chain counts it. */
export function FileSheet({ kind, onClose }: FileSheetProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [content, setContent] = useState<Content>();
  const name = tagText(kind.kind);
  const finished = runner.progress.stage === "done";
  return (
    <Sheet
      open
      onClose={onClose}
      testId="file-sheet"
      title={`File the report “${name}”`}
      description={`On ${formatDateTime(kind.from)} to ${formatDateTime(kind.until)}. It can't be changed afterwards.`}
      footer={
        finished ? (
          <Button size="large" className="w-full" onClick={onClose}>
            Close
          </Button>
        ) : (
          <ActionBox
            runner={runner}
            action={
              account === undefined || content === undefined
                ? undefined
                : singleCall(account, `File the report “${name}”`, {
                    to: contracts.ReportRegistry,
                    data: encodeFileReport(kind.kind, content.hash, content.uri, kind.spent),
                  })
            }
            verb="file it"
            className="w-full"
            testId="file-submit"
          >
            File the report
          </ActionBox>
        )
      }
    >
      <div className="space-y-4">
        <ActionDone progress={runner.progress} title="The report is filed." testId="file-done" />
        {!finished && (
          <>
            <Facts className="border-y">
              <Fact
                name="Spent by the treasury in the period"
                hint="As the chain counts it; a report with another total is refused"
                strong
              >
                <Snm wei={kind.spent} testId="file-spent" />
              </Fact>
            </Facts>
            <ContentEntry
              label="The report"
              first="file"
              disabled={isRunning(runner.progress)}
              testId="file-content"
              onContent={(next) => {
                setContent(next);
                if (!isRunning(runner.progress)) runner.reset();
              }}
            />
          </>
        )}
      </div>
    </Sheet>
  );
}
