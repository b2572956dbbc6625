import { MAX_CERTIFICATE_VALIDITY } from "@sonm/protocol/generated/constants.ts";
import { type Address, type Hex, isHash, zeroHash } from "viem";

import { levelName } from "../../lib/identityLevels.ts";
import { ADDRESS_FAULT, readAddress } from "../../lib/readAddress.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { DAY, HOUR, formatDateTime } from "../../lib/time.ts";
import { type Certificate, certificateState } from "../profile/certificates.ts";

/** For how long a certificate may be given: seconds, and in words. A clock that is ahead may not make the longest too long. */
export const CERTIFICATE_TIMES = [
  { value: String(90 * DAY), text: "90 days" },
  { value: String(365 * DAY), text: "1 year" },
  { value: String(Number(MAX_CERTIFICATE_VALIDITY) - HOUR), text: "2 years" },
] as const;

/** A certificate as it is typed. `time`: seconds. */
export interface CertifyDraft {
  readonly subject: string;
  readonly level: string;
  readonly time: string;
  readonly evidence: string;
}

export const FRESH_CERTIFICATE: CertifyDraft = { subject: "", level: "2", time: String(365 * DAY), evidence: "" };

/** A certificate that can be given. `expiresAt`: unix seconds; `evidence`: 32 zero bytes where there is none. */
export interface CertifyOrder {
  readonly subject: Address;
  readonly level: number;
  readonly expiresAt: number;
  readonly evidence: Hex;
}

/** What is wrong with each entry, and what to enter instead. */
export type CertifyFaults = Partial<Record<keyof CertifyDraft, string>>;

/** Who gives it and when. `level`: up to which the validator may certify; `now`: unix seconds. */
export interface CertifyPlace {
  readonly validator: Address;
  readonly level: number;
  readonly now: number;
  /** The subject's certificates so far; undefined while they are read. */
  readonly certificates: readonly Certificate[] | undefined;
}

/** The certificate that a draft stands for, or what `Profiles.sol` would refuse of it. */
export function readCertify(draft: CertifyDraft, place: CertifyPlace): CertifyOrder | CertifyFaults {
  const subject = readAddress(draft.subject);
  const level = Number(draft.level);
  const expiresAt = place.now + Number(draft.time);
  const evidence = draft.evidence.trim();
  const standing = place.certificates?.find((one) => one.level === level);
  const foreign = standing !== undefined && standing.validator.toLowerCase() !== place.validator.toLowerCase();
  const lasts = foreign && certificateState(standing, place.now) === "valid" && expiresAt < standing.expiresAt;
  const faults: CertifyFaults = {
    ...(subject === undefined ? { subject: ADDRESS_FAULT } : {}),
    ...(level > place.level ? { level: `You may certify up to level ${place.level}, ${levelName(place.level)}.` } : {}),
    ...(lasts
      ? {
          time: `${shortAddress(standing.validator)} certified this level until ${formatDateTime(standing.expiresAt)}. Choose a longer time.`,
        }
      : {}),
    ...(evidence !== "" && !isHash(evidence) ? { evidence: "Enter 0x and 64 digits, or leave it open." } : {}),
  };
  if (subject === undefined || Object.keys(faults).length > 0) return faults;
  return { subject, level, expiresAt, evidence: isHash(evidence) ? evidence : zeroHash };
}

export const isCertifyOrder = (read: CertifyOrder | CertifyFaults): read is CertifyOrder => "expiresAt" in read;
