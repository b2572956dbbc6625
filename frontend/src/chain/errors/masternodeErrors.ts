import { formatSnm } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

/** Bonds and signer keys of masternodes. */
export const masternodeErrors = {
  MasternodeNotRegistered: (owner) => ({
    sentence: `${shortAddress(owner)} owns no masternode.`,
    remedy: "Register one first, or switch to the account that owns it.",
  }),
  MasternodeRegistered: (owner) => ({
    sentence: `${shortAddress(owner)} owns a masternode already.`,
    remedy: "Add to its stake, or use another account for a second node.",
  }),
  MasternodeSignerTaken: (signer, owner) => ({
    sentence: `Signer ${shortAddress(signer)} belongs to the masternode of ${shortAddress(owner)}.`,
    remedy: "Make a new signer key for this node.",
  }),
  MasternodeSignerProofInvalid: (signer, owner) => ({
    sentence: `The proof is not signed by ${shortAddress(signer)} for owner ${shortAddress(owner)}.`,
    remedy: "Let the signer key sign a proof for your address on this network.",
  }),
  MasternodeBondTooSmall: (amount, smallest) => ({
    sentence: `A bond of ${formatSnm(amount)} SNM is too small.`,
    remedy: `Bond at least ${formatSnm(smallest, "up")} SNM.`,
  }),
  MasternodeStakeTooLow: (_owner, stake, needed) => ({
    sentence: `The node's stake is ${formatSnm(stake)} SNM; ${formatSnm(needed, "up")} SNM are needed.`,
    remedy: "Choose a smaller amount, or add stake.",
  }),
  MasternodeStakeTooHigh: () => ({
    sentence: "The stake is more than the contract can hold.",
    remedy: "Choose a smaller amount.",
  }),
  MasternodeStillUnbonding: (_owner, releaseAt) => ({
    sentence: "The stake is still unbonding.",
    remedy: `It can be withdrawn from ${formatDateTime(Number(releaseAt))} on.`,
  }),
  MasternodeNothingToWithdraw: () => ({
    sentence: "Nothing has finished unbonding.",
    remedy: "Start unbonding first.",
  }),
  MasternodeAmountZero: () => ({
    sentence: "The amount is zero.",
    remedy: "Enter an amount above zero.",
  }),
  MasternodeEndpointLength: (_length, longest) => ({
    sentence: `The endpoint is empty or longer than ${longest} bytes.`,
    remedy: "Enter the URL under which the node can be reached.",
  }),
  MasternodeSetUnchanged: () => ({
    sentence: "The signer set is as it should be.",
    remedy: "Nothing needs to be done.",
  }),
  MasternodeRotationTooSoon: (earliest) => ({
    sentence: "The signer set changed a moment ago.",
    remedy: `It can change again from ${formatDateTime(Number(earliest))} on.`,
  }),
  MasternodeDaoOnly: () => ({
    sentence: "Only the DAO's treasury may change this.",
    remedy: "Make a proposal to the DAO.",
  }),
  MasternodeParameterOutOfRange: (_value, lowest, highest) => ({
    sentence: `The value must be from ${lowest} to ${highest}.`,
    remedy: "Choose a value within these bounds.",
  }),
  MasternodeReportsAgree: (firstEpoch, secondEpoch) => ({
    sentence:
      firstEpoch === secondEpoch
        ? "Both reports are the same one."
        : `The reports are of epochs ${firstEpoch} and ${secondEpoch}: each may be signed.`,
    remedy: "Bring two different reports of one epoch.",
  }),
  MasternodeEvidenceInvalid: (firstSigner, secondSigner) => ({
    sentence: `The reports are signed by ${shortAddress(firstSigner)} and ${shortAddress(secondSigner)}, not both by one masternode.`,
    remedy: "Bring two reports with signatures of one masternode, for the contract that they name.",
  }),
  MasternodeSlashedAlready: (signer, epoch) => ({
    sentence: `That ${shortAddress(signer)} signed two reports for epoch ${epoch} was proved before.`,
    remedy: "Nothing needs to be done.",
  }),
  MasternodeNothingToSlash: (owner, stake) => ({
    sentence: `The masternode of ${shortAddress(owner)} has ${formatSnm(stake)} SNM, of which no more can be taken now.`,
    remedy: "Its losses have reached the cap of the period, or its stake was paid out.",
  }),
} satisfies Partial<ErrorSentences>;
