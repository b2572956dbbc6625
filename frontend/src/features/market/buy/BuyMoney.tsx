import { formatUsd } from "../../../lib/money.ts";
import { DAY, HOUR } from "../../../lib/time.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { BuyQuote } from "./buyModel.ts";

interface BuyMoneyProps {
  readonly duration: number;
  /** Undefined while the rate is read. */
  readonly quote: BuyQuote | undefined;
  readonly ledger: bigint | undefined;
  readonly connected: boolean;
  /** Basis points. */
  readonly fee: number | undefined;
}

/** What the reserve is for. */
function reserveHint(duration: number): string {
  if (duration === 0) return "One hour, filled up again as you pay";
  return duration > DAY ? "One day at a time; the rest comes back" : "What you don't use comes back";
}

/** What moves, in words and amounts. */
export function BuyMoney({ duration, quote, ledger, connected, fee }: BuyMoneyProps) {
  return (
    <div>
      <Facts className="border-y">
        <Fact name="Price of an hour" hint="Fixed in USD, paid at the rate of each second">
          <Snm wei={quote?.hourly} rounding="up" testId="buy-hourly" />
        </Fact>
        <Fact name="Moves to escrow now" hint={reserveHint(duration)}>
          <Snm wei={quote?.reserve} rounding="up" testId="buy-reserve" />
        </Fact>
        {duration === 0 ? (
          <Fact name="Total at most" hint="Until you close it, or your ledger is used up">
            <span data-testid="buy-total">open</span>
          </Fact>
        ) : (
          <Fact
            name="Total at most"
            hint={`${quote?.totalUsd === undefined ? "" : `${formatUsd(quote.totalUsd, "nearest")} `}at the rate now; less if you close earlier`}
          >
            <Snm wei={quote?.total} rounding="up" testId="buy-total" />
          </Fact>
        )}
        {connected && (
          <>
            <Fact name="Ledger balance now">
              <Snm wei={ledger} testId="buy-ledger" />
            </Fact>
            {quote !== undefined && quote.deposit > 0n && (
              <Fact name="Deposit from your wallet">
                <span>
                  + <Snm wei={quote.deposit} testId="buy-deposit-amount" />
                </span>
              </Fact>
            )}
            <Fact name="Ledger balance afterwards" strong>
              <Snm wei={ledger === undefined ? undefined : quote?.after} testId="buy-after" />
            </Fact>
          </>
        )}
      </Facts>
      <p className="mt-2.5 text-xs text-muted text-pretty" data-testid="buy-fee">
        {fee === undefined
          ? "The market's fee is taken from what the supplier gets."
          : `The market's fee of ${fee / 100}% is taken from what the supplier gets; you pay nothing on top.`}
        {duration !== 0 && duration < HOUR ? " The deal ends by itself." : ""} You can close the deal at any second.
      </p>
    </div>
  );
}
