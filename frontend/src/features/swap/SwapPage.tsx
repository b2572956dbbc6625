import { Link } from "@tanstack/react-router";
import { CircleOff } from "lucide-react";
import type { Address } from "viem";

import { useBalances } from "../../chain/useBalances.ts";
import { useMe } from "../../chain/useMe.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { Term } from "../../glossary/Term.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { ConnectEmpty } from "../../wallet/ConnectEmpty.tsx";
import { SwapForm } from "./SwapForm.tsx";
import { Swaps } from "./Swaps.tsx";
import { fetchSwapTotals } from "./swapsQuery.ts";
import { type LegacyToken, useLegacyToken } from "./useLegacyToken.ts";

/** The way of who holds the original token: into SNM, one for one. */
export function SwapPage() {
  const { account } = useMe();
  const found = useLegacyToken(account);
  return (
    <>
      <PageHeader title="Swap">
        Whoever holds the <Term id="legacy">original SONM token</Term> swaps it for <Term id="snm">SNM</Term> here, one
        for one. There is no deadline and no fee. With SNM you rent machines,{" "}
        <Link to="/dividends" className="font-medium text-accent underline">
          earn dividends
        </Link>{" "}
        and vote.
      </PageHeader>
      {found.state === "missing" ? (
        <Panel flush>
          <Empty
            icon={CircleOff}
            title="This network has no original token"
            testId="swap-missing"
            next={{ to: "/", text: "To the market" }}
          >
            The original SONM token is not here, so there is nothing to swap. Check that the page is set up for the
            network on which you hold it.
          </Empty>
        </Panel>
      ) : found.state === "failed" ? (
        <Notice tone="bad" live testId="swap-unreachable" title="The network does not answer.">
          Balances are read again by itself. Nothing is lost.
        </Notice>
      ) : found.state === "reading" ? (
        <Panel>
          <div aria-busy>
            <Skeleton className="h-40 w-full" />
          </div>
        </Panel>
      ) : (
        <Found key={account} account={account} legacy={found.legacy} />
      )}
    </>
  );
}

interface FoundProps {
  readonly account: Address | undefined;
  readonly legacy: LegacyToken;
}

function Found({ account, legacy }: FoundProps) {
  const wallet = useBalances(account)?.wallet;
  const totals = useIndexed(["swap-totals"], fetchSwapTotals);
  const count = totals.data?.count;
  return (
    <div className="space-y-4">
      <Panel>
        <div className="grid gap-x-6 gap-y-5 min-[26rem]:grid-cols-2 lg:grid-cols-4">
          <Stat name="Your original tokens" note="not swapped yet">
            {account === undefined ? "–" : <Snm wei={legacy.balance} testId="swap-balance" />}
          </Stat>
          <Stat name="SNM in your wallet">
            {account === undefined ? "–" : <Snm wei={wallet} testId="swap-wallet" />}
          </Stat>
          <Stat name="Left to be swapped" note="for everybody">
            <Snm wei={legacy.left} testId="swap-left" />
          </Stat>
          <Stat
            name="Swapped so far"
            note={
              count === undefined
                ? totals.isError
                  ? "the index does not answer"
                  : undefined
                : count === 1
                  ? "in one swap"
                  : `in ${count} swaps`
            }
          >
            {totals.data === undefined && totals.isError ? "–" : <Snm wei={totals.data?.swapped} />}
          </Stat>
        </div>
      </Panel>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
        {account === undefined ? (
          <Panel flush>
            <ConnectEmpty>Connect the wallet that holds the original token.</ConnectEmpty>
          </Panel>
        ) : legacy.balance === 0n ? (
          <Panel flush>
            <Empty
              icon={CircleOff}
              title="This account has no original tokens"
              testId="swap-none"
              next={{ to: "/dividends", text: "What SNM earn" }}
            >
              There is nothing to swap. If another of your accounts holds some, connect that one.
            </Empty>
          </Panel>
        ) : (
          <SwapForm account={account} legacy={legacy} />
        )}
        <Rules legacy={legacy} />
      </div>
      {account !== undefined && <Swaps account={account} />}
    </div>
  );
}

function Rules({ legacy }: { readonly legacy: LegacyToken }) {
  const { contracts } = useRuntimeConfig();
  return (
    <Panel title="How it works">
      <Facts>
        <Fact name="Rate">1 original = 1 SNM</Fact>
        <Fact name="Deadline">None</Fact>
        <Fact name="What the original tokens become" hint="The swap has no owner and no other function">
          Kept for good
        </Fact>
        <Fact name="Steps" hint="The original token knows no permits">
          Approve, then swap
        </Fact>
        <Fact name="Original token">
          <AddressText address={legacy.token} copy picture={false} />
        </Fact>
        <Fact name="Contract of the swap">
          <AddressText address={contracts.LegacySwap} copy picture={false} />
        </Fact>
      </Facts>
    </Panel>
  );
}
