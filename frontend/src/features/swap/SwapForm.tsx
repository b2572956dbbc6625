import type { Address } from "viem";

import { useBalances } from "../../chain/useBalances.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { formatSnm } from "../../lib/money.ts";
import { AmountForm } from "../../tx/AmountForm.tsx";
import { Fact } from "../../ui/Facts.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { swapAction } from "./swapAction.ts";
import type { LegacyToken } from "./useLegacyToken.ts";

interface SwapFormProps {
  readonly account: Address;
  readonly legacy: LegacyToken;
}

/** Original tokens into SNM, with what that changes before it is signed. */
export function SwapForm({ account, legacy: { token, left, balance, allowance } }: SwapFormProps) {
  const { contracts } = useRuntimeConfig();
  const wallet = useBalances(account)?.wallet;
  const short = left < balance;
  return (
    <Panel title="Swap">
      <div className="space-y-4">
        {short && (
          <Notice tone="warn" testId="swap-short" title={`Only ${formatSnm(left)} SNM are left to be swapped.`}>
            There is more of the original token than of SNM for it: the former team&rsquo;s tenth has its SNM already.
            Who comes first gets them.
          </Notice>
        )}
        <AmountForm
          verb="swap"
          label="Original token"
          from={short ? "Left to be swapped" : "Wallet, original token"}
          available={short ? left : balance}
          done="Swapped. The SNM are in your wallet."
          action={(amount) => swapAction({ legacy: token, swap: contracts.LegacySwap }, { account, amount, allowance })}
          review={(amount) => (
            <>
              <Fact name="You give, for good" hint="Original token; there is no way back">
                <Snm wei={amount} testId="swap-give" />
              </Fact>
              <Fact name="You get" hint="One for one, nothing is taken off" strong>
                <Snm wei={amount} testId="swap-get" />
              </Fact>
              <Fact name="Original token afterwards">
                <Snm wei={balance - amount} />
              </Fact>
              <Fact name="SNM in your wallet afterwards">
                <Snm wei={wallet === undefined ? undefined : wallet + amount} testId="swap-after" />
              </Fact>
            </>
          )}
        >
          {allowance > 0n && (
            <p data-testid="swap-allowance" className="text-xs text-warn text-pretty">
              The swap may still take {formatSnm(allowance)} of the original token. A swap of as much or less needs no
              approval; for more, that one is taken back first, as the original token demands.
            </p>
          )}
        </AmountForm>
      </div>
    </Panel>
  );
}
