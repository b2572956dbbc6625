import { readFileSync } from "node:fs";

import { verifyTypedData } from "ethers";
import { z } from "zod";

import {
  ballotMessage,
  ballotTypes,
  governorDomain,
  VoteSupport,
  writeBallot,
  type Ballot,
  type SignedBallot,
} from "@sonm/protocol/ballot.ts";
import { timeText } from "@sonm/protocol/proposals/timeText.ts";
import { ProposalState } from "@sonm/protocol/proposals/ProposalState.ts";

import { addressSetting } from "../../config/commonSettings.ts";
import { ConfigError } from "../../config/ConfigError.ts";
import { UsageError } from "../../config/UsageError.ts";
import { errorText } from "../../lib/errorText.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { Dao, DaoAnswer, DaoVerb } from "../Dao.ts";
import { findProposal } from "../proposals/findProposal.ts";
import type { Proposal } from "../proposals/readProposals.ts";
import { stateWord } from "../proposals/stateWords.ts";
import { sendCall } from "../sendCall.ts";
import { snmText } from "../snmText.ts";

const SUPPORTS: Readonly<Record<string, VoteSupport>> = {
  for: VoteSupport.For,
  against: VoteSupport.Against,
  abstain: VoteSupport.Abstain,
};

/** `dao vote <number> for|against|abstain`: votes, or signs a vote that anybody may send. */
export const vote: DaoVerb = {
  how: "vote <number> for|against|abstain [--reason <text>] [--sign-only]",
  flags: ["reason", "sign-only", "from"],
  run: async (dao) => {
    const [number, word = "", ...others] = dao.words;
    const support = SUPPORTS[word];
    if (support === undefined || others.length > 0) throw new UsageError([`Use: ${vote.how}.`]);
    const proposal = await findProposal(dao, number);
    await requireActive(dao, proposal);
    const { reason = "" } = dao.flags;
    if (dao.flags["sign-only"] === true) return sign(dao, proposal, support, reason);
    const voter = dao.wallet?.address ?? dao.flags.from;
    const weight = voter === undefined ? undefined : await weightOf(dao, proposal, voter);
    const args = [proposal.id, BigInt(support), ...(reason === "" ? [] : [reason])];
    return sendCall(
      dao,
      {
        what: `vote ${word} on proposal #${proposal.number}`,
        contract: "SonmGovernor",
        function: reason === "" ? "castVote" : "castVoteWithReason",
        args,
      },
      `${voter} voted ${word} on proposal #${proposal.number} with ${snmText(weight ?? 0n)}.`,
    );
  },
};

async function requireActive({ contracts: { governor } }: Dao, { id, number }: Proposal): Promise<void> {
  const [state, snapshot] = await Promise.all([governor.state(id), governor.proposalSnapshot(id)]);
  if (state === BigInt(ProposalState.Active)) return;
  throw new ConfigError([
    state === BigInt(ProposalState.Pending)
      ? `The vote on proposal #${number} begins after ${timeText(snapshot)}. Vote then.`
      : `Proposal #${number} is ${stateWord(state)}: its vote is over.`,
  ]);
}

/** @throws ConfigError where the account has no votes, and why */
async function weightOf({ contracts: { governor } }: Dao, { id }: Proposal, voter: string): Promise<bigint> {
  const snapshot = await governor.proposalSnapshot(id);
  const weight = await governor.getVotes(voter, snapshot);
  if (weight > 0n) return weight;
  throw new ConfigError([
    `${voter} had no votes on ${timeText(snapshot)}, when the votes for this proposal were counted. SNM in a wallet votes once its holder ` +
      "delegates, to itself too: `dao delegate`.",
  ]);
}

