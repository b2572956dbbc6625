import { term } from "../GlossaryTerm.ts";

/** Words of measuring, reports and proofs. */
export const oracleTerms = {
  attestation: term(
    "Attestation",
    "What the masternodes measured of a machine and agreed on, recorded on the chain. It ends after a while and is renewed.",
  ),
  disputeWindow: term(
    "Dispute window",
    "The time after a report in which the DAO or its guardian can void it. Only then does it prove anything.",
    "/reports",
  ),
  epoch: term("Epoch", "The time between two reports of the masternodes.", "/reports"),
  index: term(
    "Index",
    "A program that sorts what the chain recorded, so that lists and charts come quickly. What you sign and pay is checked against the chain itself.",
  ),
  leaf: term("Leaf", "One line of a report, such as what one machine has or what one masternode earned."),
  masternode: term(
    "Masternode",
    "A staked program that measures machines and reports the price of SNM and what is earned.",
    "/masternodes",
  ),
  online: term(
    "Time online",
    "How long a machine’s agent answered while the masternodes listened. Rewards and refunds go by what reports attest of it.",
  ),
  proof: term(
    "Merkle proof",
    "A few hashes which show that a report holds a leaf. The chain checks them against the report’s root.",
  ),
  report: term(
    "Report",
    "What masternodes with two thirds of the stake sign once an epoch: the rate, and what was measured and earned.",
    "/reports",
  ),
  root: term(
    "Root",
    "One hash for all that a report says. It is on the chain, and a proof that fits it can’t be made up.",
  ),
  seat: term(
    "Seat",
    "A place among the masternodes that sign and measure. Without one a masternode earns nothing.",
    "/masternodes",
  ),
  signer: term(
    "Signer",
    "The key with which a masternode signs. It can’t move the stake, and its owner can change it.",
  ),
  signerSet: term(
    "Signer set",
    "The masternodes that sign the reports of an epoch, with their stakes. A new set follows when seats or stakes change.",
    "/reports",
  ),
} as const;
