import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { encodeAmend } from "../../../chain/amendmentCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Deal } from "../../../indexer/deal.ts";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Button } from "../../../ui/Button.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Time } from "../../../ui/Time.tsx";
import { ChangeReceipt } from "../changes/ChangeReceipt.tsx";
import { ConditionsTable } from "../changes/ConditionsTable.tsx";
import { fetchDeal } from "../dealQueries.ts";
import type { Role } from "../dealWords.ts";
import { readSignedChange } from "./signedChange.ts";
import { signedChangeFault } from "./signedChangeFault.ts";
import { signedChangeTexts } from "./signedChangeWords.ts";
import { useSignatureCheck } from "./useSignatureCheck.ts";

interface CompleteSheetProps {
  readonly deal: Deal;
  readonly open: boolean;
  readonly role: Role | undefined;
  /** What the other side sent. */
  readonly word: string;
  readonly onClose: () => void;
}

/** Shows what the other side signed, old and new side by side, and completes it in one transaction. */
export function CompleteSheet({ deal, open, role, word, onClose }: CompleteSheetProps) {
  const { account } = useMe();
  const { chainId, contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  // Once it is sent the deal has another id: what is shown stays what it was about.
  const [sent, setSent] = useState<Deal>();
  const { terms, current, number } = sent ?? deal;
  const change = readSignedChange(word);
  const place = {
    chainId,
    amendments: contracts.Amendments,
    current,
    terms,
    open: sent === undefined ? open : true,
    now,
  };
  const fault = change === undefined ? "unreadable" : sent === undefined ? signedChangeFault(change, place) : undefined;
  const about = useIndexed(
    ["deal-of", change?.deal],
    (indexer, signal) => fetchDeal(indexer, change?.deal ?? "", signal).then((found) => found?.deal ?? null),
    { enabled: fault === "deal" },
  );
  const signature = useSignatureCheck(fault === undefined ? change : undefined, terms);

  if (runner.progress.stage === "done")
    return (
      <ChangeReceipt
        deal={deal}
        title="The deal is changed"
        description="Both sides agreed. What had accrued is billed at the old price, and it goes on as shown here."
        record={runner.progress.record}
        onClose={onClose}
      />
    );

  const looking = fault === "deal" && about.data === undefined && !about.isError;
  const elsewhere = fault === "deal" ? (about.data ?? undefined) : undefined;
  const problem =
    fault === "deal" && elsewhere?.id === deal.id
      ? "outdated"
      : (fault ?? (signature === "wrong" ? ("altered" as const) : undefined));
  const signer = change?.side === "bid" ? "buyer" : "supplier";
  const other = change?.side === "bid" ? "supplier" : "buyer";
  const signedIt = role !== undefined && (change?.side === "bid" ? role === "buyer" : role !== "buyer");
  const mayComplete = role !== undefined && !signedIt;
  const action =
    change === undefined || account === undefined || problem !== undefined || signature !== "genuine" || !mayComplete
      ? undefined
      : singleCall(account, `Change deal #${number} as both sides want`, {
          to: contracts.Amendments,
          data: encodeAmend(terms, change.price, change.duration, change.validUntil, {
            [change.side === "bid" ? "buyer" : "master"]: change.signature,
          }),
        });
  const start = {
    ...runner,
    run: (next: Parameters<typeof runner.run>[0]) => {
      setSent(deal);
      runner.run(next);
    },
  };
  return (
    <Sheet
      open
      onClose={onClose}
      testId="complete-sheet"
      title={`A signed change of deal #${number}`}
      description={
        problem === undefined
          ? `The ${signer} signed it. It applies as soon as the ${other} completes it.`
          : looking
            ? "Looking whose it is."
            : "It can't be completed."
      }
      footer={
        problem !== undefined || (account !== undefined && !mayComplete) ? (
          <Button size="large" className="w-full" data-testid="complete-leave" onClick={onClose}>
            Close
          </Button>
        ) : (
          <ActionBox runner={start} action={action} verb="complete it" className="w-full" testId="complete-submit">
            Complete the change
          </ActionBox>
        )
      }
    >
      <div className="space-y-4">
        {looking && <Skeleton className="h-24 w-full" />}
        {!looking && problem !== undefined && (
          <Notice tone="bad" live testId="complete-fault" title={signedChangeTexts[problem].title}>
            {signedChangeTexts[problem].remedy}
            {problem === "deal" && elsewhere !== undefined && (
              <>
                {" "}
                <Link
                  to="/deals/$id"
                  params={{ id: elsewhere.id }}
                  search={{ change: word }}
                  className="text-accent underline decoration-accent/40 underline-offset-3 hover:decoration-current"
                >
                  To deal #{elsewhere.number}
                </Link>
              </>
            )}
          </Notice>
        )}
        {change !== undefined && (problem === undefined || problem === "expired") && (
          <>
            <ConditionsTable before={terms} after={change} start={terms.start} />
            <Facts className="border-y">
              <Fact name="Signed by">{signedIt ? "you" : `the ${signer}`}</Fact>
              <Fact name="Can be completed until" hint={formatDateTime(change.validUntil)}>
                <Time time={change.validUntil} now={now} />
              </Fact>
            </Facts>
          </>
        )}
        {problem === undefined && signature === "unknown" && (
          <Notice tone="warn" title="The signature can't be checked now: the node does not answer.">
            It is tried again by itself.
          </Notice>
        )}
        {problem === undefined && account !== undefined && !mayComplete && (
          <Notice tone="info" testId="complete-not-mine">
            {signedIt
              ? `This is what your side signed. Send the link to the ${other}, who completes it.`
              : `Only the ${other} of this deal can complete it. Your account has no part in the deal.`}
          </Notice>
        )}
      </div>
    </Sheet>
  );
}
