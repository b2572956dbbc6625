import { formatSnm } from "../../lib/money.ts";
import { type Earnings, spanText } from "./earnings.ts";

const THOUSAND = 1_000n;

/** What locking brought, in a sentence that promises nothing. */
export function EarnedNote({ earnings }: { readonly earnings: Earnings | undefined }) {
  return (
    <p data-testid="dividends-earned-note" className="border-t px-4 py-3 text-xs text-muted text-pretty sm:px-5">
      {earnings === undefined
        ? "Nobody has locked SNM yet, so nobody has earned. Fees that come meanwhile go to the treasury. "
        : `1,000 SNM that were locked all the time earned ${formatSnm(earnings.perToken * THOUSAND)} SNM in ${spanText(earnings)}. `}
      It tells what was, not what will be: dividends are a share of the fees that the market takes, and less for each
      SNM the more is locked. Nobody promises them.
    </p>
  );
}
