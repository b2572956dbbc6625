import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";

import { useChainNow } from "../../chain/useChainClock.ts";
import { classes } from "../../lib/classes.ts";
import { basisPointsText, shareText } from "../../lib/percent.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDate } from "../../lib/time.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { DutyText } from "./DutyText.tsx";
import { NodeName } from "./NodeName.tsx";
import { NodeStateBadge } from "./NodeStateBadge.tsx";
import { commissionAt } from "./commissions.ts";
import type { NodeFacts } from "./nodeFacts.ts";
import type { Nodes } from "./nodesQuery.ts";
import { dutyRecord } from "./recentReports.ts";

const COLUMNS =
  "lg:grid lg:grid-cols-[minmax(13rem,1.7fr)_minmax(8rem,1fr)_5rem_9.5rem_6.5rem_8rem_9.5rem] lg:items-center lg:gap-4";

interface NodeListProps {
  readonly nodes: Nodes | undefined;
  readonly account: Address | undefined;
}

/** Masternodes as rows, the largest stake first; as cards on a phone. */
export function NodeList({ nodes, account }: NodeListProps) {
  return (
    <div data-testid="node-list">
      <div aria-hidden className={classes(COLUMNS, "hidden border-b px-5 py-2.5 text-xs font-medium text-muted")}>
        <span>Masternode</span>
        <span className="text-right">Stake</span>
        <span className="text-right">Share</span>
        <span className="text-right">Commission</span>
        <span className="text-right">Signed lately</span>
        <span className="text-right">Earned</span>
        <span className="text-right">State</span>
      </div>
      <ul className="divide-y" aria-busy={nodes === undefined}>
        {nodes === undefined
          ? [0, 1, 2].map((index) => (
              <li key={index} className="px-5 py-4">
                <Skeleton className="h-10 w-full" />
              </li>
            ))
          : nodes.nodes.map((node) => (
              <NodeRow
                key={node.owner}
                node={node}
                nodes={nodes}
                mine={node.owner.toLowerCase() === account?.toLowerCase()}
              />
            ))}
      </ul>
    </div>
  );
}

interface NodeRowProps {
  readonly node: NodeFacts;
  readonly nodes: Nodes;
  readonly mine: boolean;
}

function NodeRow({ node, nodes, mine }: NodeRowProps) {
  const now = useChainNow();
  const commission = commissionAt(node.commissions, now);
  return (
    <li data-testid="node-list-row" data-owner={node.owner.toLowerCase()}>
      <Link
        to="/masternodes/$owner"
        params={{ owner: node.owner }}
        className={classes(
          COLUMNS,
          "grid grid-cols-2 gap-x-4 gap-y-3 px-4 py-3.5 transition-colors hover:bg-raised/50 sm:px-5",
        )}
      >
        <span className="col-span-2 flex items-center justify-between gap-3 lg:col-span-1">
          <NodeName
            owner={node.owner}
            name={node.name}
            note={node.description === "" ? `signs with ${shortAddress(node.signer)}` : node.description}
            mine={mine}
          />
          <span className="lg:hidden">
            <NodeStateBadge node={node} />
          </span>
        </span>
        <Value name="Stake">
          <Snm wei={node.stake} testId="node-stake" />
        </Value>
        <Value name="Share">
          <span className="tabular">{shareText(node.stake, nodes.totalStake)}</span>
        </Value>
        <Value name="Commission">
          <span className="tabular">{basisPointsText(commission.now)}</span>
          {commission.next !== undefined && (
            <span className="block text-xs text-warn">
              {basisPointsText(commission.next.commission)} from {formatDate(commission.next.startsAt)}
            </span>
          )}
        </Value>
        <Value name="Signed lately">
          <DutyText duty={dutyRecord(nodes.reports, node.owner)} />
        </Value>
        <Value name="Earned">
          <Snm wei={node.earned} />
        </Value>
        <span className="hidden justify-end lg:flex">
          <NodeStateBadge node={node} />
        </span>
      </Link>
    </li>
  );
}

function Value({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className="block min-w-0 lg:text-right">
      <span className="block text-xs text-muted lg:sr-only">{name}</span>
      {children}
    </span>
  );
}
