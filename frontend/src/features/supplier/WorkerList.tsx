import { Link } from "@tanstack/react-router";
import { Server } from "lucide-react";
import type { Address } from "viem";

import { encodeRemoveWorker } from "../../chain/calls.ts";
import { useChainNow } from "../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatUsdPerHour } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatRelative } from "../../lib/time.ts";
import { ActionButton } from "../../tx/ActionButton.tsx";
import { ActionFailure } from "../../tx/ActionFailure.tsx";
import { useAction } from "../../tx/useAction.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Identicon } from "../../ui/Identicon.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { type SupplierWorker, fetchWorkers } from "./workersQuery.ts";

/** The machines for which the account is paid. */
export function WorkerList({ account }: { readonly account: Address }) {
  const workers = useIndexed(["workers", account.toLowerCase()], (indexer, signal) =>
    fetchWorkers(indexer, account, signal),
  );
  return (
    <Panel title="Your machines" aside={workers.data === undefined ? undefined : `${workers.data.length} in all`} flush>
      {workers.data === undefined ? (
        workers.isError ? (
          <IndexUnreachable onRetry={() => void workers.refetch()} />
        ) : (
          <div className="p-5" aria-busy>
            <Skeleton className="h-12 w-full" />
          </div>
        )
      ) : workers.data.length === 0 ? (
        <Empty icon={Server} title="No machine pays you yet" testId="workers-empty">
          Run the agent on a machine, and confirm its worker here with the consent that it prints.
        </Empty>
      ) : (
        <ul className="divide-y" data-testid="workers">
          {workers.data.map((worker) => (
            <WorkerRow key={worker.address} worker={worker} account={account} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function WorkerRow({ worker, account }: { readonly worker: SupplierWorker; readonly account: Address }) {
  const now = useChainNow();
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const attested = worker.attestedUntil > now;
  const offered = worker.ask !== undefined && worker.ask.validUntil >= now;
  const label = `Release worker ${shortAddress(worker.address)}`;
  return (
    <li data-testid="worker-row" data-worker={worker.address} className="px-4 py-3.5 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Link
          to="/machines/$address"
          params={{ address: worker.address }}
          className="group flex min-w-0 flex-1 basis-52 items-center gap-3 rounded-md"
        >
          <Identicon address={worker.address} className="size-8" />
          <span className="min-w-0">
            <span className="block truncate font-medium group-hover:text-accent">{worker.cpuModel || "Machine"}</span>
            <span className="block font-mono text-xs text-muted">{shortAddress(worker.address)}</span>
          </span>
        </Link>
        <div className="flex flex-wrap items-center gap-1.5">
          <Badge tone={attested ? "good" : "warn"}>
            {worker.measuredAt === undefined
              ? "Not attested"
              : attested
                ? `Attested ${formatRelative(worker.measuredAt, now)}`
                : "Attestation expired"}
          </Badge>
          <Badge tone={offered ? "accent" : "neutral"}>
            {offered && worker.ask !== undefined ? `Offered at ${formatUsdPerHour(worker.ask.price)}/h` : "Not offered"}
          </Badge>
          <Badge tone={worker.openDeals > 0 ? "good" : "neutral"}>
            {worker.openDeals} running, {worker.deals} in all
          </Badge>
        </div>
        {worker.bound && (
          <ActionButton
            runner={runner}
            action={{
              title: label,
              account,
              prompts: [
                {
                  kind: "transaction",
                  label,
                  call: () => ({ to: contracts.Market, data: encodeRemoveWorker(worker.address) }),
                },
              ],
            }}
            verb="release"
            kind="secondary"
            size="small"
            testId="worker-release"
          >
            Release
          </ActionButton>
        )}
      </div>
      <ActionFailure progress={runner.progress} />
    </li>
  );
}
