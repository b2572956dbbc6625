import { useChainNow } from "../../../chain/useChainClock.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { countText } from "../../../lib/units.ts";
import { TransactionLink } from "../../../tx/TransactionLink.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { Time } from "../../../ui/Time.tsx";
import { MOST_CLAIMS, type Payment } from "./membershipsQuery.ts";

/** What the reader was paid for machines in programs, newest first. */
export function Payments({ payments }: { readonly payments: readonly Payment[] }) {
  const now = useChainNow();
  if (payments.length === 0) return null;
  return (
    <Panel title="Paid to you" aside={payments.length < MOST_CLAIMS ? undefined : `The newest ${MOST_CLAIMS}`} flush>
      <ul className="divide-y" data-testid="reward-payments">
        {payments.map(({ id, worker, program, gpuSeconds, amount, due, time, transaction }) => (
          <li
            key={id}
            data-testid="reward-payment"
            className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-5"
          >
            <span className="min-w-0">
              <span className="block">
                <span className="font-mono text-[0.93em]">{shortAddress(worker)}</span> in program {program}
              </span>
              <span className="block text-xs text-muted">
                {countText(gpuSeconds)} GPU-seconds · <Time time={time} now={now} />
              </span>
            </span>
            <span className="ml-auto text-right">
              <Snm wei={amount} testId="reward-paid" />
              {amount < due && (
                <span className="block text-xs text-warn">
                  of <Snm wei={due} />
                </span>
              )}
            </span>
            <span className="w-36 text-right text-xs text-muted max-sm:w-full max-sm:text-left">
              <TransactionLink hash={transaction} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
