import { Choice } from "../ui/Choice.tsx";
import type { FundingWay } from "./depositAction.ts";

const WAYS: Record<FundingWay, { readonly text: string; readonly hint: string }> = {
  transfer: { text: "One transfer", hint: "One transaction. Nothing is left allowed afterwards." },
  permit: {
    text: "Permit",
    hint: "A signature that costs nothing, then one transaction. For wallets that warn about transfers with a message.",
  },
  approve: {
    text: "Approve",
    hint: "Two transactions. Only an approval, not yet the deposit, is the first. For wallets that can't sign a permit.",
  },
};

interface FundingChoiceProps {
  readonly way: FundingWay;
  readonly onChange: (way: FundingWay) => void;
  readonly testId: string;
}

/** How SNM get from the wallet into the ledger. */
export function FundingChoice({ way, onChange, testId }: FundingChoiceProps) {
  return (
    <div>
      <p className="mb-1.5 text-xs font-medium text-muted">How the SNM get there</p>
      <Choice
        label="How the SNM get there"
        testId={testId}
        value={way}
        options={(Object.keys(WAYS) as FundingWay[]).map((value) => ({ value, text: WAYS[value].text }))}
        onChange={onChange}
      />
      <p className="mt-1.5 text-xs text-muted text-pretty">{WAYS[way].hint}</p>
    </div>
  );
}
