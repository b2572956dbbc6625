import { Vote } from "lucide-react";

import { IndexedPage } from "../../../indexer/IndexedPage.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { ProposalView } from "./ProposalView.tsx";
import { fetchProposal } from "./proposalQuery.ts";

/** One proposal: what it does, how the vote stands, what comes next. */
export function ProposalPage({ number }: { readonly number: number }) {
  const query = useIndexed(["proposal", number], (indexer, signal) => fetchProposal(indexer, number, signal));
  return (
    <IndexedPage
      query={query}
      what="the proposal"
      missing={{
        icon: Vote,
        title: "There is no such proposal",
        text: "Nobody made a proposal with this number. The list has all that there are.",
        testId: "proposal-missing",
        to: "/dao/proposals",
        back: "All proposals",
      }}
    >
      {(detail) => <ProposalView detail={detail} />}
    </IndexedPage>
  );
}
