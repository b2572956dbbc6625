import { Link } from "@tanstack/react-router";
import { ExternalLink, FileQuestion } from "lucide-react";
import type { Hex } from "viem";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { IndexedPage } from "../../indexer/IndexedPage.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { hitLink } from "../search/hitLink.ts";
import { ReceiptFacts } from "./ReceiptFacts.tsx";
import { deedsOf } from "./deeds.ts";
import { fetchDeeds } from "./deedsQuery.ts";
import { type Receipt, useReceipt } from "./useReceipt.ts";

/** One transaction: what it did here, and its receipt. */
export function TransactionPage({ hash }: { readonly hash: Hex }) {
  const receipt = useReceipt(hash);
  return (
    <IndexedPage
      query={receipt}
      what="the transaction"
      missing={{
        icon: FileQuestion,
        testId: "transaction-missing",
        title: "No such transaction",
        text: "This network's chain does not know it. It may be too new, or of another network.",
        to: "/search",
        back: "Search for it",
      }}
    >
      {(found) => <Known hash={hash} receipt={found} />}
    </IndexedPage>
  );
}

function Known({ hash, receipt }: { readonly hash: Hex; readonly receipt: Receipt }) {
  const { explorerUrl } = useRuntimeConfig();
  const { success } = receipt;
  return (
    <>
      <PageHeader
        title={`Transaction ${shortAddress(hash)}`}
        aside={
          explorerUrl !== undefined && (
            <Button size="small" asChild>
              <a href={`${explorerUrl}/tx/${hash}`} target="_blank" rel="noreferrer">
                Block explorer <ExternalLink aria-hidden className="size-3.5" />
              </a>
            </Button>
          )
        }
      >
        <span className="flex flex-wrap items-center gap-2">
          <Badge data-testid="transaction-state" tone={success === undefined ? "neutral" : success ? "good" : "bad"}>
            {success === undefined ? "waits for a block" : success ? "done" : "failed"}
          </Badge>
          <span className="font-mono text-xs break-all">{hash}</span>
          <CopyButton text={hash} label="Copy transaction hash" />
        </span>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Deeds hash={hash} receipt={receipt} />
        <ReceiptFacts receipt={receipt} />
      </div>
    </>
  );
}

function Deeds({ hash, receipt }: { readonly hash: Hex; readonly receipt: Receipt }) {
  const query = useIndexed(["deeds", hash], (indexer, signal) => fetchDeeds(indexer, hash, signal));
  const deeds = query.data && deedsOf(query.data);
  return (
    <Panel title="What it did" flush>
      {deeds === undefined ? (
        query.isError ? (
          <IndexUnreachable onRetry={() => void query.refetch()} />
        ) : (
          <div className="p-5" aria-busy>
            <Skeleton className="h-16 w-full" />
          </div>
        )
      ) : deeds.length === 0 ? (
        <p className="px-4 py-4 text-muted text-pretty sm:px-5" data-testid="deeds-none">
          {receipt.success === false
            ? "Nothing: it failed, and only its gas was paid."
            : receipt.success === undefined
              ? "Nothing yet: it waits for a block."
              : "Nothing that the market's index keeps, or the index has not come to its block yet."}
        </p>
      ) : (
        <ul className="divide-y" data-testid="deeds">
          {deeds.map(({ text, about }) => (
            <li key={`${text} ${about?.id}`} className="px-4 py-3 text-pretty sm:px-5">
              {about === undefined ? (
                text
              ) : (
                <Link {...hitLink(about)} className="font-medium break-words hover:underline">
                  {text}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
