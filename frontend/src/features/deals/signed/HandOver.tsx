import { Check, Copy } from "lucide-react";
import { useState } from "react";

import { formatDateTime } from "../../../lib/time.ts";
import { Button } from "../../../ui/Button.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";

interface HandOverProps {
  readonly link: string;
  /** Who completes it, in a word. */
  readonly other: string;
  /** Unix seconds. */
  readonly validUntil: number;
  readonly onClose: () => void;
}

/** A change that is signed and has to reach the other side. */
export function HandOver({ link, other, validUntil, onClose }: HandOverProps) {
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Copy;
  return (
    <Sheet
      open
      onClose={onClose}
      testId="hand-over"
      title={`Signed. Now send it to the ${other}`}
      description={`Nothing changes until the ${other} opens this link and completes it, at the latest on ${formatDateTime(validUntil)}.`}
      footer={
        <div className="flex gap-2">
          <Button className="flex-1" data-testid="hand-over-done" onClick={onClose}>
            Done
          </Button>
          <Button
            kind="primary"
            className="flex-1"
            data-testid="hand-over-copy"
            onClick={() =>
              void navigator.clipboard.writeText(link).then(
                () => setCopied(true),
                () => undefined,
              )
            }
          >
            <Icon aria-hidden className="size-4" />
            <span role="status">{copied ? "Copied" : "Copy the link"}</span>
          </Button>
        </div>
      }
    >
      <div className="space-y-4">
        <textarea
          readOnly
          aria-label="Link to the signed change"
          data-testid="hand-over-link"
          rows={7}
          value={link}
          onFocus={(event) => event.target.select()}
          className="w-full resize-none rounded-lg border border-line-strong bg-raised p-3 font-mono text-xs break-all outline-none focus:border-accent focus:ring-3 focus:ring-accent/15"
        />
        <p className="text-xs text-muted text-pretty">
          It is not kept anywhere else: copy it before you close this. Whoever else sees it can do nothing with it; only
          the {other} can complete it.
        </p>
      </div>
    </Sheet>
  );
}
