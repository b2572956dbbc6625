import type { Address } from "viem";

import { encodeUnlock } from "../../../chain/dividendCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { formatSnm } from "../../../lib/money.ts";
import { AmountForm } from "../../../tx/AmountForm.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { Fact } from "../../../ui/Facts.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { Holding } from "./useHolding.ts";

interface UnlockFormProps {
  readonly account: Address;
  readonly holding: Holding | undefined;
}

/** Takes locked SNM back into the wallet at once. */
export function UnlockForm({ account, holding }: UnlockFormProps) {
  const { contracts } = useRuntimeConfig();
  return (
    <AmountForm
      verb="unlock"
      label="Back to your wallet"
      from="Locked"
      available={holding?.locked}
      done="Unlocked. It is in your wallet."
      action={(amount) => ({
        ...singleCall(account, `Unlock ${formatSnm(amount)} SNM`, {
          to: contracts.Dividends,
          data: encodeUnlock(amount, account),
        }),
        sparesGas: true,
      })}
      review={(amount) => (
        <>
          <Fact name="Locked afterwards">
            <Snm wei={holding && holding.locked - amount} testId="unlock-after" />
          </Fact>
          <Fact name="In your wallet afterwards" strong>
            <Snm wei={holding && holding.wallet + amount} />
          </Fact>
          <Fact name="Earned so far" hint="Stays yours to claim">
            <Snm wei={holding?.earned} />
          </Fact>
        </>
      )}
    >
      <p className="text-xs text-muted text-pretty">
        There is nothing to wait for and nothing to pay but the network&rsquo;s own cost. What is unlocked earns no
        more.
      </p>
    </AmountForm>
  );
}
