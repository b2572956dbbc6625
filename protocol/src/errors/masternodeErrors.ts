import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** Bonds and signer keys of masternodes. */
export const masternodeErrors = (say: ErrorWording) =>
  ({
    MasternodeNotRegistered: (owner) => ({
      sentence: `${say.account(owner)} owns no masternode.`,
      remedy: "Register one first, or use the account that owns it.",
    }),
    MasternodeRegistered: (owner) => ({
      sentence: `${say.account(owner)} owns a masternode already.`,
      remedy: "Add to its stake, or use another account for a second node.",
    }),
    MasternodeSignerTaken: (signer, owner) => ({
      sentence: `Signer ${say.account(signer)} belongs to the masternode of ${say.account(owner)}.`,
      remedy: "Make a new signer key for this node.",
    }),
    MasternodeSignerProofInvalid: (signer, owner) => ({
      sentence: `The proof is not signed by ${say.account(signer)} for owner ${say.account(owner)}.`,
      remedy: "Let the signer key sign a proof for your address on this network.",
    }),
    MasternodeBondTooSmall: (amount, smallest) => ({
      sentence: `A bond of ${say.snm(amount)} SNM is too small.`,
      remedy: `Bond at least ${say.snm(smallest, "up")} SNM.`,
    }),
    MasternodeStakeTooLow: (_owner, stake, needed) => ({
      sentence: `The node's stake is ${say.snm(stake)} SNM; ${say.snm(needed, "up")} SNM are needed.`,
      remedy: "Choose a smaller amount, or add stake.",
    }),
    MasternodeDelegationsTooMany: (_account, most) => ({
      sentence: `Stake can be in ${most} masternodes at a time, one that was left in the last 30 days included.`,
      remedy: "Choose one of the masternodes in which you have stake.",
    }),
    MasternodeNotActive: (owner) => ({
      sentence: `The masternode of ${say.account(owner)} has no seat.`,
      remedy: "Nothing needs to be done.",
    }),
    MasternodeBondSuffices: (owner, bond) => ({
      sentence: `${say.account(owner)} has bonded ${say.snm(bond)} SNM, which is enough.`,
      remedy: "Nothing needs to be done.",
    }),
    MasternodeInJail: (owner, until) => ({
      sentence: `The masternode of ${say.account(owner)} is jailed.`,
      remedy: `It can take a seat from ${say.time(until)} on.`,
    }),
    MasternodeBeneficiaryInvalid: (beneficiary) => ({
      sentence: `SNM that are sent to ${say.account(beneficiary)} would be lost.`,
      remedy: "Name the address of whoever was harmed.",
    }),
    MasternodeTimepointNotPast: () => ({
      sentence: "Votes can be counted for the past only.",
      remedy: "Ask for an earlier time.",
    }),
    MasternodeDutyOnly: () => ({
      sentence: "Only the contract of duties may give rewards.",
      remedy: "Claim there what the masternode has earned.",
    }),
    MasternodeDeployerOnly: () => ({
      sentence: "Only whoever deployed the contracts may connect them.",
      remedy: "Nothing needs to be done.",
    }),
    MasternodeConnectedAlready: () => ({
      sentence: "The contracts were connected before.",
      remedy: "Nothing needs to be done.",
    }),
    MasternodeRewardsNotHeld: (amount, held) => ({
      sentence: `${say.snm(amount)} SNM of rewards are asked for, and ${say.snm(held)} SNM are held.`,
      remedy: "Collect rewards first.",
    }),
    MasternodeStillUnbonding: (_owner, releaseAt) => ({
      sentence: "The stake is still unbonding.",
      remedy: `It can be withdrawn from ${say.time(releaseAt)} on.`,
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
      sentence: `The text is empty or longer than ${longest} bytes.`,
      remedy: "Enter the URL under which the node can be reached, or a shorter description.",
    }),
    MasternodeSetUnchanged: () => ({
      sentence: "The signer set is as it should be.",
      remedy: "Nothing needs to be done.",
    }),
    MasternodeRotationTooSoon: (earliest) => ({
      sentence: "The signer set changed a moment ago.",
      remedy: `It can change again from ${say.time(earliest)} on.`,
    }),
    MasternodeDaoOnly: () => ({
      sentence: "Only the DAO's treasury may change this.",
      remedy: `${say.propose}.`,
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
      sentence: `The reports are signed by ${say.account(firstSigner)} and ${say.account(secondSigner)}, not both by one masternode.`,
      remedy: "Bring two reports with signatures of one masternode, for the contract that they name.",
    }),
    MasternodeSlashedAlready: (signer, epoch) => ({
      sentence: `That ${say.account(signer)} signed two reports for epoch ${epoch} was proved before.`,
      remedy: "Nothing needs to be done.",
    }),
    MasternodeNothingToSlash: (owner, stake) => ({
      sentence: `The masternode of ${say.account(owner)} has ${say.snm(stake)} SNM, of which no more can be taken now.`,
      remedy: "Its losses have reached the cap of the period, or its stake was paid out.",
    }),
  }) satisfies Partial<ErrorSentences>;
