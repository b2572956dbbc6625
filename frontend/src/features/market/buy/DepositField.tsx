import { amountFaults } from "../../../lib/amountFaults.ts";
import { editableSnm, formatSnm, parseSnm } from "../../../lib/money.ts";
import type { FundingWay } from "../../../tx/depositAction.ts";
import { FundingChoice } from "../../../tx/FundingChoice.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import type { BuyQuote } from "./buyModel.ts";

function faultOf(text: string, { missing }: BuyQuote, wallet: bigint): string | undefined {
  const amount = parseSnm(text);
  if (typeof amount !== "bigint") return amountFaults[amount];
  if (amount < missing) return `At least ${formatSnm(missing, "up")} SNM are missing for the reserve.`;
  if (amount > wallet) return `Your wallet holds ${formatSnm(wallet)} SNM.`;
  return undefined;
}

interface DepositFieldProps {
  readonly quote: BuyQuote;
  readonly wallet: bigint;
  /** As typed; undefined for what is suggested. */
  readonly text: string | undefined;
  readonly onChange: (text: string | undefined) => void;
  readonly way: FundingWay;
  readonly onWay: (way: FundingWay) => void;
  /** Which ways there are; all unless told otherwise. */
  readonly ways?: readonly FundingWay[];
}

/** What must be deposited first, and how it gets there. */
export function DepositField({ quote, wallet, text, onChange, way, onWay, ways }: DepositFieldProps) {
  const { missing, suggested, suggestedWhole } = quote;
  const whole = suggestedWhole !== undefined && suggestedWhole <= wallet ? suggestedWhole : undefined;
  if (wallet < missing)
    return (
      <Notice tone="warn" testId="buy-short" title={`${formatSnm(missing - wallet, "up")} SNM are missing.`}>
        The reserve needs {formatSnm(missing, "up")} SNM more than your ledger holds, and your wallet has{" "}
        {formatSnm(wallet)} SNM. Choose a shorter duration, or send SNM to your wallet first.
      </Notice>
    );
  return (
    <div className="space-y-4 rounded-lg bg-raised p-4">
      <Field
        label="Deposit from your wallet"
        testId="buy-deposit"
        inputMode="decimal"
        value={text ?? editableSnm(suggested)}
        fault={text === undefined ? undefined : faultOf(text, quote, wallet)}
        hint={`Wallet: ${formatSnm(wallet)} SNM. The suggestion has 5% to spare, should the rate move meanwhile; what is not needed stays yours.`}
        unit="SNM"
        onChange={(event) => onChange(event.target.value)}
      />
      {(text !== undefined || whole !== undefined) && (
        <div className="flex flex-wrap gap-2">
          {text !== undefined && (
            <Button size="small" onClick={() => onChange(undefined)}>
              What is needed
            </Button>
          )}
          {whole !== undefined && (
            <Button size="small" data-testid="buy-deposit-whole" onClick={() => onChange(editableSnm(whole))}>
              The whole deal
            </Button>
          )}
        </div>
      )}
      <FundingChoice way={way} onChange={onWay} testId="buy-way" {...(ways === undefined ? {} : { ways })} />
    </div>
  );
}
