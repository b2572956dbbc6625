import { WorkStatus } from "@sonm/protocol/generated/enums.ts";
import type { WorkOfferFields } from "@sonm/protocol/workOffer.ts";
import { isAddressEqual } from "viem";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { encodeWithdrawOffer } from "../../../chain/workCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { ContentCheckBox } from "../../../content/ContentCheckBox.tsx";
import { formatSnm } from "../../../lib/money.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { ProposeLink } from "../../../shell/ProposeLink.tsx";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { LiveWork } from "../readLiveWork.ts";
import type { Offered } from "../workQueries.ts";
import { offerProposal } from "./offerProposal.ts";

interface OfferRowProps {
  readonly live: LiveWork;
  readonly offered: Offered;
}

/** One offer: what it asks for, its text, proposing to take it, and taking it back. */
export function OfferRow({ live, offered }: OfferRowProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  const { developer, amounts, stream, contentHash, validUntil } = offered;
  const offer: WorkOfferFields = { orderId: live.id, developer, amounts, stream, contentHash, validUntil };
  const mine = account !== undefined && isAddressEqual(account, developer);
  const { status } = live.state;
  const open = offered.status === "OPEN" && now <= validUntil;
  const title = `Take back my offer for work order ${live.id}`;
  return (
    <li data-testid="offer" data-offer={offered.id} className="space-y-3 px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="flex flex-wrap items-center gap-3">
          <AddressText address={developer} mine={mine} copy />
          <OfferState offered={offered} now={now} />
        </span>
        <span className="sm:text-right">
          <span className="font-semibold">
            <Snm wei={offered.total} testId="offer-total" />
          </span>
          <span className="block text-xs text-muted">good until {formatDateTime(validUntil)}</span>
        </span>
      </div>
      <p className="text-xs text-muted">
        {amounts.map((amount, index) => `Milestone ${index + 1}: ${formatSnm(amount)} SNM`).join(" · ")}
        {stream > 0n && `${amounts.length > 0 ? " · " : ""}Stream: ${formatSnm(stream)} SNM`}
      </p>
      <details>
        <summary className="w-fit text-xs font-medium text-muted hover:text-text">What it says</summary>
        <div className="mt-3">
          <ContentCheckBox uri={offered.uri} hash={contentHash} what="the offer" testId="offer-text" />
        </div>
      </details>
      <ActionDone progress={runner.progress} title="You took the offer back." testId="withdraw-done" />
      <div className="flex flex-wrap items-start gap-2">
        {open && status === WorkStatus.Open && (
          <ProposeLink
            action="WorkOrders.assign"
            values={offerProposal({ offer, signature: offered.signature })}
            testId="propose-assign"
          >
            Propose to assign
          </ProposeLink>
        )}
        {mine && offered.status === "OPEN" && (status === WorkStatus.Open || status === WorkStatus.Asked) && (
          <ActionBox
            runner={runner}
            action={singleCall(account, title, { to: contracts.WorkOrders, data: encodeWithdrawOffer(offer) })}
            verb="take it back"
            kind="secondary"
            size="small"
            testId="offer-withdraw"
          >
            Take it back
          </ActionBox>
        )}
      </div>
    </li>
  );
}

function OfferState({ offered, now }: { readonly offered: Offered; readonly now: number }) {
  if (offered.status === "TAKEN") return <Badge tone="good">taken</Badge>;
  if (offered.status === "WITHDRAWN") return <Badge>taken back</Badge>;
  return now > offered.validUntil ? <Badge>expired</Badge> : null;
}
