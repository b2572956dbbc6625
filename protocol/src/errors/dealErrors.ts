import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** Opening, billing and closing deals. */
export const dealErrors = (say: ErrorWording) =>
  ({
    DealNotOpen: () => ({
      sentence: "This deal is closed already, or never was.",
      remedy: `${say.again} to see how it ended.`,
    }),
    DealEnded: (_id, end) => ({
      sentence: `This deal's time was over ${say.time(end)}.`,
      remedy: "Let it be billed, which closes it.",
    }),
    DealOutOfFunds: () => ({
      sentence: "Neither this deal's escrow nor the buyer's ledger balance holds anything any more.",
      remedy: "Deposit to go on, or let it be billed, which closes it.",
    }),
    DealAmendmentsOnly: () => ({
      sentence: "A deal changes only when both sides want it.",
      remedy: `Ask the other side for the change: ${say.places.deal}.`,
    }),
    DealGuaranteesOnly: () => ({
      sentence: "A bond is settled by a claim or a release only.",
      remedy: `Claim the refund or release the bond: ${say.places.deal}.`,
    }),
    DealBondTooLow: (offered, demanded) => ({
      sentence: `The offer has a bond of ${say.snm(offered)} SNM behind it; ${say.snm(demanded)} SNM is demanded.`,
      remedy: "Demand a smaller bond, or choose another offer.",
    }),
    DealPriceTooHigh: (askPrice, bidPrice) => ({
      sentence: `The offer costs ${say.usdPerHour(askPrice)} an hour; ${say.usdPerHour(bidPrice)} was bid.`,
      remedy: "Bid at least the offer's price, or choose a cheaper machine.",
    }),
    DealDurationTooLong: (_duration, longest) => ({
      sentence:
        longest === 0n
          ? "The supplier sells this machine by the second only, without an agreed end."
          : `The supplier sells at most ${say.duration(longest)} at a time.`,
      remedy: "Choose a shorter duration.",
    }),
    DealBenchmarksTooLow: () => ({
      sentence: "The offer promises less than the bid demands.",
      remedy: "Lower the demands, or choose a stronger machine.",
    }),
    DealNetworkFlagsMissing: () => ({
      sentence: "The machine does not offer the network access that is demanded.",
      remedy: "Choose a machine with that access, or demand less.",
    }),
    DealCounterpartyWrong: (wanted, actual) => ({
      sentence: `The order is made for ${say.account(wanted)} alone; this is ${say.account(actual)}.`,
      remedy: "Choose an offer that is open to anyone.",
    }),
    DealIdentityTooLow: (master, level, demanded) => ({
      sentence: `${say.account(master)} has identity level ${level}; level ${demanded} is demanded.`,
      remedy: "Have the identity confirmed by a validator, or choose another offer.",
    }),
    DealBlacklisted: () => ({
      sentence: "One of the two sides has the other on its blacklist.",
      remedy: "Choose another offer, or take the other side off your blacklist.",
    }),
    DealSelfTrade: () => ({
      sentence: "You would be both buyer and supplier of this deal.",
      remedy: "Buy with another account, or choose a machine that is not yours.",
    }),
    DealAttestationMissing: (_supplier, measuredAt, expiresAt) => ({
      sentence:
        measuredAt === 0n
          ? "The masternodes never attested this machine."
          : `The machine's attestation is too old: measured ${say.time(measuredAt)}, good until ${say.time(expiresAt)}.`,
      remedy: "Wait until it is attested again, or buy without demanding attested hardware.",
    }),
    DealBenchmarksNotAttested: () => ({
      sentence: "The offer promises more than the masternodes measured, or the machine was measured anew a moment ago.",
      remedy: `${say.again}, and try again. If it stays so, choose another offer.`,
    }),
    DealRateStale: (updatedAt) => ({
      sentence: `The masternodes have not reported the SNM price since ${say.time(updatedAt)}, so no new deal can open.`,
      remedy: "Try again when they report. Deals that run go on.",
    }),
    DealCloseTooEarly: (_id, end) => ({
      sentence: "Only the buyer may close this deal before its agreed end.",
      remedy: `The supplier can close it from ${say.time(end)} on.`,
    }),
    DealPartyOnly: (_id, caller) => ({
      sentence: `${say.account(caller)} is not a party of this deal.`,
      remedy: "Use the buyer's, the supplier's or its master's account.",
    }),
  }) satisfies Partial<ErrorSentences>;
