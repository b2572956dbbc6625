import { Term } from "../../../glossary/Term.tsx";
import { shareText } from "../../../lib/percent.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { VoteBar } from "../VoteBar.tsx";
import { VotesText } from "../../../ui/VotesText.tsx";
import { type LiveProposal, useQuorum } from "../useLiveProposal.ts";

/** How the votes stand, and whether enough took part, as the chain counts. */
export function TallyPanel({ live }: { readonly live: LiveProposal | undefined }) {
  const quorum = useQuorum(live?.snapshot);
  if (live === undefined)
    return (
      <Panel title="How it stands">
        <Skeleton className="h-63 w-full" />
      </Panel>
    );
  const [against, inFavour, abstain] = live.votes;
  const part = inFavour + abstain;
  const reached = quorum !== undefined && part >= quorum.votes;
  return (
    <Panel title="How it stands" aside="By the chain">
      <VoteBar votes={live.votes} />
      <Facts className="mt-3">
        <Fact name="For" strong>
          <VotesText votes={inFavour} testId="tally-for" />
        </Fact>
        <Fact name="Against">
          <VotesText votes={against} testId="tally-against" />
        </Fact>
        <Fact name="Abstain" hint="Counts for the quorum only">
          <VotesText votes={abstain} testId="tally-abstain" />
        </Fact>
        <Fact
          name={<Term id="quorum">Quorum</Term>}
          hint={
            quorum?.final === false
              ? "As it would be now; it is fixed when the vote begins"
              : "What for and abstain must reach together"
          }
        >
          <VotesText votes={quorum?.votes} testId="tally-quorum" />
        </Fact>
      </Facts>
      <p className="mt-2 text-xs text-muted text-pretty" data-testid="tally-words" data-reached={reached}>
        {quorum === undefined
          ? "The quorum is being read."
          : `${reached ? "The quorum is reached" : `${shareText(part, quorum.votes)} of the quorum took part`}; ${
              inFavour > against ? "more are for it than against it" : "no more are for it than against it"
            }. It takes both to be accepted.`}
      </p>
    </Panel>
  );
}
