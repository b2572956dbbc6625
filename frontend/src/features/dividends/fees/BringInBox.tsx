import { encodePull } from "../../../chain/dividendCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Snm } from "../../../ui/Snm.tsx";
import type { Pool } from "../usePool.ts";
import { SendOnBox } from "./SendOnBox.tsx";

/** Shares what waits between those who have SNM locked. Anybody may; nothing while there is nothing to share. */
export function BringInBox({ pool }: { readonly pool: Pool | undefined }) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  if (pool === undefined) return null;
  const waiting = pool.waiting.holders;
  const idle = runner.progress.stage === "idle";
  if (idle && waiting === 0n)
    return (
      <p data-testid="bring-in-nothing" className="text-xs text-muted">
        Nothing waits for the holders now.
      </p>
    );
  if (idle && pool.locked === 0n)
    return (
      <p data-testid="bring-in-nobody" className="text-xs text-muted text-pretty">
        <Snm wei={waiting} /> wait for the holders, but nobody has SNM locked. Whoever locks first does not get them:
        they go to the treasury then.
      </p>
    );
  return (
    <SendOnBox
      runner={runner}
      waiting={waiting}
      call={{ to: contracts.Dividends, data: encodePull() }}
      title="Bring in the holders' part of fees"
      note="Anybody may bring in what waits for the holders. Locking, unlocking and claiming here do it too."
      done="Brought in, and shared by what is locked."
      verb="bring in"
      testId="bring-in"
    >
      Bring in for all holders
    </SendOnBox>
  );
}
