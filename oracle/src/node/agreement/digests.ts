import { TypedDataEncoder } from "ethers";

import { reportDomain, reportTypes, type Report } from "@sonm/protocol/report.ts";

import { canonicalHash } from "../../lib/canonicalHash.ts";
import type { Hex } from "../../lib/Hex.ts";
import { messageDomain } from "../../lib/messageDomain.ts";
import type { Certificate } from "./Certificate.ts";
import type { Observation } from "./Observation.ts";
import type { ReportDomain } from "../../lib/ReportDomain.ts";

const observationTypes = {
  Observation: [
    { name: "epoch", type: "uint64" },
    { name: "setId", type: "uint32" },
    { name: "contentHash", type: "bytes32" },
  ],
};

const proposalTypes = {
  Proposal: [
    { name: "epoch", type: "uint64" },
    { name: "attempt", type: "uint32" },
    { name: "contentHash", type: "bytes32" },
  ],
};

const ballotTypes = {
  Ballot: [
    { name: "phase", type: "string" },
    { name: "epoch", type: "uint64" },
    { name: "attempt", type: "uint32" },
    { name: "digest", type: "bytes32" },
  ],
};

/** The digest that masternodes sign and `Reports` verifies. */
export function reportDigest(report: Report, { chainId, reports }: ReportDomain): Hex {
  return TypedDataEncoder.hash(reportDomain(chainId, reports), { Report: [...reportTypes.Report] }, report) as Hex;
}

/**
 * The digest that a node signs to vouch for its observation.
 *
 * @param hash of the observation's canonical text
 */
export function observationDigest(
  { epoch, setId }: Pick<Observation, "epoch" | "setId">,
  hash: Hex,
  domain: ReportDomain,
): Hex {
  return TypedDataEncoder.hash(messageDomain(domain), observationTypes, { epoch, setId, contentHash: hash }) as Hex;
}

/** The digest that a leader signs when it proposes a report. */
export function proposalDigest(epoch: bigint, attempt: number, content: unknown, domain: ReportDomain): Hex {
  const message = { epoch, attempt, contentHash: canonicalHash(content) };
  return TypedDataEncoder.hash(messageDomain(domain), proposalTypes, message) as Hex;
}

/** The digest that a member signs when it votes for a report in one round of an attempt. It is no signature of the report. */
export function ballotDigest({ phase, epoch, attempt, digest }: Omit<Certificate, "votes">, domain: ReportDomain): Hex {
  return TypedDataEncoder.hash(messageDomain(domain), ballotTypes, { phase, epoch, attempt, digest }) as Hex;
}
