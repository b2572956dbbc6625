import { isAddressEqual } from "viem";

import { useMe } from "../../chain/useMe.ts";
import { Term } from "../../glossary/Term.tsx";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import type { LiveWork } from "./readLiveWork.ts";
import type { Work } from "./workQueries.ts";

interface WorkFactsProps {
  readonly live: LiveWork;
  readonly work: Work;
}

/** Money and terms of an order. What it holds, and the terms, are the chain's. */
export function WorkFacts({ live: { state, terms }, work }: WorkFactsProps) {
  const { account } = useMe();
  // What the index adds up is not told while it is behind the chain: both together would make no sum.
  const level = work.openMilestones === state.open && work.status === state.status;
  const told = (wei: bigint) => <Snm wei={level ? wei : undefined} />;
  return (
    <Panel title="Money and terms">
      <Facts>
        <Fact name="Budget" hint="What the treasury paid in">
          <Snm wei={work.budget} />
        </Fact>
        <Fact name="Kept for it now" strong>
          <Snm wei={state.held} testId="work-held" />
        </Fact>
        <Fact name="Paid to the developer">{told(work.paid)}</Fact>
        <Fact name="Paid to the reviewer">{told(work.fees)}</Fact>
        <Fact name="Back to the treasury">{told(work.returned)}</Fact>
        <Fact name={<Term id="reviewer">Reviewer</Term>}>
          <AddressText
            address={terms.reviewer}
            mine={account !== undefined && isAddressEqual(account, terms.reviewer)}
            copy
          />
        </Fact>
        <Fact name="Fee of the reviewer" hint="For each milestone that it decides, whichever way">
          <Snm wei={terms.reviewFee} />
        </Fact>
        <Fact name="Time to review" hint="Then a delivery counts as accepted">
          {formatDuration(terms.reviewPeriod)}
        </Fact>
        <Fact name="Offers until">{formatDateTime(terms.offersUntil)}</Fact>
      </Facts>
    </Panel>
  );
}
