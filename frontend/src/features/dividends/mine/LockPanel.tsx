import { useState } from "react";
import type { Address } from "viem";

import { Choice } from "../../../ui/Choice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { LockForm } from "./LockForm.tsx";
import { UnlockForm } from "./UnlockForm.tsx";
import type { Holding } from "./useHolding.ts";

interface LockPanelProps {
  readonly account: Address;
  readonly holding: Holding | undefined;
  /** By all holders, SNM wei. */
  readonly total: bigint | undefined;
}

/** The reader's SNM: locking and unlocking. */
export function LockPanel({ account, holding, total }: LockPanelProps) {
  const [verb, setVerb] = useState<"lock" | "unlock">("lock");
  return (
    <Panel
      title="Your SNM"
      aside={
        <>
          Locked: <Snm wei={holding?.locked} testId="holding-locked" />
        </>
      }
    >
      <div className="space-y-4">
        <Choice
          label="What to do"
          testId="holding-verb"
          value={verb}
          options={[
            { value: "lock", text: "Lock" },
            { value: "unlock", text: "Unlock" },
          ]}
          onChange={setVerb}
        />
        {verb === "lock" ? (
          <LockForm account={account} holding={holding} total={total} />
        ) : (
          <UnlockForm account={account} holding={holding} />
        )}
      </div>
    </Panel>
  );
}
