import { encodePull } from "../../../chain/dividendCalls.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Snm } from "../../../ui/Snm.tsx";
import type { Pool } from "../usePool.ts";

/** Shares what waits between those who have SNM locked. Anybody may; nothing while there is nothing to share. */
export function BringInBox({ pool }: { readonly pool: Pool | undefined }) {
  const { account } = useMe();
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
  const call = { to: contracts.Dividends, data: encodePull() };
  const title = "Bring in the holders' part of fees";
  return (
    <div className="space-y-3">
      <p className="text-xs text-muted text-pretty">
        Anybody may bring in what waits for the holders. Locking, unlocking and claiming here do it too.
      </p>
      <ActionDone progress={runner.progress} title="Brought in, and shared by what is locked." testId="bring-in-done" />
      <ActionBox
        runner={runner}
        action={
          account === undefined || waiting === 0n ? undefined : { ...singleCall(account, title, call), sparesGas: true }
        }
        verb="bring in"
        kind="secondary"
        size="medium"
        className="w-full"
        testId="bring-in-submit"
      >
        Bring in for all holders
      </ActionBox>
    </div>
  );
}
