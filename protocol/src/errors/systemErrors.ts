import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** Errors of library code that should not surface in normal use. */
export const systemErrors = (say: ErrorWording) =>
  ({
    AddressEmptyCode: (target) => ({
      sentence: `There is no contract at ${say.account(target)}.`,
      remedy: "Check that everything is on the same network.",
    }),
    FailedCall: () => ({
      sentence: "One of the joined calls failed without giving a reason.",
      remedy: say.report,
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
      remedy: say.report,
    }),
    StringTooLong: (text) => ({
      sentence: `"${text}" is too long.`,
      remedy: "Choose a shorter text.",
    }),
    CheckpointUnorderedInsertion: () => ({
      sentence: "The history of votes can't be written out of order.",
      remedy: say.report,
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
      remedy: "Sign again with a program that is up to date.",
    }),
    VotesExpiredSignature: (expiry) => ({
      sentence: `The signature was good until ${say.time(expiry)}.`,
      remedy: "Sign again.",
    }),
    ERC5805FutureLookup: () => ({
      sentence: "Votes at a time to come are not known yet.",
      remedy: "Ask for a time in the past.",
    }),
    Create2EmptyBytecode: () => ({
      sentence: "There is no code to deploy.",
      remedy: say.report,
    }),
    Create3EmptyBytecode: () => ({
      sentence: "There is no code to deploy.",
      remedy: say.report,
    }),
    FailedDeployment: () => ({
      sentence: "A contract that the call needs could not be deployed.",
      remedy: say.report,
    }),
    InsufficientBalance: (balance, needed) => ({
      sentence: `The contract holds ${balance} wei of the network's coin; ${needed} wei are needed.`,
      remedy: say.report,
    }),
  }) satisfies Partial<ErrorSentences>;
