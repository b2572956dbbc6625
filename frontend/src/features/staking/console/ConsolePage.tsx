import { Link } from "@tanstack/react-router";
import { type Address, zeroAddress } from "viem";

import { useMe } from "../../../chain/useMe.ts";
import { IndexUnreachable } from "../../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button } from "../../../ui/Button.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { ConnectEmpty } from "../../../wallet/ConnectEmpty.tsx";
import { fetchNode } from "../nodeQuery.ts";
import type { LiveNode } from "../liveNode.ts";
import { useLiveNode } from "../useLiveNode.ts";
import { BondPanel } from "./BondPanel.tsx";
import { CommissionDesk } from "./CommissionDesk.tsx";
import { KeysDesk } from "./KeysDesk.tsx";
import { RegisterPanel } from "./RegisterPanel.tsx";
import { SeatPanel } from "./SeatPanel.tsx";
import { StatusPanel } from "./StatusPanel.tsx";

/** What whoever runs a masternode needs: how it stands, and all that its owner decides. */
export function ConsolePage() {
  const { account } = useMe();
  const live = useLiveNode(account);
  const registered = live !== undefined && live.signer !== zeroAddress;
  return (
    <>
      <BackLink to="/masternodes">Masternodes</BackLink>
      <PageHeader
        title="Operator&rsquo;s console"
        aside={
          registered &&
          account !== undefined && (
            <Button size="small" asChild>
              <Link to="/masternodes/$owner" params={{ owner: account }}>
                As others see it
              </Link>
            </Button>
          )
        }
      >
        The account that owns a masternode decides here. The node itself runs with its signer key alone.
      </PageHeader>
      {account === undefined ? (
        <Panel flush>
          <ConnectEmpty>Connect the wallet that owns the masternode, or that shall own one.</ConnectEmpty>
        </Panel>
      ) : live === undefined ? (
        <div aria-busy>
          <Skeleton className="h-64 w-full" />
        </div>
      ) : registered ? (
        <Desk key={account} account={account} live={live} />
      ) : (
        <div className="mx-auto max-w-2xl">
          <RegisterPanel key={account} account={account} />
        </div>
      )}
    </>
  );
}

function Desk({ account, live }: { readonly account: Address; readonly live: LiveNode }) {
  const node = useIndexed(["masternode", account.toLowerCase()], (indexer, signal) =>
    fetchNode(indexer, account, signal).then((found) => found ?? null),
  );
  return (
    <div className="space-y-4" data-testid="console">
      <StatusPanel account={account} node={node.data ?? undefined} live={live} />
      {node.isError && node.data === undefined && (
        <Panel flush>
          <IndexUnreachable onRetry={() => void node.refetch()} />
        </Panel>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-3">
        <BondPanel account={account} live={live} />
        <CommissionDesk account={account} live={live} />
        <div className="space-y-4">
          <SeatPanel account={account} live={live} />
          <KeysDesk account={account} live={live} facts={node.data?.facts} />
        </div>
      </div>
    </div>
  );
}
