import type { OrderFields } from "@sonm/protocol/order.ts";
import { Link } from "@tanstack/react-router";

import { openingReserve } from "../../chain/settlement.ts";
import { useBalances } from "../../chain/useBalances.ts";
import { useRate } from "../../chain/useRate.ts";
import { formatSnm } from "../../lib/money.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";

/** Whether the author's ledger balance covers what a bid would move into escrow at the rate now. */
export function BidCover({ fields }: { readonly fields: OrderFields }) {
  const rate = useRate();
  const balances = useBalances(fields.author);
  if (rate === undefined || balances === undefined) return <Skeleton className="h-12 w-full" />;
  const reserve = openingReserve(fields.price, rate.rate, fields.duration);
  const { ledger } = balances;
  if (ledger >= reserve)
    return (
      <Notice tone="good" testId="bid-covered" title="The ledger balance covers it.">
        The deal would move {formatSnm(reserve, "up")} SNM at most into escrow; the ledger holds {formatSnm(ledger)}{" "}
        SNM.
      </Notice>
    );
  return (
    <Notice tone="warn" testId="bid-uncovered" title={`The ledger lacks ${formatSnm(reserve - ledger, "up")} SNM.`}>
      The deal would move up to {formatSnm(reserve, "up")} SNM into escrow, and the ledger holds {formatSnm(ledger)}{" "}
      SNM. Until you{" "}
      <Link to="/account" className="text-accent underline">
        deposit
      </Link>{" "}
      the difference, no deal opens and no relay takes the bid.
    </Notice>
  );
}
