import { percentText } from "../percentText.ts";
import { decodeSoftwareVersion } from "../hardware.ts";

import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** What is to be built, in the order in which holders want it. */
export const roadmapErrors = (say: ErrorWording) =>
  ({
    RoadmapDaoOnly: (caller) => ({
      sentence: `Only the DAO changes the roadmap; the caller is ${say.account(caller)}.`,
      remedy: `${say.propose}.`,
    }),
    RoadmapEpochOutOfRange: (epochLength, lowest, highest) => ({
      sentence: `An epoch of the roadmap can't be ${say.duration(epochLength)} long.`,
      remedy: `Give ${say.duration(lowest)} to ${say.duration(highest)}.`,
    }),
    RoadmapTitleEmpty: () => ({ sentence: "The feature has no title.", remedy: "Give it one." }),
    RoadmapFeatureUnknown: (featureId) => ({
      sentence: `There is no feature ${featureId}.`,
      remedy: `Take one from ${say.places.roadmap}.`,
    }),
    RoadmapFeatureClosed: (featureId) => ({
      sentence: `Feature ${featureId} is closed: holders rank it no more.`,
      remedy: `Give its votes to another one from ${say.places.roadmap}.`,
    }),
    RoadmapFeaturesTooMany: (highest) => ({
      sentence: `The roadmap has ${highest} open features, and takes no more.`,
      remedy: "Close one first.",
    }),
    RoadmapLengthsDiffer: (features, shares) => ({
      sentence: `${features} features and ${shares} shares were given.`,
      remedy: "Give one share for each feature.",
    }),
    RoadmapChoicesTooMany: (choices, highest) => ({
      sentence: `The votes can't be divided between ${choices} features.`,
      remedy: `Choose ${highest} at most.`,
    }),
    RoadmapChoiceInvalid: (featureId) => ({
      sentence: `Feature ${featureId} is named twice, out of order, or without a share.`,
      remedy: "Name each feature once, ascending, with a share above zero.",
    }),
    RoadmapSharesTooMany: (shares, highest) => ({
      sentence: `The shares are ${percentText(shares)} together.`,
      remedy: `Divide ${percentText(highest)} at most.`,
    }),
  }) satisfies Partial<ErrorSentences>;

/** Reports that somebody owes the DAO. */
export const reportErrors = (say: ErrorWording) =>
  ({
    ReportDaoOnly: (caller) => ({
      sentence: `Only the DAO may do this with reports; the caller is ${say.account(caller)}.`,
      remedy: `${say.propose}.`,
    }),
    ReportKindEmpty: () => ({ sentence: "The kind of reports has no name.", remedy: "Give it a short one." }),
    ReportKindUnknown: (kind) => ({
      sentence: `Nobody owes reports of the kind “${say.tag(kind)}”.`,
      remedy: `Take a kind from ${say.places.reports}.`,
    }),
    ReportKindsTooMany: (highest) => ({
      sentence: `There are ${highest} kinds of reports, and no more are taken.`,
      remedy: "Use one of them.",
    }),
    ReportAuthorZero: (kind) => ({
      sentence: `Nobody is named to file reports of the kind “${say.tag(kind)}”.`,
      remedy: "Name its author, or end the kind.",
    }),
    ReportAuthorOnly: (kind, caller) => ({
      sentence: `${say.account(caller)} is not who files reports of the kind “${say.tag(kind)}”.`,
      remedy: "Use its author's account.",
    }),
    ReportPeriodOutOfRange: (period, lowest, highest) => ({
      sentence: `A report can't cover ${say.duration(period)}.`,
      remedy: `Give ${say.duration(lowest)} to ${say.duration(highest)}.`,
    }),
    ReportGraceOutOfRange: (grace, lowest, highest) => ({
      sentence: `${say.duration(grace)} is no time that an author may have after a period.`,
      remedy: `Give ${say.duration(lowest)} to ${say.duration(highest)}.`,
    }),
    ReportPeriodRuns: (kind, until) => ({
      sentence: `The period of the next report of the kind “${say.tag(kind)}” ends on ${say.time(until)}.`,
      remedy: "File the report after that.",
    }),
    ReportContentHashZero: () => ({
      sentence: "The hash of the report is missing.",
      remedy: "Choose the file of the report, so that its hash is taken.",
    }),
    ReportTotalsFalse: (told, spent) => ({
      sentence: `The report says that the treasury spent ${say.snm(told)} SNM; it spent ${say.snm(spent)} SNM.`,
      remedy: "Correct the report, and file it with what the treasury spent.",
    }),
    ReportUnknown: (reportId) => ({
      sentence: `There is no report ${reportId}.`,
      remedy: `Take a number from ${say.places.reports}.`,
    }),
    ReportVoidAlready: (reportId) => ({
      sentence: `Report ${reportId} is void already.`,
      remedy: "Nothing needs to be done.",
    }),
  }) satisfies Partial<ErrorSentences>;

