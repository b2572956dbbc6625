import { ArrowRightLeft, History } from "lucide-react";
import type { Address } from "viem";

import { useChainNow } from "../../chain/useChainClock.ts";
import { MyList } from "../../indexer/MyList.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Time } from "../../ui/Time.tsx";
import { type Swap, fetchSwaps } from "./swapsQuery.ts";

/** What the reader swapped, newest first. */
export function Swaps({ account }: { readonly account: Address }) {
  const swaps = useIndexed(["swaps", account.toLowerCase()], (indexer, signal) => fetchSwaps(indexer, account, signal));
  return (
    <Panel title="Your swaps" flush>
      <MyList
        query={swaps}
        count={swaps.data?.length}
        connect="Connect a wallet to see what it swapped."
        empty={
          <Empty icon={History} title="Nothing was swapped yet" testId="swaps-empty">
            What this account swaps shows here, with the transaction. Swap with the form above to begin.
          </Empty>
        }
      >
        {swaps.data === undefined ? (
          <div className="p-5" aria-busy>
            <Skeleton className="h-10 w-full" />
          </div>
        ) : (
          <ul className="divide-y" data-testid="swaps">
            {swaps.data.map((swap) => (
              <Row key={swap.id} swap={swap} me={account} />
            ))}
          </ul>
        )}
      </MyList>
    </Panel>
  );
}

function Row({ swap: { account, to, amount, time, transaction }, me }: { readonly swap: Swap; readonly me: Address }) {
  const now = useChainNow();
  const isMine = (address: Address) => address.toLowerCase() === me.toLowerCase();
  return (
    <li data-testid="swap-row" className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-5">
      <span className="grid size-8 place-items-center rounded-lg bg-raised text-muted">
        <ArrowRightLeft aria-hidden className="size-4" />
      </span>
      <span className="min-w-24">
        <span className="block font-medium">Swapped</span>
        <span className="block text-xs text-muted">
          <Time time={time} now={now} />
        </span>
      </span>
      {!isMine(account) && (
        <span className="text-xs text-muted">
          by <AddressText address={account} />
        </span>
      )}
      {!isMine(to) && (
        <span className="text-xs text-muted">
          to <AddressText address={to} />
        </span>
      )}
      <span className="ml-auto font-medium">
        <Snm wei={amount} testId="swap-amount-done" />
      </span>
      <span className="w-36 text-right text-xs text-muted max-sm:hidden">
        <TransactionLink hash={transaction} />
      </span>
    </li>
  );
}
