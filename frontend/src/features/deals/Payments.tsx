import { ReceiptText } from "lucide-react";

import { Term } from "../../glossary/Term.tsx";
import { formatDateTime, formatShortDuration } from "../../lib/time.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";
import type { Payment } from "./dealQueries.ts";

/** What was billed, newest first. */
export function Payments({ payments }: { readonly payments: readonly Payment[] }) {
  return (
    <Panel
      title={<Term id="bill">Bills</Term>}
      aside={payments.length === 0 ? undefined : `${payments.length} in all`}
      flush
    >
      {payments.length === 0 ? (
        <Empty icon={ReceiptText} title="Nothing is billed yet" testId="payments-empty">
          The supplier&rsquo;s agent bills from time to time. Anybody may, at any time, by the button “Bill now” above:
          it only settles what accrued.
        </Empty>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full text-sm" data-testid="payments">
            <thead>
              <tr className="border-b text-left text-xs text-muted">
                <th scope="col" className="px-5 py-2.5 font-medium">
                  Paid up to
                </th>
                <th scope="col" className="px-3 py-2.5 text-right font-medium">
                  For
                </th>
                <th scope="col" className="px-3 py-2.5 text-right font-medium">
                  Paid
                </th>
                <th scope="col" className="px-3 py-2.5 text-right font-medium">
                  <Term id="fee">Fee</Term> in it
                </th>
                <th scope="col" className="px-3 py-2.5 text-right font-medium">
                  Topped up
                </th>
                <th scope="col" className="px-5 py-2.5 font-medium">
                  Transaction
                </th>
              </tr>
            </thead>
            <tbody className="divide-y">
              {payments.map((payment) => (
                <tr key={payment.id} data-testid="payment-row">
                  <td className="px-5 py-2.5 whitespace-nowrap">{formatDateTime(payment.until)}</td>
                  <td className="px-3 py-2.5 text-right whitespace-nowrap">
                    {formatShortDuration(payment.until - payment.since)}
                  </td>
                  <td className="px-3 py-2.5 text-right font-medium">
                    <Snm wei={payment.paid} />
                  </td>
                  <td className="px-3 py-2.5 text-right">
                    <Snm wei={payment.fee} />
                  </td>
                  <td className="px-3 py-2.5 text-right">
                    <Snm wei={payment.toppedUp} />
                  </td>
                  <td className="px-5 py-2.5">
                    <TransactionLink hash={payment.transaction} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
