import { Fact, Facts } from "../../../ui/Facts.tsx";
import { VotesText } from "../../../ui/VotesText.tsx";
import type { VotingPower } from "../useVotingPower.ts";

interface PowerFactsProps {
  /** Undefined while it is read. */
  readonly power: VotingPower | undefined;
  readonly title: string;
  readonly hint?: string;
}

/** With how many votes the reader votes, and where they come from. */
export function PowerFacts({ power, title, hint }: PowerFactsProps) {
  return (
    <Facts className="border-y">
      <Fact name={title} strong {...(hint === undefined ? {} : { hint })}>
        <VotesText votes={power?.total} testId="power-total" />
      </Fact>
      <Fact name="From wallets that delegate to you">
        <VotesText votes={power?.wallets} testId="power-wallets" />
      </Fact>
      <Fact name="From locked SNM that is delegated to you">
        <VotesText votes={power?.locked} testId="power-locked" />
      </Fact>
      <Fact name="From what you staked">
        <VotesText votes={power?.staked} testId="power-staked" />
      </Fact>
    </Facts>
  );
}
