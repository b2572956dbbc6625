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

const ALL = Object.keys(WAYS) as readonly FundingWay[];

interface FundingChoiceProps {
  readonly way: FundingWay;
  readonly onChange: (way: FundingWay) => void;
  /** Which of them can be chosen; all unless told otherwise. */
  readonly ways?: readonly FundingWay[];
  readonly testId: string;
}

/** How SNM get from the wallet into the ledger. */
export function FundingChoice({ way, onChange, ways = ALL, testId }: FundingChoiceProps) {
  return (
    <div>
      <p className="mb-1.5 text-xs font-medium text-muted">How the SNM get there</p>
      <Choice
        label="How the SNM get there"
        testId={testId}
        value={way}
        options={ways.map((value) => ({ value, text: WAYS[value].text }))}
        onChange={onChange}
      />
      <p className="mt-1.5 text-xs text-muted text-pretty">{WAYS[way].hint}</p>
    </div>
  );
}
