import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** Reports, the rate, attested hardware and its classes, the benchmark catalogue. */
export const attestationErrors = (say: ErrorWording) =>
  ({
    HardwareProofInvalid: (worker) => ({
      sentence: `What was submitted of machine ${say.account(worker)} is not in the report that was named.`,
      remedy: "Fetch the machine's values and proof again from a masternode.",
    }),
    HardwareNotNewer: (worker, _measuredAt, stored) => ({
      sentence: `Machine ${say.account(worker)} already has a measurement of ${say.time(stored)}.`,
      remedy: "Submit a later measurement.",
    }),
    HardwareAttestationEnded: (_worker, _measuredAt, expiresAt) => ({
      sentence: `The measurement was good until ${say.time(expiresAt)}.`,
      remedy: "Let the masternodes measure the machine again.",
    }),
    HardwareMeasuredInFuture: (measuredAt) => ({
      sentence: `The measurement is dated ${say.time(measuredAt)}, which is still to come.`,
      remedy: "Submit it after that time.",
    }),
    HardwareBenchmarksTooLong: (words, maxWords) => ({
      sentence: `The machine lists ${Number(words) * 4} benchmarks; ${Number(maxWords) * 4} can be stored.`,
      remedy: "Submit the values as the masternodes published them.",
    }),
    HardwareDaoOnly: () => ({
      sentence: "Only the DAO's treasury may change how long attestations are good, and cards are held.",
      remedy: `${say.propose}.`,
    }),
    HardwareCooldownOutOfRange: (_days, lowest, highest) => ({
      sentence: `A card can be held for its master for ${lowest} to ${highest} days.`,
      remedy: "Choose a number of days within these bounds.",
    }),
    HardwareValidityOutOfRange: (_days, lowest, highest) => ({
      sentence: `Attestations can be good for ${lowest} to ${highest} days.`,
      remedy: "Choose a number of days within these bounds.",
    }),
    CatalogueDaoOnly: () => ({
      sentence: "Only the DAO's treasury may add benchmarks.",
      remedy: `${say.propose}.`,
    }),
    CatalogueFull: (_count, most) => ({
      sentence: `The catalogue holds ${most} benchmarks and is full.`,
      remedy: "Use one of the benchmarks that exist.",
    }),
    CatalogueCodeTaken: (code) => ({
      sentence: `A benchmark named "${code}" exists already.`,
      remedy: "Choose another name.",
    }),
    CatalogueTextLength: (text, longest) => ({
      sentence: `"${text}" is empty or longer than ${longest} bytes.`,
      remedy: "Choose a shorter text that is not empty.",
    }),
    CatalogueIdUnknown: (id, count) => ({
      sentence: `There is no benchmark ${id}; the catalogue has ${count}.`,
      remedy: "Choose a number below that.",
    }),
    ClassDaoOnly: () => ({
      sentence: "Only the DAO's treasury may add hardware classes.",
      remedy: `${say.propose}.`,
    }),
    ClassListFull: (_count, most) => ({
      sentence: `The list holds ${most} hardware classes and is full.`,
      remedy: "Use one of the classes that exist.",
    }),
    ClassCodeTaken: (code) => ({
      sentence: `A hardware class named "${code}" exists already.`,
      remedy: "Choose another name.",
    }),
    ClassTextLength: (text, longest) => ({
      sentence: `"${text}" is empty or longer than ${longest} bytes.`,
      remedy: "Choose a shorter text that is not empty.",
    }),
    ClassIdUnknown: (id, count) => ({
      sentence: `There is no hardware class ${id}; there are ${count}.`,
      remedy: "Choose a number below that.",
    }),
    ClassDemandsNothing: (code) => ({
      sentence: `Every machine would belong to the class "${code}".`,
      remedy: "Let it demand something.",
    }),
    ClassModelsTooMany: (count, most) => ({
      sentence: `The class lists ${count} models of graphics cards; ${most} are allowed.`,
      remedy: "List fewer models, or make two classes of it.",
    }),
    ClassModelsUnordered: () => ({
      sentence: "The class lists a model of graphics cards twice, out of order, or without a name.",
      remedy: "Sort the models ascending and list each once.",
    }),
    ClassGpuCountInvalid: (minGpus, maxGpus, most) => ({
      sentence: `A class can't demand ${minGpus} to ${maxGpus} graphics cards.`,
      remedy: `Choose 1 to ${most} cards, the smaller number first, or none at all.`,
    }),
    ClassGpuMemoryInvalid: () => ({
      sentence: "The range of the graphics cards' memory ends before it begins.",
      remedy: "Give the smaller number first, or leave the end open with 0.",
    }),
    ClassGpusNotDemanded: (code) => ({
      sentence: `The class "${code}" describes graphics cards and demands none.`,
      remedy: "Let it demand at least one card, or leave their model and memory out.",
    }),
    ClassBenchmarksTooLong: (words, maxWords) => ({
      sentence: `The class lists ${Number(words) * 4} benchmarks; ${Number(maxWords) * 4} can be stored.`,
      remedy: "Leave out what it does not demand.",
    }),
    ClassBenchmarkTooLarge: () => ({
      sentence: "A benchmark that the class demands is 2^63 or more.",
      remedy: "Choose a smaller value.",
    }),
    RateOutOfRange: (rate, lowest, highest) => ({
      sentence: `A rate of ${say.snmPerUsd(rate)} SNM per USD is outside the bounds of ${say.snmPerUsd(lowest)} to ${say.snmPerUsd(highest)}.`,
      remedy: "Check the price sources of the masternodes.",
    }),
    RateStepTooLarge: (previous, rate) => ({
      sentence: `The rate may not go from ${say.snmPerUsd(previous)} to ${say.snmPerUsd(rate)} SNM per USD in one report.`,
      remedy: "Report the largest allowed step, and the rest with the next reports.",
    }),
    RateParameterOutOfRange: (_value, lowest, highest) => ({
      sentence: `The value must be from ${lowest} to ${highest}.`,
      remedy: "Choose a value within these bounds.",
    }),
    RateTimeInFuture: (time) => ({
      sentence: `The rate at ${say.time(time)} is not known yet.`,
      remedy: "Ask for a time in the past.",
    }),
    ReportsDaoOnly: () => ({
      sentence: "Only the DAO's treasury may change the parameters of reports.",
      remedy: `${say.propose}.`,
    }),
    ReportEpochNotNew: (epoch, latest) => ({
      sentence: `Epoch ${epoch} was reported already; the newest report closes epoch ${latest}.`,
      remedy: "Nothing needs to be done: the report is there.",
    }),
    ReportEpochNotOver: (epoch, current) => ({
      sentence: `Epoch ${epoch} is not over; epoch ${current} runs.`,
      remedy: "Submit the report when the epoch has ended.",
    }),
    ReportSetWrong: (setId, currentSetId) => ({
      sentence: `Signer set ${setId} was not in force when the epoch ended; the newest set is ${currentSetId}.`,
      remedy: "Let the set sign it that was in force then.",
    }),
    ReportRootZero: () => ({
      sentence: "The report carries no tree of attestations.",
      remedy: "Build the report from the observations again.",
    }),
    ReportSignatureInvalid: (member, expected) => ({
      sentence: `Signature ${member} of the report is not that of masternode signer ${say.account(expected)}.`,
      remedy: "Collect the signatures again.",
    }),
    ReportSignaturesLength: (length, expected) => ({
      sentence: `The report's signatures take ${length} bytes; ${expected} are due.`,
      remedy: "Bring one signature of 64 bytes for each signer named.",
    }),
    ReportSignersUnknown: (_signers, setSize) => ({
      sentence: `The report names signers that are not among the ${setSize} of the set.`,
      remedy: "Name members of the current set only.",
    }),
    ReportQuorumMissed: (signedStake, totalStake) => ({
      sentence: `Masternodes with ${say.snm(signedStake)} of ${say.snm(totalStake)} SNM at stake signed; two thirds are needed.`,
      remedy: "Collect more signatures.",
    }),
    ReportRootUnknown: (sequence, oldest, newest) => ({
      sentence: `Report ${sequence} is not kept; reports ${oldest} to ${newest} are.`,
      remedy: "Fetch a proof for a newer report.",
    }),
    ReportRootPending: (sequence, finalAt) => ({
      sentence: `Report ${sequence} can still be disputed; it proves something from ${say.time(finalAt)} on.`,
      remedy: "Wait until then, or fetch a proof from an earlier report.",
    }),
    ReportRootVoid: (sequence) => ({
      sentence: `Report ${sequence} was voided, so it proves nothing.`,
      remedy: "Fetch a proof from another report.",
    }),
    ReportVoidedAlready: (sequence) => ({
      sentence: `Report ${sequence} is void already.`,
      remedy: "Nothing needs to be done.",
    }),
    ReportFinal: (sequence, finalAt) => ({
      sentence: `Report ${sequence} has been final since ${say.time(finalAt)} and can't be voided.`,
      remedy: "Dispute reports while they are pending.",
    }),
    ReportGuardianOnly: (_caller, guardian, termEnd) => ({
      sentence: `Only the guardian ${say.account(guardian)}, until ${say.time(termEnd)}, and the DAO's treasury may void a report.`,
      remedy: "Tell the guardian, or make a proposal to the DAO.",
    }),
    ReportWindowOutOfRange: (_disputeWindow, lowest, highest) => ({
      sentence: `The dispute window must be from ${lowest} to ${highest} seconds.`,
      remedy: "Choose a value within these bounds.",
    }),
    SubmissionAmountZero: () => ({
      sentence: "The amount is zero.",
      remedy: "Pay in more than nothing.",
    }),
    SubmissionAmountUneven: (_amount, unit) => ({
      sentence: `The amount must be a multiple of ${unit} wei.`,
      remedy: "Choose an amount with at most nine decimals.",
    }),
    SubmissionCreditOutOfRange: (_credit, highest) => ({
      sentence: `A report may pay back at most ${say.snm(highest)} SNM.`,
      remedy: "Choose a smaller credit.",
    }),
    SubmissionNothingToCollect: (submitter) => ({
      sentence: `${say.account(submitter)} has no credit for submitted reports.`,
      remedy: "Collect with the account that submitted them.",
    }),
    SubmissionRecipientZero: () => ({
      sentence: "The address that should be paid is zero.",
      remedy: "Name the address that is to get the credit.",
    }),
    ReportEpochLengthZero: () => ({
      sentence: "An epoch can't have zero seconds.",
      remedy: "Deploy with a length above zero.",
    }),
  }) satisfies Partial<ErrorSentences>;
