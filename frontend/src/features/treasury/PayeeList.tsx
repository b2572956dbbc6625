import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { PartyText } from "./PartyText.tsx";
import { payeesOf } from "./payees.ts";
import { type Flow, MOST_FLOWS } from "./treasuryQuery.ts";

/** Whom the treasury paid, the most first. */
export function PayeeList({ flows }: { readonly flows: readonly Flow[] }) {
  const payees = payeesOf(flows);
  return (
    <Panel title="To whom" aside={flows.length < MOST_FLOWS ? undefined : `By the newest ${MOST_FLOWS} flows`} flush>
      {payees.length === 0 ? (
        <p className="p-4 text-muted sm:p-5" data-testid="payees-empty">
          It has paid nobody yet. Whom an executed proposal pays stands here.
        </p>
      ) : (
        <ul className="divide-y" data-testid="payees">
          {payees.map(({ address, amount, count }) => (
            <li key={address} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5">
              <PartyText address={address} />
              <span className="text-right">
                <Snm wei={amount} testId="payee-amount" />
                <span className="block text-xs text-muted">{count === 1 ? "once" : `${count} times`}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
