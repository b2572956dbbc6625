import { basisPointsText } from "../../../lib/percent.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { DividendRecord } from "../poolQuery.ts";
import type { ByRecipient, Pool } from "../usePool.ts";
import { BringInBox } from "./BringInBox.tsx";
import { PayTreasuryBox } from "./PayTreasuryBox.tsx";

const RECIPIENTS: readonly { readonly key: keyof ByRecipient<unknown>; readonly name: string; readonly bar: string }[] =
  [
    { key: "holders", name: "Holders who lock SNM", bar: "bg-accent" },
    { key: "masternodes", name: "Masternodes", bar: "bg-good" },
    { key: "treasury", name: "Treasury of the DAO", bar: "bg-warn" },
  ];

interface FeesPanelProps {
  readonly pool: Pool | undefined;
  readonly record: DividendRecord | undefined;
  /** The index does not answer. */
  readonly failed: boolean;
}

/** Where the market's fees go, how much that was so far, and what waits. */
export function FeesPanel({ pool, record, failed }: FeesPanelProps) {
  return (
    <Panel
      title="Where fees go"
      aside={
        failed && record === undefined ? (
          "The index does not answer"
        ) : (
          <>
            So far: <Snm wei={record?.fees.all} testId="fees-all" />
          </>
        )
      }
    >
      <div className="space-y-4">
        {pool === undefined ? (
          <Skeleton className="h-2 w-full" />
        ) : (
          <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full">
            {RECIPIENTS.map(({ key, bar }) => (
              <span key={key} className={bar} style={{ flexGrow: Number(pool.shares[key]) }} />
            ))}
          </div>
        )}
        <ul className="divide-y border-y">
          {RECIPIENTS.map(({ key, name, bar }) => (
            <li key={key} data-testid={`fees-${key}`} className="py-2.5">
              <p className="flex items-baseline justify-between gap-3">
                <span className="flex items-center gap-2 font-medium">
                  <span aria-hidden className={`size-2 rounded-full ${bar}`} />
                  {name}
                </span>
                <span className="font-semibold">
                  {pool === undefined ? <Skeleton className="w-10" /> : basisPointsText(pool.shares[key])}
                </span>
              </p>
              <p className="mt-1 flex flex-wrap justify-between gap-x-3 text-xs text-muted">
                <span>so far: {record === undefined && failed ? "not known" : <Snm wei={record?.fees[key]} />}</span>
                <span>
                  waits: <Snm wei={pool?.waiting[key]} />
                </span>
              </p>
            </li>
          ))}
        </ul>
        <p className="text-xs text-muted text-pretty">
          The market takes a fee from what suppliers are paid. The DAO sets the split, for fees that come after that.
          What waits counts what the market still holds; it is nobody else&rsquo;s, however long it waits.
        </p>
        {record !== undefined && record.forwarded > 0n && (
          <Notice tone="info">
            <span data-testid="fees-forwarded">
              <Snm wei={record.forwarded} /> of the holders&rsquo; part went on to the treasury: nothing was locked when
              it came.
            </span>
          </Notice>
        )}
        <BringInBox pool={pool} />
        <PayTreasuryBox pool={pool} />
      </div>
    </Panel>
  );
}
