import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

const REPORT = "Reload the page; if it happens again, report it with the details below.";

/** Errors of library code that should not surface in normal use. */
export const systemErrors = {
  AddressEmptyCode: (target) => ({
    sentence: `There is no contract at ${shortAddress(target)}.`,
    remedy: "Check that the page and your wallet are on the same network.",
  }),
  FailedCall: () => ({
    sentence: "One of the joined calls failed without giving a reason.",
    remedy: REPORT,
  }),
  ReentrancyGuardReentrantCall: () => ({
    sentence: "A contract called the market back in the middle of a call, which it refuses.",
    remedy: "Send the calls one after the other.",
  }),
  SafeCastOverflowedUintDowncast: () => ({
    sentence: "The number is larger than the contract can hold.",
    remedy: "Enter a smaller amount.",
  }),
  InvalidShortString: () => ({
    sentence: "A name in the contract is not as it should be.",
    remedy: REPORT,
  }),
  StringTooLong: (text) => ({
    sentence: `"${text}" is too long.`,
    remedy: "Choose a shorter text.",
  }),
  CheckpointUnorderedInsertion: () => ({
    sentence: "The history of votes can't be written out of order.",
    remedy: REPORT,
  }),
  ECDSAInvalidSignature: () => ({
    sentence: "The signature is not valid.",
    remedy: "Sign again.",
  }),
  ECDSAInvalidSignatureLength: (length) => ({
    sentence: `The signature has ${length} bytes; 64 or 65 are due.`,
    remedy: "Paste the whole signature.",
  }),
  ECDSAInvalidSignatureS: () => ({
    sentence: "The signature is in a form that could be altered, which is refused.",
    remedy: "Sign again with an up-to-date wallet.",
  }),
  VotesExpiredSignature: (expiry) => ({
    sentence: `The signature was good until ${formatDateTime(Number(expiry))}.`,
    remedy: "Sign again.",
  }),
  ERC5805FutureLookup: () => ({
    sentence: "Votes at a time to come are not known yet.",
    remedy: "Ask for a time in the past.",
  }),
  Create2EmptyBytecode: () => ({
    sentence: "There is no code to deploy.",
    remedy: REPORT,
  }),
  Create3EmptyBytecode: () => ({
    sentence: "There is no code to deploy.",
    remedy: REPORT,
  }),
  FailedDeployment: () => ({
    sentence: "A contract that the call needs could not be deployed.",
    remedy: REPORT,
  }),
  InsufficientBalance: (balance, needed) => ({
    sentence: `The contract holds ${balance} wei of the network's coin; ${needed} wei are needed.`,
    remedy: REPORT,
  }),
} satisfies Partial<ErrorSentences>;
