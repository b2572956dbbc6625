import { formatDateTime, formatDuration } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

const TERMS_WRONG = {
  sentence: "These are not all the terms that the deal had, from its opening to its end.",
  remedy: "Reload the page, so that it reads the deal's history again.",
};

/** Bonds, and refunds for downtime out of them. */
export const guaranteeErrors = {
  GuaranteeBuyerOnly: () => ({
    sentence: "Only the buyer of this deal may claim a refund.",
    remedy: "Switch to the buyer's account in your wallet.",
  }),
  GuaranteeNotHeld: () => ({
    sentence: "No bond is held for this deal: it runs still, had none, or its bond was settled.",
    remedy: "Reload the page to see how things stand.",
  }),
  GuaranteeClaimOver: (_deal, claimableUntil) => ({
    sentence: `A refund could be claimed until ${formatDateTime(Number(claimableUntil))}.`,
    remedy: "The bond is the supplier's again; the next deal's is claimable in time.",
  }),
  GuaranteeClaimable: (_deal, claimableUntil) => ({
    sentence: `The buyer may claim a refund until ${formatDateTime(Number(claimableUntil))}.`,
    remedy: "Release the bond after that.",
  }),
  GuaranteeTermsBroken: () => TERMS_WRONG,
  GuaranteeTermsMissing: () => TERMS_WRONG,
  GuaranteeUptimeFell: (before, afterwards) => ({
    sentence: `The second proof shows ${formatDuration(Number(afterwards))} online, the first one ${formatDuration(Number(before))}.`,
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
} satisfies Partial<ErrorSentences>;
