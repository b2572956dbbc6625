import { MAX_AMENDMENT_VALIDITY } from "@sonm/protocol/generated/constants.ts";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Deal } from "../../../indexer/deal.ts";
import { DAY, HOUR, formatDateTime } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { ChangeFields } from "../changes/ChangeFields.tsx";
import { ConditionsTable } from "../changes/ConditionsTable.tsx";
import type { DealSide } from "../changes/changes.ts";
import { useChangeEntry } from "../changes/useChangeEntry.ts";
import { HandOver } from "./HandOver.tsx";
import { type SignedChange, amendmentMessage, writeSignedChange } from "./signedChange.ts";

/** For how long a signed change may be completed: seconds, and in words. A clock that is ahead may not make a week too long. */
const LIFETIMES = [
  { value: String(HOUR), text: "1 hour" },
  { value: String(DAY), text: "1 day" },
  { value: String(Number(MAX_AMENDMENT_VALIDITY) - HOUR), text: "1 week" },
] as const;

interface ProposeSheetProps {
  readonly deal: Deal;
  /** Who signs: the buyer, or the master. */
  readonly side: DealSide;
  readonly onClose: () => void;
}

/** Signs another price or duration of a running deal, for the other side to complete in one transaction. */
export function ProposeSheet({ deal, side, onClose }: ProposeSheetProps) {
  const { account } = useMe();
  const { chainId, contracts } = useRuntimeConfig();
  const now = useChainNow();
  const router = useRouter();
  const runner = useAction();
  const { terms } = deal;
  const entry = useChangeEntry(terms, terms);
  const { change } = entry;
  const [lifetime, setLifetime] = useState<string>(String(DAY));
  const [signed, setSigned] = useState<SignedChange>();
  const other = side === "bid" ? "supplier" : "buyer";

  if (signed !== undefined) {
    const word = writeSignedChange(signed);
    const { href } = router.buildLocation({ to: "/deals/$id", params: { id: deal.id }, search: { change: word } });
    const link = new URL(router.history.createHref(href), window.location.href).href;
    return <HandOver link={link} other={other} validUntil={signed.validUntil} onClose={onClose} />;
  }

  const sign = () => {
    if (account === undefined || change === undefined) return undefined;
    const fields = { ...change, deal: deal.current, validUntil: now + Number(lifetime) };
    const title = `Sign a change of deal #${deal.number}`;
    return {
      title,
      account,
      onSigned: ([signature]: readonly `0x${string}`[]) => {
        if (signature !== undefined)
          setSigned({ ...fields, chainId, amendments: contracts.Amendments, side, signature });
      },
      prompts: [
        {
          kind: "signature",
          label: title,
          message: () => Promise.resolve(amendmentMessage(fields, chainId, contracts.Amendments)),
        },
      ],
    } as const;
  };
  return (
    <Sheet
      open
      onClose={onClose}
      testId="propose-sheet"
      title={`Sign a change of deal #${deal.number}`}
      description={`You sign, which costs nothing. The ${other} completes it in one transaction, or not.`}
      footer={
        <ActionBox runner={runner} action={sign()} verb="sign" className="w-full" testId="propose-sign">
          Sign the change
        </ActionBox>
      }
    >
      <div className="space-y-4">
        <ChangeFields terms={terms} entry={entry} busy={isRunning(runner.progress)} onEdit={runner.reset} />
        <div>
          <p aria-hidden className="mb-1.5 text-xs font-medium text-muted">
            The {other} may complete it for
          </p>
          <Choice
            label={`The ${other} may complete it for`}
            testId="propose-lifetime"
            value={lifetime}
            options={LIFETIMES}
            disabled={isRunning(runner.progress)}
            onChange={(value) => {
              setLifetime(value);
              runner.reset();
            }}
          />
        </div>
        {change !== undefined && (
          <>
            <ConditionsTable before={terms} after={change} start={terms.start} />
            <Notice tone="warn" testId="propose-binding">
              Until {formatDateTime(now + Number(lifetime))} the {other} may complete this at any moment. You
              can&rsquo;t take it back, other than by changing the deal in another way first.
            </Notice>
          </>
        )}
      </div>
    </Sheet>
  );
}
