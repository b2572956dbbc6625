import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** The emergency brake of the market. */
export const brakeErrors = (say: ErrorWording) =>
  ({
    BrakeGuardianOnly: (caller) => ({
      sentence: `Only the guardian pulls the brake alone; this is ${say.account(caller)}.`,
      remedy: `Support the brake with your votes instead: ${say.places.brake}.`,
    }),
    BrakeGuardianTermOver: (ended) => ({
      sentence: `The guardian's term ended on ${say.time(ended)}.`,
      remedy: `Only votes pull the brake now: ${say.places.brake}.`,
    }),
    BrakeVotesZero: (account, snapshot) => ({
      sentence: `${say.account(account)} had no votes on ${say.time(snapshot)}, when this round began.`,
      remedy: "Votes that came later count in the next round. Delegate your SNM to yourself now to be ready for it.",
    }),
    BrakeSupportedAlready: (account) => ({
      sentence: `${say.account(account)} supports the brake in this round already.`,
      remedy: "Ask others to support it, too.",
    }),
  }) satisfies Partial<ErrorSentences>;
