import { Term } from "../../../glossary/Term.tsx";
import { Choice } from "../../../ui/Choice.tsx";
import type { AllowingWay } from "./lockAction.ts";

const WAYS: Record<AllowingWay, { readonly text: string; readonly hint: string }> = {
  permit: { text: "Permit", hint: "A signature that costs nothing, then one transaction." },
  approve: {
    text: "Approve",
    hint: "Two transactions. Only an approval, not yet the lock, is the first. For wallets that can't sign a permit.",
  },
};

interface AllowingChoiceProps {
  readonly way: AllowingWay;
  readonly onChange: (way: AllowingWay) => void;
}

/** How the dividends get to take the SNM. */
export function AllowingChoice({ way, onChange }: AllowingChoiceProps) {
  return (
    <div>
      <p className="mb-1.5 text-xs font-medium text-muted">How you allow it</p>
      <Choice
        label="How you allow it"
        testId="lock-way"
        value={way}
        options={(Object.keys(WAYS) as AllowingWay[]).map((value) => ({ value, text: WAYS[value].text }))}
        onChange={onChange}
      />
      <p className="mt-1.5 text-xs text-muted text-pretty">
        {WAYS[way].hint} {way === "permit" && <Term id="permit">What is a permit?</Term>}
      </p>
    </div>
  );
}
