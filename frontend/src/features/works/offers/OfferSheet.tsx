import type { WorkOfferFields } from "@sonm/protocol/workOffer.ts";
import { useState } from "react";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { encodeOffer } from "../../../chain/workCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { type Content, ContentEntry } from "../../../content/ContentEntry.tsx";
import { editableSnm } from "../../../lib/money.ts";
import { sumOf } from "../../../lib/sumOf.ts";
import { DAY, formatDateTime } from "../../../lib/time.ts";
import type { Action, SignaturePrompt } from "../../../tx/Action.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Button } from "../../../ui/Button.tsx";
import { Choice } from "../../../ui/Choice.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { LiveWork } from "../readLiveWork.ts";
import { OfferAmounts } from "./OfferAmounts.tsx";
import { OfferHandOver } from "./OfferHandOver.tsx";
import { type OfferDraft, readDraft } from "./offerDraft.ts";
import { type SignedOffer, offerMessage } from "./signedOffer.ts";

/** For how long an offer can be taken. A vote and its wait have to fit. */
const LIFETIMES = [
  { value: "30", text: "30 days" },
  { value: "60", text: "60 days" },
  { value: "120", text: "120 days" },
] as const;

const WAYS = [
  { value: "announce", text: "Announce it" },
  { value: "sign", text: "Only sign it" },
] as const;

type Way = (typeof WAYS)[number]["value"];

interface OfferSheetProps {
  readonly live: LiveWork;
  readonly onClose: () => void;
}

/** Offers to do the work: amounts, a text, a signature; announced at once, or handed over. */
export function OfferSheet({ live, onClose }: OfferSheetProps) {
  const { account } = useMe();
  const { chainId, contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  const ordered = { amounts: live.milestones.map(({ amount }) => amount), stream: live.terms.stream };
  const [draft, setDraft] = useState<OfferDraft>({
    amounts: ordered.amounts.map(editableSnm),
    stream: editableSnm(ordered.stream),
  });
  const [content, setContent] = useState<Content>();
  const [lifetime, setLifetime] = useState<string>("60");
  const [way, setWay] = useState<Way>("announce");
  const [signed, setSigned] = useState<SignedOffer>();
  const running = isRunning(runner.progress);
  const finished = runner.progress.stage === "done";
  const offered = readDraft(draft, ordered);
  const edit = (change: () => void) => {
    change();
    if (!running) runner.reset();
  };

  if (signed !== undefined) return <OfferHandOver signed={signed} onClose={onClose} />;

  const action = (): Action | undefined => {
    if (account === undefined || content === undefined || offered === undefined) return undefined;
    const offer: WorkOfferFields = {
      orderId: live.id,
      developer: account,
      ...offered,
      contentHash: content.hash,
      validUntil: now + Number(lifetime) * DAY,
    };
    const title = `Offer to do work order ${live.id}`;
    const sign: SignaturePrompt = {
      kind: "signature",
      label: "Sign the offer",
      message: () => Promise.resolve(offerMessage(offer, chainId, contracts.WorkOrders)),
    };
    if (way === "sign")
      return {
        ...{ title, account, prompts: [sign] },
        onSigned: ([signature]) => {
          if (signature !== undefined) setSigned({ offer, signature, uri: content.uri });
        },
      };
    return {
      title,
      account,
      prompts: [
        sign,
        {
          kind: "transaction",
          label: "Announce the offer",
          call: ([signature]) => {
            if (signature === undefined) throw new Error("The offer is not signed.");
            return { to: contracts.WorkOrders, data: encodeOffer(offer, signature, content.uri) };
          },
        },
      ],
    };
  };
  return (
    <Sheet
      open
      onClose={onClose}
      testId="offer-sheet"
      title={`Offer to do work order ${live.id}`}
      description="You sign for what you do it. Holders choose an offer by a vote; until then you can take yours back."
      footer={
        finished ? (
          <Button size="large" className="w-full" data-testid="offer-close" onClick={onClose}>
            Close
          </Button>
        ) : (
          <ActionBox runner={runner} action={action()} verb="offer" className="w-full" testId="offer-submit">
            {way === "sign" ? "Sign the offer" : "Sign and announce the offer"}
          </ActionBox>
        )
      }
    >
      <div className="space-y-4">
        <ActionDone
          progress={runner.progress}
          title="Your offer is announced. Somebody has to propose to take it."
          testId="offer-done"
        />
        {!finished && (
          <>
            <OfferAmounts
              ordered={ordered}
              draft={draft}
              disabled={running}
              onDraft={(next) => edit(() => setDraft(next))}
            />
            <ContentEntry
              label="Your offer in words"
              disabled={running}
              testId="offer-content"
              onContent={(next) => edit(() => setContent(next))}
            />
            <div className="space-y-1.5">
              <p aria-hidden className="text-xs font-medium text-muted">
                It can be taken for
              </p>
              <Choice
                label="It can be taken for"
                testId="offer-lifetime"
                value={lifetime}
                options={LIFETIMES}
                disabled={running}
                onChange={(value) => edit(() => setLifetime(value))}
              />
            </div>
            <Choice
              label="What happens with it"
              testId="offer-way"
              value={way}
              options={WAYS}
              disabled={running}
              onChange={(value) => edit(() => setWay(value))}
            />
            {offered !== undefined && (
              <Facts className="border-y">
                <Fact name="You get, if all of it is accepted" strong>
                  <Snm wei={sumOf([...offered.amounts, offered.stream])} testId="offer-sum" />
                </Fact>
                <Fact name="It can be taken until">{formatDateTime(now + Number(lifetime) * DAY)}</Fact>
              </Facts>
            )}
          </>
        )}
      </div>
    </Sheet>
  );
}
