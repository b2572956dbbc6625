import { decimalText } from "../proposals/numberText.ts";
import { percentText } from "../percentText.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

const MILLI_DIGITS = 3;

const unitsOf = (milli: bigint): string => decimalText(milli, MILLI_DIGITS);

/** Supply and demand of classes, as reports prove them. */
export const balanceErrors = (say: ErrorWording) =>
  ({
    BalanceIntervalOutOfRange: (_interval, lowest, highest) => ({
      sentence: `Points of supply and demand are ${say.duration(lowest)} to ${say.duration(highest)} apart.`,
      remedy: "Deploy with an interval within these bounds.",
    }),
    BalanceNotNewer: (classId, _asOf, known) => ({
      sentence: `Supply and demand of class ${classId} are proved until ${say.time(known)} already.`,
      remedy: "Prove them with a later report.",
    }),
    BalanceInFuture: () => ({
      sentence: "The report speaks of a time to come.",
      remedy: "Prove supply and demand with another report.",
    }),
    BalanceFell: (classId, known) => ({
      sentence: `The report tells less supply, demand or fees of class ${classId} than was proved until ${say.time(known.asOf)}.`,
      remedy: "Prove them with another report, and tell the DAO of this one.",
    }),
    BalanceImpossible: (classId) => ({
      sentence: `The report tells more units of class ${classId} in deals than were online.`,
      remedy: "Prove supply and demand with another report, and tell the DAO of this one.",
    }),
    BalanceProofInvalid: (classId) => ({
      sentence: `The proof does not show supply and demand of class ${classId}.`,
      remedy: "Ask a masternode for the proof again.",
    }),
    BalanceTooYoung: (classId, _oldest, needed) => ({
      sentence: `Supply and demand of class ${classId} are not proved for ${say.duration(needed)} yet.`,
      remedy: "Wait: nodes prove them once in each interval.",
    }),
  }) satisfies Partial<ErrorSentences>;

/** The controller of programs: what the DAO lets it do, and when it acts. */
export const controllerErrors = (say: ErrorWording) =>
  ({
    ControllerDaoOnly: () => ({
      sentence: "Only the DAO's treasury may hand a class to the controller, or take it back.",
      remedy: `${say.propose}.`,
    }),
    ControllerMandateMissing: (classId) => ({
      sentence: `The DAO has not handed class ${classId} to the controller.`,
      remedy: `${say.propose}, if it shall.`,
    }),
    ControllerRewardZero: () => ({
      sentence: "The programs of a mandate must pay something.",
      remedy: "Enter a reward above zero.",
    }),
    ControllerGpusZero: () => ({
      sentence: "The programs of a mandate must have a place for a machine at least.",
      remedy: "Enter how many units one of them takes at most.",
    }),
    ControllerStepOutOfRange: (_step, lowest, highest) => ({
      sentence: `A mandate makes room for ${lowest} to ${highest} units at a time.`,
      remedy: "Choose a step within these bounds.",
    }),
    ControllerGuaranteeOutOfRange: (_guarantee, lowest, highest) => ({
      sentence: `Programs of a mandate are guaranteed for ${say.duration(lowest)} to ${say.duration(highest)}.`,
      remedy: "Choose a guarantee within these bounds.",
    }),
    ControllerMarginOutOfRange: (_margin, lowest, highest) => ({
      sentence: `Programs of a mandate reserve ${percentText(lowest)} to ${percentText(highest)} of what they guarantee.`,
      remedy: "Choose a margin within these bounds.",
    }),
    ControllerBandOutOfRange: (_band, lowest, highest) => ({
      sentence: `The band within which nothing is done is ${percentText(lowest)} to ${percentText(highest)} of the target.`,
      remedy: "Choose a band within these bounds.",
    }),
    ControllerBoostTooHigh: (_boost, highest) => ({
      sentence: `At most ${percentText(highest)} of a class's fees may be spent on it.`,
      remedy: "Choose a smaller share.",
    }),
    ControllerTooEarly: (classId, earliest) => ({
      sentence: `The controller acted on class ${classId} a short while ago, and acts again from ${say.time(earliest)} at the earliest.`,
      remedy: "Try again after that.",
    }),
    ControllerBalanceStale: (classId, asOf) => ({
      sentence: `Supply and demand of class ${classId} are proved until ${say.time(asOf)} only, which is too old to act on.`,
      remedy: "Wait for the nodes' next proof: they prove them once in each interval.",
    }),
    ControllerNothingToDo: (classId, supply, demand) => ({
      sentence: `There is nothing to do for class ${classId}: ${unitsOf(supply)} units are supplied and ${unitsOf(demand)} in deals.`,
      remedy:
        "Wait until supply leaves the band around twice the demand, what was done last shows in it, or more may be spent.",
    }),
  }) satisfies Partial<ErrorSentences>;
