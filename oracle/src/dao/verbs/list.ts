import { timeText } from "@sonm/protocol/proposals/timeText.ts";

import { ConfigError } from "../../config/ConfigError.ts";
import type { DaoAnswer, DaoVerb } from "../Dao.ts";
import { snmText } from "../snmText.ts";
import { readProposals, type Proposal } from "../proposals/readProposals.ts";
import { readStanding, type Standing } from "../proposals/readStanding.ts";
import { STATE_WORDS, stateWord } from "../proposals/stateWords.ts";

/** `dao list`: every proposal, the newest first. */
export const list: DaoVerb = {
  how: "list [--state <pending, active, accepted, queued, executed, defeated or cancelled>]",
  flags: ["state"],
  run: async (dao) => {
    const { state } = dao.flags;
    if (state !== undefined && !STATE_WORDS.includes(state)) {
      throw new ConfigError([`No proposal is ever "${state}". Use one of ${STATE_WORDS.join(", ")}.`]);
    }
    const proposals = [...(await readProposals(dao))].reverse();
    const all = await Promise.all(
      proposals.map(async (proposal) => ({ proposal, standing: await readStanding(dao, proposal) })),
    );
    return answer(all.filter(({ standing }) => state === undefined || stateWord(standing.state) === state));
  },
};

function answer(found: readonly { readonly proposal: Proposal; readonly standing: Standing }[]): DaoAnswer {
  return {
    lines:
      found.length === 0
        ? ["There is no such proposal."]
        : found.map(({ proposal, standing }) => line(proposal, standing)),
    data: found.map(({ proposal: { id, number, proposer, about, calls }, standing }) => ({
      ...{ number, id, title: about.title, proposer, calls: calls.length },
      ...standing,
      state: stateWord(standing.state),
    })),
  };
}

const line = ({ number, about }: Proposal, { state, deadline, for: votes, against, abstain }: Standing): string =>
  `#${number} ${stateWord(state)}: ${about.title}. For ${snmText(votes)}, against ${snmText(against)}, abstained ` +
  `${snmText(abstain)}; the vote ends ${timeText(deadline)}.`;
