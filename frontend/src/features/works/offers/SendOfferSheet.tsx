import { useState } from "react";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { encodeOffer } from "../../../chain/workCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { sumOf } from "../../../lib/sumOf.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { ProposeLink } from "../../../shell/ProposeLink.tsx";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import type { LiveWork } from "../readLiveWork.ts";
import { offerProposal } from "./offerProposal.ts";
import { type SignedOffer, readSignedOffer } from "./signedOffer.ts";
import { type OfferSignature, useOfferSignature } from "./useOfferSignature.ts";

/** Why a pasted offer can't be sent; undefined where it can. */
function faultOf({ offer }: SignedOffer, live: LiveWork, now: number, state: OfferSignature): string | undefined {
  if (offer.orderId !== live.id) return `It is an offer for work order ${offer.orderId}. Open the page of that one.`;
  if (offer.validUntil < now) return `It was good until ${formatDateTime(offer.validUntil)}. Ask for a new one.`;
  if (offer.amounts.length !== live.milestones.length) return "It has another number of milestones. Ask for a new one.";
  return state === "wrong" ? "The developer did not sign this on this network. Ask for the text again." : undefined;
}

interface SendOfferSheetProps {
  readonly live: LiveWork;
  readonly onClose: () => void;
}

/** Announces an offer that somebody else signed, or leads to a proposal to take it. */
export function SendOfferSheet({ live, onClose }: SendOfferSheetProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  const [text, setText] = useState("");
  const signed = readSignedOffer(text);
  const signature = useOfferSignature(signed);
  const fault =
    text.trim() === ""
      ? undefined
      : signed === undefined
        ? "This is no signed offer. Paste the whole text that the developer copied."
        : faultOf(signed, live, now, signature);
  const good = signed !== undefined && fault === undefined && signature === "genuine";
  const finished = runner.progress.stage === "done";
  return (
    <Sheet
      open
      onClose={onClose}
      testId="send-offer-sheet"
      title="Send a signed offer"
      description="Anybody may announce an offer. The signature says whose it is."
      footer={
        finished ? (
          <Button size="large" className="w-full" onClick={onClose}>
            Close
          </Button>
        ) : (
          <ActionBox
            runner={runner}
            action={
              account === undefined || !good
                ? undefined
                : singleCall(account, `Announce an offer for work order ${live.id}`, {
                    to: contracts.WorkOrders,
                    data: encodeOffer(signed.offer, signed.signature, signed.uri),
                  })
            }
            verb="announce it"
            className="w-full"
            testId="send-offer-submit"
          >
            Announce it
          </ActionBox>
        )
      }
    >
      <div className="space-y-4">
        <TextArea
          label="The signed offer"
          testId="send-offer-text"
          rows={8}
          value={text}
          spellCheck={false}
          disabled={isRunning(runner.progress)}
          fault={fault}
          className="font-mono text-xs break-all"
          onChange={({ target }) => {
            setText(target.value);
            runner.reset();
          }}
        />
        {signed !== undefined && fault === undefined && (
          <>
            <Facts className="border-y">
              <Fact name="Developer" hint={signature === "genuine" ? "Signed it" : "The signature is being checked"}>
                <AddressText address={signed.offer.developer} copy />
              </Fact>
              <Fact name="Asks for" strong>
                <Snm wei={sumOf([...signed.offer.amounts, signed.offer.stream])} testId="send-offer-total" />
              </Fact>
              <Fact name="Good until">{formatDateTime(signed.offer.validUntil)}</Fact>
            </Facts>
            {good && (
              <ProposeLink action="WorkOrders.assign" values={offerProposal(signed)}>
                Propose to assign, without announcing it
              </ProposeLink>
            )}
          </>
        )}
        <ActionDone progress={runner.progress} title="The offer is announced." testId="send-offer-done" />
      </div>
    </Sheet>
  );
}
