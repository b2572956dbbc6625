/**
 * A vote that is signed instead of sent.
 *
 * - `support`: see `VoteSupport`
 * - `nonce`: of the voter at the governor: a signed vote that was sent makes every other one with the same nonce useless
 * - `reason`: for everybody to read, "" for none
 */
export interface Ballot {
  readonly proposalId: bigint;
  readonly support: number;
  readonly voter: `0x${string}`;
  readonly nonce: bigint;
  readonly reason: string;
}

/** A vote that somebody signed, as it is handed over. `chainId`, `governor`: where alone it is good. */
export interface SignedBallot extends Ballot {
  readonly chainId: number;
  readonly governor: `0x${string}`;
  readonly signature: `0x${string}`;
}

/** How an account votes, as the governor counts it. */
export const VoteSupport = { Against: 0, For: 1, Abstain: 2 } as const;
export type VoteSupport = (typeof VoteSupport)[keyof typeof VoteSupport];

/** EIP-712 types of a vote, without a reason and with one. */
export const ballotTypes = {
  Ballot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
    { name: "nonce", type: "uint256" },
  ],
  ExtendedBallot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "reason", type: "string" },
    { name: "params", type: "bytes" },
  ],
} as const;

/** EIP-712 domain of the governor. */
export function governorDomain(chainId: number | bigint, governor: `0x${string}`) {
  return { name: "SonmGovernor", version: "1", chainId, verifyingContract: governor } as const;
}

/** What a voter signs: OpenZeppelin's `Ballot`, or its `ExtendedBallot` where there is a reason. */
export function ballotMessage({ proposalId, support, voter, nonce, reason }: Ballot) {
  const plain = { proposalId, support, voter, nonce };
  return reason === ""
    ? ({ primaryType: "Ballot", message: plain } as const)
    : ({ primaryType: "ExtendedBallot", message: { ...plain, reason, params: "0x" } } as const);
}

/** A signed vote as text that survives chats and mails. */
export const writeBallot = ({ proposalId, nonce, ...ballot }: SignedBallot): string =>
  JSON.stringify({ ...ballot, proposalId: String(proposalId), nonce: String(nonce) }, undefined, 1);
