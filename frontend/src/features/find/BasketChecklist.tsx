import { Check } from "lucide-react";
import type { Hex } from "viem";

import { shortAddress } from "../../lib/shortAddress.ts";
import { ruleTexts } from "../../orders/ruleTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import type { BasketChecks, BasketPart } from "./useBasketChecks.ts";

const FORGED = "The signature is not the supplier's. Do not take this offer.";

interface BasketChecklistProps {
  readonly parts: readonly BasketPart[];
  readonly checks: BasketChecks;
  readonly connected: boolean;
  readonly onGone: (ids: readonly Hex[]) => void;
}

/** What was checked of each offer before anything is signed, and a way on where one can't be taken. */
export function BasketChecklist({ parts, checks, connected, onGone }: BasketChecklistProps) {
  const { broken, checked, unreachable } = checks;
  const unattested = parts.filter(({ purchase }) => purchase.maxAttestationAge === 0).length;
  if (unreachable)
    return (
      <Notice tone="bad" live title="The offers could not be checked: the node does not answer.">
        Check the connection. It is tried again by itself.
      </Notice>
    );
  if (broken.length > 0)
    return (
      <Notice tone="warn" live testId="basket-broken" title={brokenTitle(broken.length, parts.length)}>
        <ul className="mt-1 space-y-1">
          {broken.map(({ id, rules }) => (
            <li key={id} className="text-xs">
              <span className="font-mono">{shortAddress(supplierOf(parts, id))}</span>:{" "}
              {rules.length === 0 ? FORGED : rules.map((rule) => ruleTexts[rule]).join(" ")}
            </li>
          ))}
        </ul>
        <Button
          size="small"
          className="mt-3"
          data-testid="basket-again"
          onClick={() => onGone(broken.map(({ id }) => id))}
        >
          Choose again without {broken.length === 1 ? "it" : "them"}
        </Button>
      </Notice>
    );
  return (
    <ul aria-label="Checks" data-testid="basket-checks" className="space-y-2 text-xs text-muted">
      {connected && (
        <li data-testid="basket-check-rules" data-state={checked ? "good" : "checking"} className="flex gap-2.5">
          {checked ? <Check aria-label="Good:" className="size-4 text-good" /> : <Spinner />}
          {checked
            ? "Signatures are the suppliers' own, and the market would open every deal now"
            : "Checking signatures and asking the market about each deal"}
        </li>
      )}
      {unattested > 0 && (
        <li>
          {unattested === parts.length ? "No attestation is demanded" : `Of ${unattested}, no attestation is demanded`}:
          the masternodes did not measure what is promised lately.
        </li>
      )}
    </ul>
  );
}

function brokenTitle(broken: number, all: number): string {
  if (all === 1) return "This machine can't be taken.";
  return `${broken} of ${all} machines can't be taken.`;
}

const supplierOf = (parts: readonly BasketPart[], id: Hex): string =>
  parts.find(({ offer }) => offer.id === id)?.offer.supplier ?? id;