/** Versions of the programs. */
export const releaseErrors = (say: ErrorWording) =>
  ({
    ReleaseDaoOnly: (caller) => ({
      sentence: `Only the DAO releases versions; the caller is ${say.account(caller)}.`,
      remedy: `${say.propose}.`,
    }),
    ReleaseComponentEmpty: () => ({
      sentence: "The component has no name.",
      remedy: "Give a short one, such as “agent”.",
    }),
    ReleaseVersionNotNewer: (version, newest) => ({
      sentence: `Version ${decodeSoftwareVersion(Number(version))} is not newer than ${decodeSoftwareVersion(Number(newest))}, the newest so far.`,
      remedy: "Release a higher version.",
    }),
    ReleaseContentHashZero: () => ({
      sentence: "The hash of the release is missing.",
      remedy: "Give the keccak256 of what is to be run.",
    }),
    ReleaseUnknown: (component, version) => ({
      sentence: `Version ${decodeSoftwareVersion(Number(version))} of “${say.tag(component)}” was never released.`,
      remedy: "Release it first, or name one that was.",
    }),
    ReleaseMinimumInvalid: (component, version, from) => ({
      sentence:
        `The lowest version of “${say.tag(component)}” can't become ${decodeSoftwareVersion(Number(version))} on ` +
        `${say.time(from)}: it only rises, and not before what was decided earlier.`,
      remedy: "Name a higher version, and a time after the last decision's.",
    }),
  }) satisfies Partial<ErrorSentences>;

/** What the DAO is for, and the contracts that it stands for. */
export const charterErrors = (say: ErrorWording) =>
  ({
    CharterDaoOnly: (caller) => ({
      sentence: `Only the DAO adopts a charter; the caller is ${say.account(caller)}.`,
      remedy: `${say.propose}.`,
    }),
    CharterTextEmpty: () => ({ sentence: "The charter has no text.", remedy: "Give the whole text." }),
    CharterTextTooLong: (length, highest) => ({
      sentence: `The charter is ${length} bytes long.`,
      remedy: `Shorten it to ${highest} bytes.`,
    }),
    CharterVersionUnknown: (version) => ({
      sentence: `There is no version ${version} of the charter.`,
      remedy: "Choose one of those that were adopted.",
    }),
    DirectoryDaoOnly: (caller) => ({
      sentence: `Only the DAO lists contracts; the caller is ${say.account(caller)}.`,
      remedy: `${say.propose}.`,
    }),
    DirectoryNameEmpty: () => ({ sentence: "The contract has no name.", remedy: "Give a short one." }),
    DirectoryNamesTooMany: (highest) => ({
      sentence: `The directory has ${highest} names, and takes no more.`,
      remedy: "Use one of them.",
    }),
    DirectoryNoContract: (target) => ({
      sentence: `There is no contract at ${say.account(target)}.`,
      remedy: "Deploy it first, or check the address.",
    }),
    DirectoryListedAlready: (name, target) => ({
      sentence: `${say.account(target)} is listed as “${say.tag(name)}” already.`,
      remedy: "Nothing needs to be done.",
    }),
    DirectoryNameUnknown: (name) => ({
      sentence: `Nothing is listed as “${say.tag(name)}”.`,
      remedy: `Take a name from ${say.places.directory}.`,
    }),
  }) satisfies Partial<ErrorSentences>;
