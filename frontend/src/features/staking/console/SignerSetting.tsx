import { useState } from "react";
import { type Address, isAddressEqual } from "viem";

import { encodeChangeSigner } from "../../../chain/stakingCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Field } from "../../../ui/Field.tsx";
import { ProofMismatch } from "./ProofMismatch.tsx";
import { isSignerProof, readSignerProof } from "./signerProof.ts";
import { useProofCheck } from "./useProofCheck.ts";

interface SignerSettingProps {
  readonly account: Address;
  /** The key that signs now. */
  readonly signer: Address;
}

/** Another key for signing reports. */
export function SignerSetting({ account, signer }: SignerSettingProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [text, setText] = useState({ signer: "", proof: "" });
  const read = readSignerProof(text);
  const keys = isSignerProof(read) ? read : undefined;
  const same = keys !== undefined && isAddressEqual(keys.signer, signer);
  const holds = useProofCheck(keys, account);
  const done = runner.progress.stage === "done";
  const action =
    keys === undefined || same || holds !== true || done
      ? undefined
      : singleCall(account, `Let ${shortAddress(keys.signer)} sign for my masternode`, {
          to: contracts.Masternodes,
          data: encodeChangeSigner(keys.signer, keys.proof),
        });
  const faultOf = (name: keyof typeof text) => {
    if (text[name] === "") return undefined;
    if (name === "signer" && same && !done) return "It signs for your masternode already.";
    return isSignerProof(read) ? undefined : read[name];
  };
  const field = (name: keyof typeof text, label: string) => (
    <Field
      label={label}
      testId={`change-${name}`}
      placeholder="0x…"
      value={text[name]}
      fault={faultOf(name)}
      disabled={isRunning(runner.progress)}
      onChange={(event) => {
        setText({ ...text, [name]: event.target.value });
        if (!isRunning(runner.progress)) runner.reset();
      }}
    />
  );
  return (
    <details>
      <summary className="text-xs font-medium text-muted">Change the signer key</summary>
      <div className="mt-3 space-y-4">
        <p className="text-xs text-muted text-pretty">
          The node must have both keys until the signer set changes, the new one as its next key. Else it misses
          reports.
        </p>
        {field("signer", "New signer")}
        {field("proof", "Its proof")}
        {holds === false && !same && <ProofMismatch owner={account} />}
        <ActionDone progress={runner.progress} title="It signs from the next signer set on." testId="signer-done" />
        <ActionBox
          runner={runner}
          action={action}
          verb="change it"
          size="medium"
          className="w-full"
          testId="signer-submit"
        >
          Change the signer
        </ActionBox>
      </div>
    </details>
  );
}
