import { formatDateTime } from "../../../lib/time.ts";
import { Button } from "../../../ui/Button.tsx";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { type SignedOffer, writeSignedOffer } from "./signedOffer.ts";

interface OfferHandOverProps {
  readonly signed: SignedOffer;
  readonly onClose: () => void;
}

/** An offer that is signed and was not announced: its text, to be handed over. */
export function OfferHandOver({ signed, onClose }: OfferHandOverProps) {
  const text = writeSignedOffer(signed);
  return (
    <Sheet
      open
      onClose={onClose}
      testId="offer-hand-over"
      title="Signed. Now hand it over"
      description={`Whoever gets this text may announce it, or propose to take it, until ${formatDateTime(signed.offer.validUntil)}.`}
      footer={
        <Button size="large" className="w-full" data-testid="offer-hand-over-done" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="space-y-2">
        <div className="flex items-center justify-between text-xs text-muted">
          <span>It is not kept anywhere else: copy it before you close this.</span>
          <CopyButton text={text} label="Copy the signed offer" />
        </div>
        <textarea
          readOnly
          aria-label="The signed offer"
          data-testid="offer-hand-over-text"
          rows={14}
          value={text}
          onFocus={({ target }) => target.select()}
          className="w-full resize-none rounded-lg border border-line-strong bg-raised p-3 font-mono text-xs break-all outline-none focus:border-accent focus:ring-3 focus:ring-accent/15"
        />
      </div>
    </Sheet>
  );
}
