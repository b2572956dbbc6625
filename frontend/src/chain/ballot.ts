import { type Address, type TypedDataDefinition, type TypedDataDomain } from "viem";

/**
 * A vote that is signed instead of sent.
 *
 * - `support`: 0 against, 1 for, 2 abstain
 * - `reason`: for everybody to read, empty for none
 * - `nonce`: of the voter at the governor; a vote with a later one makes this one useless
 */
export interface Ballot {
  readonly proposalId: bigint;
  readonly support: number;
  readonly voter: Address;
  readonly nonce: bigint;
  readonly reason: string;
}

const PLAIN = [
  { name: "proposalId", type: "uint256" },
  { name: "support", type: "uint8" },
  { name: "voter", type: "address" },
  { name: "nonce", type: "uint256" },
] as const;

const WITH_REASON = [...PLAIN, { name: "reason", type: "string" }, { name: "params", type: "bytes" }] as const;

/** The governor's domain. */
export const governorDomain = (chainId: number, governor: Address): TypedDataDomain => ({
  name: "SonmGovernor",
  version: "1",
  chainId,
  verifyingContract: governor,
});

/** What a voter signs: OpenZeppelin's `Ballot`, or its `ExtendedBallot` where a reason is given. */
export function ballotMessage(
  { proposalId, support, voter, nonce, reason }: Ballot,
  domain: TypedDataDomain,
): TypedDataDefinition {
  const plain = { proposalId, support, voter, nonce };
  return reason === ""
    ? { domain, types: { Ballot: PLAIN }, primaryType: "Ballot", message: plain }
    : {
        domain,
        types: { ExtendedBallot: WITH_REASON },
        primaryType: "ExtendedBallot",
        message: { ...plain, reason, params: "0x" },
      };
}
