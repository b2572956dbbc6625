import { Coins, History, Lock, LockOpen, type LucideIcon } from "lucide-react";
import type { Address } from "viem";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { MyList } from "../../../indexer/MyList.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { TransactionLink } from "../../../tx/TransactionLink.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { Time } from "../../../ui/Time.tsx";
import { type DividendMove, fetchMoves } from "./movesQuery.ts";

const KINDS: Record<DividendMove["kind"], { readonly text: string; readonly icon: LucideIcon }> = {
  LOCK: { text: "Locked", icon: Lock },
  UNLOCK: { text: "Unlocked", icon: LockOpen },
  CLAIM: { text: "Claimed", icon: Coins },
};

/** What the reader locked, unlocked and claimed, newest first. */
export function Moves({ account }: { readonly account: Address }) {
  const now = useChainNow();
  const moves = useIndexed(["dividend-moves", account.toLowerCase()], (indexer, signal) =>
    fetchMoves(indexer, account, signal),
  );
  return (
    <Panel title="Your history" flush>
      <MyList
        query={moves}
        count={moves.data?.length}
        connect="Connect a wallet to see what it locked and claimed."
        empty={
          <Empty icon={History} title="Nothing happened yet" testId="moves-empty">
            What this account locks, unlocks and claims shows here. Lock SNM with the form above to begin.
          </Empty>
        }
      >
        {moves.data === undefined ? (
          <div className="p-5" aria-busy>
            <Skeleton className="h-10 w-full" />
          </div>
        ) : (
          <ul className="divide-y" data-testid="moves">
            {moves.data.map(({ id, kind, amount, locked, time, transaction }) => {
              const { text, icon: Icon } = KINDS[kind];
              return (
                <li
                  key={id}
                  data-testid="move"
                  data-kind={kind}
                  className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-5"
                >
                  <span className="grid size-8 place-items-center rounded-lg bg-raised text-muted">
                    <Icon aria-hidden className="size-4" />
                  </span>
                  <span className="min-w-24">
                    <span className="block font-medium">{text}</span>
                    <span className="block text-xs text-muted">
                      <Time time={time} now={now} />
                    </span>
                  </span>
                  <span className="ml-auto text-right">
                    <span className="block font-medium">
                      <Snm wei={amount} testId="move-amount" />
                    </span>
                    <span className="block text-xs text-muted">
                      locked afterwards: <Snm wei={locked} />
                    </span>
                  </span>
                  <span className="w-36 text-right text-xs text-muted max-sm:hidden">
                    <TransactionLink hash={transaction} />
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </MyList>
    </Panel>
  );
}
