import { Link } from "@tanstack/react-router";
import { ArrowDownLeft, ArrowUpRight, Landmark } from "lucide-react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Time } from "../../ui/Time.tsx";
import { PartyText } from "./PartyText.tsx";
import { type Flow, MOST_FLOWS } from "./treasuryQuery.ts";

/** Flows that are listed; the file has more. */
const LISTED = 100;

/** What came in and went out, the newest first, with the proposal that decided it. */
export function FlowList({ flows }: { readonly flows: readonly Flow[] }) {
  if (flows.length === 0)
    return (
      <Empty
        icon={Landmark}
        title="Nothing came in yet"
        testId="flows-empty"
        next={{ to: "/dividends", text: "See where fees go" }}
      >
        The treasury gets its part of the market&rsquo;s fees. It comes when somebody sends it, which anybody may.
      </Empty>
    );
  const more = flows.length - LISTED;
  return (
    <>
      <ul className="divide-y" data-testid="flows">
        {flows.slice(0, LISTED).map((flow) => (
          <FlowRow key={flow.id} flow={flow} />
        ))}
      </ul>
      {more > 0 && (
        <p className="border-t px-4 py-3 text-xs text-muted sm:px-5">
          {flows.length < MOST_FLOWS ? `${more} more are` : `The newest ${MOST_FLOWS} are`} in the file.
        </p>
      )}
    </>
  );
}

function FlowRow({ flow: { incoming, counterparty, amount, proposal, time, transaction } }: { readonly flow: Flow }) {
  const now = useChainNow();
  const Icon = incoming ? ArrowDownLeft : ArrowUpRight;
  return (
    <li
      data-testid="flow"
      data-direction={incoming ? "in" : "out"}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-5"
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-lg bg-raised text-muted">
        <Icon aria-hidden className="size-4" />
      </span>
      <span className="min-w-0 flex-1 basis-40">
        <span className="block">
          {incoming ? "From " : "To "}
          <PartyText address={counterparty} />
        </span>
        {proposal !== undefined && (
          <Link
            to="/dao/proposals/$number"
            params={{ number: String(proposal.number) }}
            data-testid="flow-proposal"
            className="block truncate text-xs text-accent underline"
          >
            Proposal {proposal.number}: {proposal.title}
          </Link>
        )}
      </span>
      <span className="ml-auto text-right">
        <span className="block font-medium">
          <span aria-hidden>{incoming ? "+" : "−"}</span>
          <Snm wei={amount} testId="flow-amount" />
        </span>
        <span className="flex items-center justify-end gap-2 text-xs text-muted">
          <Time time={time} now={now} />
          <TransactionLink hash={transaction} />
        </span>
      </span>
    </li>
  );
}
