import { encodePayTreasury } from "../../../chain/dividendCalls.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { formatSnm } from "../../../lib/money.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import type { Pool } from "../usePool.ts";

/** Sends the treasury what waits for it. Anybody may; nothing while nothing waits. */
export function PayTreasuryBox({ pool }: { readonly pool: Pool | undefined }) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const waiting = pool?.waiting.treasury ?? 0n;
  if (runner.progress.stage === "idle" && waiting === 0n) return null;
  const call = { to: contracts.FeeSplitter, data: encodePayTreasury() };
  const title = `Send ${formatSnm(waiting)} SNM of fees to the treasury`;
  return (
    <div className="space-y-3">
      <p className="text-xs text-muted text-pretty">
        Anybody may send the treasury its part. Otherwise it would take a vote of the DAO to collect it.
      </p>
      <ActionDone progress={runner.progress} title="Sent to the treasury." testId="pay-treasury-done" />
      <ActionBox
        runner={runner}
        action={
          account === undefined || waiting === 0n ? undefined : { ...singleCall(account, title, call), sparesGas: true }
        }
        verb="send it"
        kind="secondary"
        size="medium"
        className="w-full"
        testId="pay-treasury-submit"
      >
        Send on to the treasury
      </ActionBox>
    </div>
  );
}
