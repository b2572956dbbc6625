import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

/** Validators, certificates and identity levels. */
export const profileErrors = {
  IdentityProfilesOnly: () => ({
    sentence: "Identity levels come from certificates alone.",
    remedy: "Ask a validator for a certificate.",
  }),
  ProfileDaoOnly: () => ({
    sentence: "Only the DAO appoints validators.",
    remedy: "Make a proposal to the DAO.",
  }),
  ProfileAddressZero: () => ({
    sentence: "The address is missing.",
    remedy: "Enter the account's address.",
  }),
  ProfileLevelInvalid: (level) => ({
    sentence: `There is no certificate for level ${level}.`,
    remedy: "Choose 2 (registered), 3 (identified) or 4 (professional).",
  }),
  ProfileValidatorOnly: (caller, level, demanded) => ({
    sentence:
      level === 0n
        ? `${shortAddress(caller)} is no validator.`
        : `${shortAddress(caller)} may certify up to level ${level}, not level ${demanded}.`,
    remedy: "Switch to a validator of that level in your wallet.",
  }),
  ProfileExpiryInvalid: (_expiresAt, _now, latest) => ({
    sentence: "A certificate must end in the future, in two years at the latest.",
    remedy: `Choose an end before ${formatDateTime(Number(latest))}.`,
  }),
  ProfileCertificateLasts: (_subject, _level, validator, expiresAt) => ({
    sentence: `${shortAddress(validator)} certified this until ${formatDateTime(Number(expiresAt))}, which is longer.`,
    remedy: "Choose at least that end, or let that validator change it.",
  }),
  ProfileCertificateMissing: (subject, level) => ({
    sentence: `${shortAddress(subject)} has no certificate for level ${level}.`,
    remedy: "Reload the page to see the certificates that there are.",
  }),
  ProfileCertificatePartyOnly: () => ({
    sentence: "Only its validator, its subject and the DAO may end a certificate.",
    remedy: "Switch to one of these accounts in your wallet.",
  }),
  ProfileTextTooLong: (length, longest) => ({
    sentence: `Name and link have ${length} bytes together; ${longest} are possible.`,
    remedy: "Shorten them.",
  }),
} satisfies Partial<ErrorSentences>;
