import { useState } from "react";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import type { Action } from "../../../tx/Action.ts";
import { useAction } from "../../../tx/useAction.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { type Stake, dueSum } from "../stakeMoney.ts";
import { useStakeFunds } from "../useStakeFunds.ts";
import { withdrawAction } from "../withdrawAction.ts";
import { StakeReceipt } from "./StakeReceipt.tsx";

interface WithdrawSheetProps {
  /** Of which something can be withdrawn. */
  readonly due: readonly Stake[];
  readonly onDone: () => void;
}

/** Reviews what goes back to the wallet, of one masternode or of all. */
export function WithdrawSheet({ due: offered, onDone }: WithdrawSheetProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const funds = useStakeFunds(account);
  const runner = useAction();
  // What was due when the sheet opened: rows vanish from the chain one by one while the transactions are sent.
  const [{ due, at }] = useState({ due: offered, at: now });
  const sum = due.reduce((total, stake) => total + dueSum(stake, at), 0n);
  const action: Action | undefined =
    account === undefined ? undefined : withdrawAction(contracts.Masternodes, account, due, at);

  if (runner.progress.stage === "done")
    return (
      <StakeReceipt
        title="Withdrawn"
        description="It is in your wallet."
        record={runner.progress.record}
        onDone={onDone}
      />
    );

  return (
    <Sheet
      open
      onClose={onDone}
      testId="withdraw-sheet"
      title="Withdraw what has finished unbonding"
      description="It goes to your wallet, and can&rsquo;t be slashed any more."
      footer={
        <ActionBox runner={runner} action={action} verb="withdraw" className="w-full" testId="stake-withdraw-submit">
          Withdraw
        </ActionBox>
      }
    >
      <Facts className="border-y">
        {due.map((stake) => (
          <Fact key={stake.owner} name={<AddressText address={stake.owner} />}>
            <Snm wei={dueSum(stake, at)} />
          </Fact>
        ))}
        <Fact name="To your wallet" strong>
          <Snm wei={sum} testId="withdraw-sum" />
        </Fact>
        <Fact name="In your wallet now">
          <Snm wei={funds?.wallet} />
        </Fact>
      </Facts>
    </Sheet>
  );
}
