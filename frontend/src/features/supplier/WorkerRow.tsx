import { Link } from "@tanstack/react-router";
import type { Address } from "viem";

import { encodeRemoveWorker } from "../../chain/calls.ts";
import { useChainNow } from "../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { formatUsdPerHour } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { ActionButton } from "../../tx/ActionButton.tsx";
import { ActionFailure } from "../../tx/ActionFailure.tsx";
import { useAction } from "../../tx/useAction.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Identicon } from "../../ui/Identicon.tsx";
import type { Attention } from "./attention.ts";
import type { SupplierWorker } from "./workersQuery.ts";

interface WorkerRowProps {
  readonly worker: SupplierWorker;
  readonly attention: Attention;
  readonly account: Address;
}

/** One machine: how it stands, what its supplier should do, and how to let it go. */
export function WorkerRow({ worker, attention, account }: WorkerRowProps) {
  const now = useChainNow();
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const offered = worker.ask !== undefined && worker.ask.validUntil >= now;
  const label = `Release worker ${shortAddress(worker.address)}`;
  const { life, tone, badge, remarks } = attention;
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
          <Badge tone={tone} data-testid="worker-attested" data-state={life}>
            {badge}
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
      {remarks.length > 0 && (
        <ul className="mt-2 space-y-1 text-xs text-pretty text-muted" data-testid="worker-remarks">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <ActionFailure progress={runner.progress} />
    </li>
  );
}
