import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Address } from "viem";
import { useConfig } from "wagmi";
import { readContract } from "wagmi/actions";

import { encodeConfirmWorker } from "../../chain/calls.ts";
import { useChainNow } from "../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import type { Action } from "../../tx/Action.ts";
import { ActionButton } from "../../tx/ActionButton.tsx";
import { ActionFailure } from "../../tx/ActionFailure.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { useAction } from "../../tx/useAction.ts";
import { Field } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { type Consent, type ConsentText, consentHolds, isConsent, pastedConsent, readConsent } from "./consent.ts";

const EMPTY: ConsentText = { worker: "", deadline: "", signature: "" };

/** Checks the consent against the chain before anything is sent; undefined while it can't be said. */
function useConsentCheck(consent: Consent | undefined, master: Address | undefined): boolean | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const { data } = useQuery({
    queryKey: ["consent", consent?.worker, consent?.signature, String(consent?.deadline), master, chainId],
    queryFn: async () => {
      if (consent === undefined || master === undefined) return undefined;
      const market = contracts.Market;
      const binding = await readContract(config, {
        abi: marketAbi,
        address: market,
        functionName: "workerBindings",
        args: [consent.worker],
        chainId,
      });
      return consentHolds(consent, { master, binding, chainId, market });
    },
    enabled: consent !== undefined && master !== undefined,
  });
  return data;
}

interface ConfirmWorkerProps {
  readonly account: Address | undefined;
  /** The consent of an agent that was found by itself; what a person enters takes its place. */
  readonly offered?: ConsentText | undefined;
}

/** Makes the reader the master of a worker, by the consent that the worker's agent printed. */
export function ConfirmWorker({ account, offered }: ConfirmWorkerProps) {
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  const [entered, setText] = useState<ConsentText>();
  const done = runner.progress.stage === "done";
  const text = done ? EMPTY : (entered ?? offered ?? EMPTY);
  const read = readConsent(text, now);
  const consent = isConsent(read) ? read : undefined;
  const holds = useConsentCheck(consent, account);
  const faultOf = (field: keyof ConsentText) => (isConsent(read) || text[field] === "" ? undefined : read[field]);
  const label = consent === undefined ? "" : `Confirm worker ${shortAddress(consent.worker)}`;
  const action: Action | undefined =
    consent === undefined || account === undefined || holds !== true
      ? undefined
      : {
          title: label,
          account,
          prompts: [
            {
              kind: "transaction",
              label,
              call: () => ({
                to: contracts.Market,
                data: encodeConfirmWorker(consent.worker, consent.deadline, consent.signature),
              }),
            },
          ],
        };
  const field = (name: keyof ConsentText, title: string, placeholder: string) => (
    <Field
      label={title}
      testId={`confirm-${name}`}
      placeholder={placeholder}
      value={text[name]}
      fault={faultOf(name)}
      disabled={isRunning(runner.progress)}
      onChange={(event) => {
        const pasted = pastedConsent(event.target.value);
        setText(pasted ?? { ...text, [name]: event.target.value });
        if (!isRunning(runner.progress)) runner.reset();
      }}
    />
  );
  return (
    <Panel title="Confirm a worker">
      <div className="space-y-4">
        <p className="text-muted text-pretty">
          {offered === undefined || done
            ? "The agent on your machine prints the worker’s consent. Paste its three values, or all of it into one field. "
            : "The agent on this computer waits for your confirmation; its consent is filled in. "}
          From then on you are paid for that machine.
        </p>
        {field("worker", "Worker", "0x…")}
        {field("deadline", "Good until, unix seconds", "1800000000")}
        {field("signature", "Signature", "0x…")}
        {consent !== undefined && holds === false && !done && (
          <Notice tone="bad" testId="confirm-mismatch" title="This is not the worker's consent for your account.">
            Let the agent print it anew for {account === undefined ? "your address" : shortAddress(account)} on this
            network. Each consent serves for one binding.
          </Notice>
        )}
        <ActionFailure progress={runner.progress} />
        {done && (
          <Notice tone="good" live testId="confirm-done" title="The worker is yours. You are paid for its deals." />
        )}
        <ActionButton
          runner={runner}
          action={action}
          verb="confirm"
          size="medium"
          className="w-full"
          testId="confirm-submit"
        >
          Confirm worker
        </ActionButton>
      </div>
    </Panel>
  );
}
