import { useState } from "react";
import type { Address } from "viem";
import { useConfig } from "wagmi";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { formatSnm } from "../../../lib/money.ts";
import { shareText } from "../../../lib/percent.ts";
import { AmountForm } from "../../../tx/AmountForm.tsx";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Fact } from "../../../ui/Facts.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { AllowingChoice } from "./AllowingChoice.tsx";
import { type AllowingWay, lockAction } from "./lockAction.ts";
import type { Holding } from "./useHolding.ts";

interface LockFormProps {
  readonly account: Address;
  readonly holding: Holding | undefined;
  /** By all holders, SNM wei. */
  readonly total: bigint | undefined;
}

/** Locks SNM of the wallet, with what that changes before it is signed. */
export function LockForm({ account, holding, total }: LockFormProps) {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const now = useChainNow();
  const [way, setWay] = useState<AllowingWay>("permit");
  const parties = { client: config.getClient({ chainId }), token: contracts.SNM, dividends: contracts.Dividends };
  return (
    <AmountForm
      verb="lock"
      label="From your wallet"
      from="Wallet"
      available={holding?.wallet}
      done="Locked. It earns from now on."
      action={(amount) => holding && lockAction(parties, { account, amount, way, allowance: holding.allowance, now })}
      review={(amount) => (
        <>
          <Fact name="In your wallet afterwards">
            <Snm wei={holding && holding.wallet - amount} />
          </Fact>
          <Fact name="Locked afterwards" strong>
            <Snm wei={holding && holding.locked + amount} testId="lock-after" />
          </Fact>
          {holding !== undefined && total !== undefined && (
            <Fact name="Your share of what holders earn" hint="As long as nobody else locks or unlocks">
              {shareText(holding.locked + amount, total + amount)}
            </Fact>
          )}
          {holding !== undefined && (
            <Fact name="Votes of what is locked" hint="Locking never gives them to anybody else">
              <AddressText address={holding.voter} mine={holding.voter === account} picture={false} />
            </Fact>
          )}
        </>
      )}
    >
      <AllowingChoice way={way} onChange={setWay} />
      {holding !== undefined && holding.allowance > 0n && (
        <p className="text-xs text-warn">
          The dividends may still take {formatSnm(holding.allowance)} SNM from your wallet; the next lock uses that up
          first.
        </p>
      )}
    </AmountForm>
  );
}
