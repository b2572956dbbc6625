import { formatDecimal, significantPlaces } from "../../lib/decimal.ts";
import { formatDuration } from "../../lib/time.ts";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Stat } from "../../ui/Stat.tsx";
import type { useTreasury } from "./useTreasury.ts";

const SIGNIFICANT = 4;

/** The treasury at a glance, as the chain has it. */
export function TreasuryStats({ state, coin }: ReturnType<typeof useTreasury>) {
  return (
    <Panel>
      <div className="grid gap-x-6 gap-y-5 min-[26rem]:grid-cols-2 lg:grid-cols-4">
        <Stat name="It has">
          <Snm wei={state?.balance} testId="treasury-balance" />
        </Stat>
        <Stat name="Of the chain's own coin" testId="treasury-coin">
          {coin === undefined ? (
            <Skeleton className="w-16" />
          ) : (
            `${formatDecimal(coin.value, coin.decimals, { least: 0, most: significantPlaces(coin.value, coin.decimals, SIGNIFICANT) })} ${coin.symbol}`
          )}
        </Stat>
        <Stat name="Spent by decisions" note="since the start">
          <Snm wei={state?.spent} testId="treasury-spent" />
        </Stat>
        <Stat name="May yet be spent fast" note="small payments, in these 30 days">
          <Snm wei={state?.fastLeft} testId="treasury-fast" />
        </Stat>
      </div>
      <p className="mt-5 border-t pt-3 text-xs text-muted text-pretty" data-testid="treasury-delays">
        {state === undefined ? (
          <Skeleton className="w-full max-w-2xl" />
        ) : (
          <>
            After a vote small payments wait {formatDuration(state.delays.fast)}, what could harm stakers and the
            DAO&rsquo;s own rules {formatDuration(state.delays.slow)}, everything else{" "}
            {formatDuration(state.delays.standard)}.
          </>
        )}
      </p>
    </Panel>
  );
}
