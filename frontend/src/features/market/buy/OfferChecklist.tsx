import { Check, CircleDashed, X } from "lucide-react";
import type { ReactNode } from "react";

import type { Offer } from "../../../indexer/offer.ts";
import { classes } from "../../../lib/classes.ts";
import { formatRelative } from "../../../lib/time.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Spinner } from "../../../ui/Spinner.tsx";
import type { SignatureCheck } from "../../../orders/checkSignature.ts";
import { ruleTexts } from "../../../orders/ruleTexts.ts";
import type { OfferChecks } from "./useOfferChecks.ts";

type State = "good" | "bad" | "open" | "checking";

const SIGNATURES: Record<SignatureCheck, string> = {
  key: "Signed by the machine's key, checked in this browser",
  contract: "Signed by the supplier's contract wallet",
  presigned: "Signed by the supplier in a transaction",
  wrong: "The signature is not the supplier's. Do not take this offer.",
  altered: "The index shows another offer than was signed. Do not take it.",
};

interface OfferChecklistProps {
  readonly offer: Offer;
  readonly checks: OfferChecks;
  readonly demand: boolean;
  readonly attested: boolean;
  readonly now: number;
  readonly connected: boolean;
}

/** What was checked before anything is signed. */
export function OfferChecklist({ offer, checks, demand, attested, now, connected }: OfferChecklistProps) {
  const { signature, rules, unreachable } = checks;
  const forged = signature === "wrong" || signature === "altered";
  const measured = offer.attestation?.measuredAt;
  if (unreachable)
    return (
      <Notice tone="bad" live title="The offer could not be checked: the node does not answer.">
        Check the connection. It is tried again by itself.
      </Notice>
    );
  return (
    <ul className="space-y-2" aria-label="Checks" data-testid="buy-checks">
      <Line state={signature === undefined ? "checking" : forged ? "bad" : "good"} testId="check-signature">
        {signature === undefined ? "Checking the signature" : SIGNATURES[signature]}
      </Line>
      {demand ? (
        <Line state={attested ? "good" : "bad"} testId="check-attestation">
          {attested && measured !== undefined
            ? `Measured by the masternodes ${formatRelative(measured, now)}, at least what is promised`
            : "The masternodes did not measure what is promised lately. Switch the demand off to buy all the same."}
        </Line>
      ) : (
        <Line state="open" testId="check-attestation">
          No attestation is demanded
        </Line>
      )}
      {connected && rules === undefined && (
        <Line state="checking" testId="check-rules">
          Asking the market whether you can take it
        </Line>
      )}
      {rules?.length === 0 && (
        <Line state="good" testId="check-rules">
          The market would open this deal now
        </Line>
      )}
      {rules?.map((rule) => (
        <Line key={rule} state="bad" testId={`check-rule-${rule}`}>
          {ruleTexts[rule]}
        </Line>
      ))}
    </ul>
  );
}

function Line({
  state,
  testId,
  children,
}: {
  readonly state: State;
  readonly testId: string;
  readonly children: ReactNode;
}) {
  const tone = { good: "text-good", bad: "text-bad", open: "text-muted", checking: "text-muted" }[state];
  return (
    <li data-testid={testId} data-state={state} className="flex gap-2.5 text-xs">
      <span className={classes("mt-px shrink-0", tone)}>
        {state === "good" && <Check aria-label="Good:" className="size-4" />}
        {state === "bad" && <X aria-label="Fails:" className="size-4" />}
        {state === "open" && <CircleDashed aria-hidden className="size-4" />}
        {state === "checking" && <Spinner />}
      </span>
      <span className={state === "bad" ? "text-bad" : "text-muted"}>{children}</span>
    </li>
  );
}
