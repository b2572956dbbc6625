/** How a vote is cast, by number, as in OpenZeppelin's `GovernorCountingSimple.VoteType`. */
export const VOTE_SUPPORTS = ["AGAINST", "FOR", "ABSTAIN"];
