import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

const termsWrong = (say: ErrorWording) => ({
  sentence: "These are not all the terms that the deal had, from its opening to its end.",
  remedy: `${say.again}, so that the deal's history is read anew.`,
});

/** Bonds, and refunds for downtime out of them. */
export const guaranteeErrors = (say: ErrorWording) =>
  ({
    GuaranteeBuyerOnly: () => ({
      sentence: "Only the buyer of this deal may claim a refund.",
      remedy: "Use the buyer's account.",
    }),
    GuaranteeNotHeld: () => ({
      sentence: "No bond is held for this deal: it runs still, had none, or its bond was settled.",
      remedy: `${say.again} to see how things stand.`,
    }),
    GuaranteeClaimOver: (_deal, claimableUntil) => ({
      sentence: `A refund could be claimed until ${say.time(claimableUntil)}.`,
      remedy: "The bond is the supplier's again; the next deal's is claimable in time.",
    }),
    GuaranteeClaimable: (_deal, claimableUntil) => ({
      sentence: `The buyer may claim a refund until ${say.time(claimableUntil)}.`,
      remedy: "Release the bond after that.",
    }),
    GuaranteeTermsBroken: () => termsWrong(say),
    GuaranteeTermsMissing: () => termsWrong(say),
    GuaranteeUptimeFell: (before, afterwards) => ({
      sentence: `The second proof shows ${say.duration(afterwards)} online, the first one ${say.duration(before)}.`,
      remedy: "Claim with proofs of other reports.",
    }),
    GuaranteeProofInvalid: () => ({
      sentence: "The proof of the machine's uptime does not match the masternodes' report.",
      remedy: "Fetch the proofs again; try another masternode if this happens twice.",
    }),
    GuaranteeNothingDue: () => ({
      sentence: "The machine was online all the time, as far as the reports show.",
      remedy: "Nothing to claim; you may release the bond.",
    }),
  }) satisfies Partial<ErrorSentences>;
