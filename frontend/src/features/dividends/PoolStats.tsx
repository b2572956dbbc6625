import { Term } from "../../glossary/Term.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { type Earnings, percentText, spanText } from "./earnings.ts";
import type { DividendRecord } from "./poolQuery.ts";
import type { Pool } from "./usePool.ts";

interface PoolStatsProps {
  readonly pool: Pool | undefined;
  readonly record: DividendRecord | undefined;
  readonly earnings: Earnings | undefined;
  /** Why figures of the index are missing. */
  readonly failed: boolean;
}

const holdersText = (count: number) =>
  count === 0 ? "nobody has SNM locked" : `by ${count === 1 ? "one holder" : `${count} holders`}`;

/** Dividends at a glance. */
export function PoolStats({ pool, record, earnings, failed }: PoolStatsProps) {
  const unknown = failed ? "the index does not answer" : null;
  return (
    <Panel>
      <div className="grid gap-x-6 gap-y-5 min-[26rem]:grid-cols-2 lg:grid-cols-4">
        <Stat
          name={
            <>
              <Term id="lock">Locked</Term> by all holders
            </>
          }
          note={record === undefined ? unknown : holdersText(record.holders)}
        >
          <Snm wei={pool?.locked} testId="dividends-locked" />
        </Stat>
        <Stat name="Paid to holders" note={record === undefined ? unknown : "since the start"}>
          {record === undefined && failed ? "–" : <Snm wei={record?.received} testId="dividends-received" />}
        </Stat>
        <Stat name="Waits to be brought in" note="the holders' part of fees">
          <Snm wei={pool?.waiting.holders} testId="dividends-waiting" />
        </Stat>
        <Stat
          name={
            <>
              <Term id="yield">Yield</Term> of the past
            </>
          }
          testId="dividends-yield"
          note={record === undefined ? unknown : yieldNote(earnings)}
        >
          {record === undefined ? (
            failed ? (
              "–"
            ) : (
              <Skeleton className="w-16" />
            )
          ) : earnings?.yearly === undefined ? (
            "not known yet"
          ) : (
            percentText(earnings.yearly)
          )}
        </Stat>
      </div>
    </Panel>
  );
}

function yieldNote(earnings: Earnings | undefined): string {
  if (earnings === undefined) return "nobody has locked SNM yet";
  return earnings.yearly === undefined
    ? "less than a day since the first lock"
    : `a year, by the fees of ${spanText(earnings)}`;
}
