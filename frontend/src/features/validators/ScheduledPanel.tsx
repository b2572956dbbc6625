import { networks } from "@sonm/protocol/networks.ts";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useConfig } from "wagmi";

import { encodeCancelScheduled, encodeExecute } from "../../chain/daoCalls.ts";
import { useChainNow } from "../../chain/useChainClock.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { formatDateTime } from "../../lib/time.ts";
import { ActionButton } from "../../tx/ActionButton.tsx";
import { ActionFailure } from "../../tx/ActionFailure.tsx";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Time } from "../../ui/Time.tsx";
import { daoCallWords } from "./daoWords.ts";
import { type Scheduled, fetchScheduled } from "./fetchScheduled.ts";
import type { DaoRights } from "./useDaoRights.ts";

/** How much less often the log is searched than state of the chain is read. */
const SLOWER = 4;

interface ScheduledPanelProps {
  readonly account: Address | undefined;
  readonly rights: DaoRights | undefined;
}

/** What the DAO is about to do: the calls about validators and bans that wait in its treasury. */
export function ScheduledPanel({ account, rights }: ScheduledPanelProps) {
  const config = useConfig();
  const { chainId, contracts } = useRuntimeConfig();
  const { data, isError } = useQuery({
    queryKey: ["scheduled", chainId, contracts.Treasury],
    queryFn: () =>
      fetchScheduled(
        config.getClient({ chainId }),
        contracts.Treasury,
        BigInt(networks[String(chainId)]?.startBlock ?? 0),
      ),
    refetchInterval: useRefreshInterval() * SLOWER,
    retry: false,
  });
  const known = data?.flatMap((one) => {
    const words = daoCallWords(one.call, contracts);
    return words === undefined ? [] : [{ ...one, words }];
  });
  return (
    <Panel title="Decided, and waiting" aside={known === undefined ? undefined : `${known.length} in all`}>
      {known === undefined ? (
        isError ? (
          <p className="text-muted" data-testid="scheduled-failed">
            The node does not give the treasury&rsquo;s log now. It is tried again by itself.
          </p>
        ) : (
          <Skeleton className="h-10 w-full" />
        )
      ) : known.length === 0 ? (
        <p className="text-muted" data-testid="scheduled-none">
          Nothing about validators or bans waits in the DAO&rsquo;s treasury.
        </p>
      ) : (
        <ul className="-my-2.5 divide-y" data-testid="scheduled">
          {known.map((one) => (
            <Row key={one.id} {...one} account={account} rights={rights} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface RowProps extends Scheduled, ScheduledPanelProps {
  readonly words: string;
}

function Row({ id, call, dueAt, words, account, rights }: RowProps) {
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const executing = useAction();
  const cancelling = useAction();
  const due = now >= dueAt;
  const act = (title: string, data: `0x${string}`) =>
    account === undefined ? undefined : singleCall(account, title, { to: contracts.Treasury, data });
  return (
    <li data-testid="scheduled-row" className="space-y-2 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-48 flex-1">
          <span className="block font-medium">{words}</span>
          <span className="block text-xs text-muted" title={formatDateTime(dueAt)}>
            {due ? (
              "Can be executed now"
            ) : (
              <>
                Can be executed <Time time={dueAt} now={now} />
              </>
            )}
          </span>
        </span>
        {rights?.executes === true && due && (
          <ActionButton
            runner={executing}
            action={act(words, encodeExecute(call))}
            verb="execute"
            size="small"
            testId="scheduled-execute"
          >
            Execute
          </ActionButton>
        )}
        {rights?.cancels === true && (
          <ActionButton
            runner={cancelling}
            action={act(`Take back: ${words}`, encodeCancelScheduled(id))}
            verb="take it back"
            kind="secondary"
            size="small"
            testId="scheduled-cancel"
          >
            Take back
          </ActionButton>
        )}
      </div>
      <ActionFailure progress={executing.progress} />
      <ActionFailure progress={cancelling.progress} />
    </li>
  );
}
