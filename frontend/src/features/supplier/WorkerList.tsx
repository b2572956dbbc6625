import { Server } from "lucide-react";
import type { Address } from "viem";

import { useChainNow } from "../../chain/useChainClock.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { useMachineAnswers } from "../../relay/useMachineAnswers.ts";
import { useRelayedAsks } from "../../relay/useRelayedAsks.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { WorkerRow } from "./WorkerRow.tsx";
import { attentionOf, byAttention } from "./attention.ts";
import { withRelayedAsk } from "./withRelayedAsk.ts";
import { type SupplierWorker, fetchWorkers } from "./workersQuery.ts";

/** Masternodes that are asked about each machine of a list; the machine's own page asks all. */
const MOST_NODES = 5;

/** The machines for which the account is paid, those that need their supplier first. */
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
        <Empty
          icon={Server}
          title="No machine pays you yet"
          testId="workers-empty"
          next={{ to: "/earn", text: "What could one earn?" }}
        >
          Paste the command on this page into a shell of the machine, and confirm its worker here.
        </Empty>
      ) : (
        <Rows workers={workers.data} account={account} />
      )}
    </Panel>
  );
}

function Rows({ workers, account }: { readonly workers: readonly SupplierWorker[]; readonly account: Address }) {
  const now = useChainNow();
  const relayed = useRelayedAsks();
  const offered = workers.map((worker) => withRelayedAsk(worker, relayed, now));
  const rowsOf = (says: ReturnType<typeof useMachineAnswers>) =>
    byAttention(
      offered.map((worker) => ({
        worker,
        attention: attentionOf(worker, says?.get(worker.address.toLowerCase()), now),
      })),
    );
  // By what the index says, so that answers do not change who is asked.
  const says = useMachineAnswers(
    rowsOf(undefined).map(({ worker }) => worker.address),
    MOST_NODES,
  );
  return (
    <ul className="divide-y" data-testid="workers">
      {rowsOf(says).map(({ worker, attention }) => (
        <WorkerRow key={worker.address} worker={worker} attention={attention} account={account} />
      ))}
    </ul>
  );
}
