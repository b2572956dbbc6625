import { type Ballot, ballotMessage, ballotTypes, governorDomain } from "@sonm/protocol/ballot.ts";
import type { Address, TypedDataDefinition } from "viem";

/** The typed data of a vote, as the wallet shows and signs it. */
export function ballotTypedData(ballot: Ballot, chainId: number, governor: Address): TypedDataDefinition {
  const domain = governorDomain(chainId, governor);
  const { Ballot, ExtendedBallot } = ballotTypes;
  const message = ballotMessage(ballot);
  return message.primaryType === "Ballot"
    ? { domain, types: { Ballot }, ...message }
    : { domain, types: { ExtendedBallot }, ...message };
}
