import { encodePayTreasury } from "../../../chain/dividendCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { formatSnm } from "../../../lib/money.ts";
import { useAction } from "../../../tx/useAction.ts";
import type { Pool } from "../usePool.ts";
import { SendOnBox } from "./SendOnBox.tsx";

/** Sends the treasury what waits for it. Anybody may; nothing while nothing waits. */
export function PayTreasuryBox({ pool }: { readonly pool: Pool | undefined }) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const waiting = pool?.waiting.treasury ?? 0n;
  if (runner.progress.stage === "idle" && waiting === 0n) return null;
  return (
    <SendOnBox
      runner={runner}
      waiting={waiting}
      call={{ to: contracts.FeeSplitter, data: encodePayTreasury() }}
      title={`Send ${formatSnm(waiting)} SNM of fees to the treasury`}
      note="Anybody may send the treasury its part. Otherwise it would take a vote of the DAO to collect it."
      done="Sent to the treasury."
      verb="send it"
      testId="pay-treasury"
    >
      Send on to the treasury
    </SendOnBox>
  );
}