async function sign(dao: Dao, proposal: Proposal, support: number, reason: string): Promise<DaoAnswer> {
  const { wallet, chainId, governor, contracts } = dao;
  if (wallet === undefined)
    throw new ConfigError(["A vote is signed with a key. Give it by SONM_OWNER_KEY or --keystore-file."]);
  await weightOf(dao, proposal, wallet.address);
  const ballot: Ballot = {
    ...{ proposalId: proposal.id, support, reason },
    voter: wallet.address as Hex,
    nonce: await contracts.governor.nonces(wallet.address),
  };
  const { primaryType, message } = ballotMessage(ballot);
  const types = { [primaryType]: [...ballotTypes[primaryType]] };
  const signature = (await wallet.signTypedData(governorDomain(chainId, governor), types, message)) as Hex;
  const signed: SignedBallot = { chainId, governor, ...ballot, signature };
  const text = writeBallot(signed);
  return { lines: [text], data: JSON.parse(text) as unknown };
}

const digits = z.union([z.string().regex(/^\d{1,78}$/), z.int().nonnegative()]).transform(BigInt);
const hex = z.string().regex(/^0x[0-9a-fA-F]*$/, "must be hexadecimal") as unknown as z.ZodType<Hex>;

const ballotSchema = z.object({
  chainId: z.int(),
  governor: addressSetting,
  proposalId: digits,
  support: z.int().min(0).max(2),
  voter: addressSetting,
  nonce: digits,
  reason: z.string().default(""),
  signature: hex,
});

/** `dao vote-by-signature <file>`: sends a vote that somebody signed. Whoever sends it pays the gas. */
export const voteBySignature: DaoVerb = {
  how: "vote-by-signature <file with the signed vote>",
  flags: ["from"],
  run: async (dao) => {
    const [file, ...others] = dao.words;
    if (file === undefined || others.length > 0) throw new UsageError([`Use: ${voteBySignature.how}.`]);
    const ballot = readBallot(file);
    const fault = await faultOf(dao, ballot);
    if (fault !== undefined) throw new ConfigError([fault]);
    const proposal = await findProposal(dao, String(ballot.proposalId));
    await requireActive(dao, proposal);
    const { id, number } = proposal;
    const support = BigInt(ballot.support);
    const { voter, reason, signature } = ballot;
    return sendCall(
      dao,
      {
        what: `send the vote of ${voter} on proposal #${number}`,
        contract: "SonmGovernor",
        function: reason === "" ? "castVoteBySig" : "castVoteWithReasonAndParamsBySig",
        args: reason === "" ? [id, support, voter, signature] : [id, support, voter, reason, "0x", signature],
      },
      `The vote of ${voter} on proposal #${number} counts with ${snmText(await weightOf(dao, proposal, voter))}.`,
    );
  },
};

function readBallot(file: string): SignedBallot {
  try {
    return ballotSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new ConfigError([
      `${file} holds no signed vote: ${errorText(error)}. \`dao vote <number> for --sign-only > ${file}\` writes one.`,
    ]);
  }
}

/** Why a signed vote can't be sent here; undefined where nothing speaks against it. */
async function faultOf(dao: Dao, ballot: SignedBallot): Promise<string | undefined> {
  const { chainId, governor, contracts, connection } = dao;
  if (ballot.chainId !== chainId || ballot.governor.toLowerCase() !== governor.toLowerCase()) {
    return `The vote is for the governor ${ballot.governor} on chain ${ballot.chainId}. Name that chain by --chain-id.`;
  }
  const nonce = await contracts.governor.nonces(ballot.voter);
  if (nonce !== ballot.nonce) {
    return `Another signed vote of ${ballot.voter} was sent since, so this one is good no more. Ask for a new one.`;
  }
  const { primaryType, message } = ballotMessage(ballot);
  const types = { [primaryType]: [...ballotTypes[primaryType]] };
  if ((await connection.provider.getCode(ballot.voter)) !== "0x") return undefined; // a contract says itself what it signed
  const signer = recovered(() => verifyTypedData(governorDomain(chainId, governor), types, message, ballot.signature));
  return signer === ballot.voter ? undefined : `${ballot.voter} did not sign this vote. Ask for a new one.`;
}

function recovered(recover: () => string): string | undefined {
  try {
    return recover().toLowerCase();
  } catch {
    return undefined;
  }
}
