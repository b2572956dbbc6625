import type { SignedBallot } from "@sonm/protocol/ballot.ts";
import { type Address, isAddress, isAddressEqual, isHex } from "viem";

/** Characters of a text that is looked at. */
const LONGEST = 50_000;

const isNumberText = (value: unknown): value is string | number =>
  (typeof value === "string" && /^\d{1,78}$/.test(value)) || (typeof value === "number" && Number.isSafeInteger(value));

/** Reads a signed vote that somebody pasted; undefined where it is none. Whether it is genuine and good is told elsewhere. */
export function readSignedBallot(text: string): SignedBallot | undefined {
  if (text.length > LONGEST) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null) return undefined;
  const { chainId, governor, proposalId, support, voter, nonce, reason, signature } = json as Record<string, unknown>;
  if (typeof chainId !== "number" || typeof governor !== "string" || typeof voter !== "string") return undefined;
  if (!isAddress(governor, { strict: false }) || !isAddress(voter, { strict: false })) return undefined;
  if (!isNumberText(proposalId) || !isNumberText(nonce) || !isHex(signature)) return undefined;
  if (support !== 0 && support !== 1 && support !== 2) return undefined;
  return {
    ...{ chainId, governor, support, voter, signature },
    proposalId: BigInt(proposalId),
    nonce: BigInt(nonce),
    reason: typeof reason === "string" ? reason : "",
  };
}

/** Where a signed vote is to be sent. `nonce`: the next one of its voter; `voted`: whether that has voted already. */
export interface BallotPlace {
  readonly chainId: number;
  readonly governor: Address;
  readonly proposalId: bigint;
  readonly nonce: bigint;
  readonly voted: boolean;
}

/** Why a signed vote can't be sent here, with what to do; undefined where nothing speaks against it. */
export function ballotFault(ballot: SignedBallot, place: BallotPlace): string | undefined {
  if (ballot.chainId !== place.chainId || !isAddressEqual(ballot.governor, place.governor))
    return "It is for another network. Open the page of that one.";
  if (ballot.proposalId !== place.proposalId) return "It is for another proposal. Open that one and paste it there.";
  if (place.voted) return "This account has voted on the proposal already.";
  if (ballot.nonce !== place.nonce)
    return "It was signed before another vote of the account, and is good no more. Ask for a new one.";
  return undefined;
}
