import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** Validators, certificates and identity levels. */
export const profileErrors = (say: ErrorWording) =>
  ({
    IdentityProfilesOnly: () => ({
      sentence: "Identity levels come from certificates alone.",
      remedy: "Ask a validator for a certificate.",
    }),
    ProfileDaoOnly: () => ({
      sentence: "Only the DAO appoints validators.",
      remedy: `${say.propose}.`,
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
          ? `${say.account(caller)} is no validator.`
          : `${say.account(caller)} may certify up to level ${level}, not level ${demanded}.`,
      remedy: "Use the account of a validator of that level.",
    }),
    ProfileExpiryInvalid: (_expiresAt, _now, latest) => ({
      sentence: "A certificate must end in the future, in two years at the latest.",
      remedy: `Choose an end before ${say.time(latest)}.`,
    }),
    ProfileCertificateLasts: (_subject, _level, validator, expiresAt) => ({
      sentence: `${say.account(validator)} certified this until ${say.time(expiresAt)}, which is longer.`,
      remedy: "Choose at least that end, or let that validator change it.",
    }),
    ProfileCertificateMissing: (subject, level) => ({
      sentence: `${say.account(subject)} has no certificate for level ${level}.`,
      remedy: `${say.again} to see the certificates that there are.`,
    }),
    ProfileCertificatePartyOnly: () => ({
      sentence: "Only its validator, its subject and the DAO may end a certificate.",
      remedy: "Use one of these accounts.",
    }),
    ProfileTextTooLong: (length, longest) => ({
      sentence: `Name and link have ${length} bytes together; ${longest} are possible.`,
      remedy: "Shorten them.",
    }),
  }) satisfies Partial<ErrorSentences>;
