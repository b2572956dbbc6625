import { Term } from "../../glossary/Term.tsx";
import { formatSnm, formatSnmFixed } from "../../lib/money.ts";
import { formatClock, formatDuration } from "../../lib/time.ts";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Stat } from "../../ui/Stat.tsx";
import type { ChainDeal } from "./useLiveDeals.ts";

/** How much of a whole, in thousandths. */
const share = (part: bigint, whole: bigint): number => (whole === 0n ? 0 : Number((part * 1000n) / whole) / 10);

/** What a running deal costs, second by second. */
export function DealMeter({ chainDeal: { deal, state, balance, live } }: { readonly chainDeal: ChainDeal }) {
  const due = live?.due;
  const total = due === undefined ? undefined : deal.totalPaid + due;
  const used = due === undefined || state === undefined ? 0 : Math.min(100, share(due, state.escrow));
  const { duration } = deal.terms;
  return (
    <Panel>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div>
          <p className="text-xs text-muted">Cost so far</p>
          <p
            data-testid="deal-cost"
            data-wei={total}
            className="tabular mt-1 text-3xl leading-9 font-semibold tracking-[-0.03em] sm:text-4xl sm:leading-10"
          >
            {total === undefined ? <Skeleton className="w-52" /> : formatSnmFixed(total, 6)}
            <span className="ml-2 text-base font-normal tracking-normal text-muted">SNM</span>
          </p>
          <p className="mt-1 text-xs text-muted">
            {live === undefined ? (
              <Skeleton className="w-40" />
            ) : live.ended ? (
              "Nothing accrues any more: the agreed end has passed."
            ) : (
              `${formatSnm(live.perSecond * 60n)} SNM a minute at the rate now`
            )}
          </p>
        </div>
        <div className="sm:text-right">
          <p className="text-xs text-muted">{live?.remaining === undefined ? "Running for" : "Time left"}</p>
          <p data-testid="deal-clock" className="tabular mt-1 text-xl leading-7 font-semibold tracking-tight">
            {live === undefined ? <Skeleton className="w-24" /> : formatClock(live.remaining ?? live.elapsed)}
          </p>
        </div>
      </div>

      {duration !== 0 && live !== undefined && (
        <Bar name="Time used" percent={Math.min(100, (live.elapsed / duration) * 100)} className="mt-5" />
      )}

      <div className="mt-6 grid grid-cols-2 gap-x-6 gap-y-5 border-t pt-5 sm:grid-cols-4">
        <Stat
          name={
            <>
              <Term id="accrued">Accrued</Term>, not billed
            </>
          }
          testId="deal-due"
        >
          {due === undefined ? (
            <Skeleton />
          ) : (
            <>
              {formatSnmFixed(due, 6)} <span className="text-[0.85em] font-normal tracking-normal text-muted">SNM</span>
            </>
          )}
        </Stat>
        <Stat name="Billed">
          <Snm wei={deal.totalPaid} />
        </Stat>
        <Stat
          name={
            <>
              Held in <Term id="escrow">escrow</Term>
            </>
          }
        >
          <Snm wei={state?.escrow} testId="deal-escrow" />
        </Stat>
        <Stat
          name={
            <>
              Buyer's <Term id="ledger">ledger</Term>
            </>
          }
        >
          <Snm wei={balance} />
        </Stat>
      </div>
      <Bar
        name="Escrow used by what accrued"
        percent={used}
        className="mt-5"
        tone={used > 90 ? "bg-warn" : "bg-accent"}
      />
      {live?.covered !== undefined && (
        <p className="mt-3 text-xs text-muted">
          {live.covered === 0n
            ? "Escrow and the buyer's ledger are used up: the next bill closes the deal."
            : `Escrow and the buyer's ledger last for about ${formatDuration(Number(live.covered))} at the rate now.`}
        </p>
      )}
    </Panel>
  );
}

interface BarProps {
  readonly name: string;
  readonly percent: number;
  readonly tone?: string;
  readonly className: string;
}

function Bar({ name, percent, tone = "bg-accent", className }: BarProps) {
  const shown = `${Math.round(percent)}%`;
  return (
    <div className={className}>
      <p aria-hidden className="tabular mb-1.5 flex justify-between text-xs text-muted">
        <span>{name}</span>
        <span>{shown}</span>
      </p>
      <div
        role="progressbar"
        aria-label={name}
        aria-valuenow={Math.round(percent)}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className={`h-full rounded-full transition-[width] duration-1000 ease-linear ${tone}`}
          style={{ width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
