import { WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { workOrdersAbi } from "@sonm/protocol/generated/WorkOrders.abi.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReadContracts } from "wagmi";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { formatDate } from "../../lib/time.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { WorkStatusBadge } from "./WorkStatusBadge.tsx";
import type { ListedWork } from "./workQueries.ts";

/** Work orders, the newest first. State and money are the chain's. */
export function WorkList({ works }: { readonly works: readonly ListedWork[] }) {
  const { chainId, contracts } = useRuntimeConfig();
  const read = { abi: workOrdersAbi, address: contracts.WorkOrders, chainId, functionName: "orderOf" } as const;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: works.map(({ id }) => ({ ...read, args: [id] as const })),
    query: { refetchInterval: useRefreshInterval() },
  });
  return (
    <ul className="divide-y" data-testid="works">
      {works.map((work, index) => (
        <WorkRow key={work.id} work={work} status={data?.[index]?.status ?? work.status} held={data?.[index]?.held} />
      ))}
    </ul>
  );
}

interface WorkRowProps {
  readonly work: ListedWork;
  readonly status: number;
  /** SNM wei; undefined while it is read. */
  readonly held: bigint | undefined;
}

function WorkRow({ work, status, held }: WorkRowProps) {
  const now = useChainNow();
  const done = work.milestones - work.openMilestones;
  return (
    <li data-testid="work" data-work={work.id}>
      <Link
        to="/dao/works/$id"
        params={{ id: String(work.id) }}
        className="block px-4 py-4 transition-colors hover:bg-raised/50 sm:px-5"
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="font-semibold">{work.title}</span>
          <span className="text-xs text-muted">order {String(work.id)}</span>
          <WorkStatusBadge status={status} />
        </span>
        <span className="mt-3 grid grid-cols-2 gap-x-5 gap-y-3 md:grid-cols-4">
          <Value name="Budget">
            <Snm wei={work.budget} testId="work-budget" />
            <span className="block text-xs text-muted">
              <Snm wei={held} /> kept
            </span>
          </Value>
          <Value name="Milestones">
            {done} of {work.milestones} settled
            <span className="block text-xs text-muted">
              <Snm wei={work.paid} /> paid
            </span>
          </Value>
          <Value name={status === WorkStatus.Open ? "Offers" : "Developer"}>
            {status === WorkStatus.Open ? (
              <>
                {work.offers}
                <span className="block text-xs text-muted">
                  {now <= work.offersUntil ? "taken until " : "were taken until "}
                  {formatDate(work.offersUntil)}
                </span>
              </>
            ) : work.developer === undefined ? (
              "nobody"
            ) : (
              <AddressText address={work.developer} link={false} />
            )}
          </Value>
          <Value name={work.endedAt === undefined ? "Published" : "Ended"}>
            {formatDate(work.endedAt ?? work.createdAt)}
          </Value>
        </span>
      </Link>
    </li>
  );
}

function Value({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className="block min-w-0">
      <span className="block text-xs text-muted">{name}</span>
      <span className="tabular block">{children}</span>
    </span>
  );
}
