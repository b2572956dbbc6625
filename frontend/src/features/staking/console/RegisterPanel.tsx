import { useState } from "react";
import type { Address } from "viem";

import { encodeRegister } from "../../../chain/stakingCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { formatSnm } from "../../../lib/money.ts";
import { basisPointsText } from "../../../lib/percent.ts";
import { formatDuration } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { AmountField } from "../AmountField.tsx";
import { SLASH_WORDS } from "../slashWords.ts";
import { stakeAction } from "../stakeAction.ts";
import { useStakeFunds } from "../useStakeFunds.ts";
import { useStakingTerms } from "../useStakingTerms.ts";
import { ProofMismatch } from "./ProofMismatch.tsx";
import {
  FRESH_REGISTRATION,
  type RegisterDraft,
  isRegistration,
  offeredRegistration,
  pastedRegistration,
  readRegistration,
} from "./registerDraft.ts";
import { StartNode } from "./StartNode.tsx";
import { useProofCheck } from "./useProofCheck.ts";

type TextEntry = Exclude<keyof RegisterDraft, "bond">;

/** Registers a masternode of the reader's: keys, endpoint, bond, commission, and what that risks. */
export function RegisterPanel({ account }: { readonly account: Address }) {
  const { contracts } = useRuntimeConfig();
  const terms = useStakingTerms();
  const funds = useStakeFunds(account);
  const runner = useAction();
  const [draft, setDraft] = useState(FRESH_REGISTRATION);
  const read = readRegistration(draft, { wallet: funds?.wallet, minimumBond: terms?.minimumBond });
  const registration = isRegistration(read) ? read : undefined;
  const holds = useProofCheck(registration, account);
  const running = isRunning(runner.progress);
  const edit = (change: Partial<RegisterDraft>) => {
    setDraft({ ...draft, ...change });
    if (!running) runner.reset();
  };
  const action =
    registration === undefined || funds === undefined || holds !== true
      ? undefined
      : stakeAction({
          account,
          token: contracts.SNM,
          masternodes: contracts.Masternodes,
          amount: registration.bond,
          allowance: funds.allowance,
          title: `Register a masternode with ${formatSnm(registration.bond, "up")} SNM`,
          data: encodeRegister(registration),
        });
  const field = (name: TextEntry, label: string, placeholder: string, hint?: string) => (
    <Field
      label={label}
      testId={`register-${name}`}
      placeholder={placeholder}
      value={draft[name]}
      fault={isRegistration(read) || draft[name] === "" ? undefined : read[name]}
      hint={hint}
      disabled={running}
      {...(name === "commission" ? { unit: "%", inputMode: "decimal" as const } : {})}
      onChange={(event) => edit(registrationIn(event.target.value) ?? { [name]: event.target.value })}
    />
  );
  return (
    <div className="space-y-4">
      <StartNode account={account} onOffer={edit} />
      <Panel title="2. Register it">
        <div className="space-y-4">
          <p className="text-muted text-pretty">
            The node&rsquo;s key proves that it signs for you. What the node answers at{" "}
            <code className="font-mono text-xs">/registration</code>, or the line <em>Masternodes.register(…)</em> that{" "}
            <code className="font-mono text-xs break-words">npm run sonm -- register</code> prints, fills all in.
          </p>
          {field("signer", "Signer", "0x…", "Signs reports. Never the key of your wallet.")}
          {field("proof", "Its proof", "0x…")}
          {registration !== undefined && holds === false && <ProofMismatch owner={account} />}
          {field(
            "endpoint",
            "Endpoint",
            "https://node.example.org:8080",
            "Where peers, agents and this page reach it.",
          )}
          <AmountField
            label="Bond"
            testId="register"
            entry={draft.bond}
            onEntry={(bond) => edit({ bond })}
            fault={isRegistration(read) || draft.bond.text === "" || read.bond === "" ? undefined : read.bond}
            available={funds?.wallet}
            from="Wallet"
            disabled={running}
          />
          {field("commission", "Commission", "0", "What you take of the rewards before those who stake in your node.")}
          <Facts className="border-y">
            <Fact name="Smallest bond">
              <Snm wei={terms?.minimumBond} rounding="up" />
            </Fact>
            <Fact name="Leaves your wallet" strong>
              {registration === undefined ? "–" : <Snm wei={registration.bond} rounding="up" testId="register-cost" />}
            </Fact>
            <Fact name="Your commission">
              {registration === undefined ? "–" : basisPointsText(registration.commission)}
            </Fact>
            <Fact name="Leaving takes">
              {terms === undefined ? <Skeleton /> : formatDuration(terms.unbondingPeriod)}
            </Fact>
          </Facts>
          <Notice tone="warn" title="The bond can be lost in part">
            {SLASH_WORDS} Never run one signer key on two machines. Your address stays the owner&rsquo;s for good.
          </Notice>
          <ActionBox
            runner={runner}
            action={action}
            verb="register"
            size="medium"
            className="w-full"
            testId="register-submit"
          >
            Register
          </ActionBox>
        </div>
      </Panel>
    </div>
  );
}

const registrationIn = (text: string) => pastedRegistration(text) ?? offeredRegistration(text);
