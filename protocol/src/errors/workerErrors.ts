import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** Workers, their masters, and blacklists. */
export const workerErrors = (say: ErrorWording) =>
  ({
    WorkerSignatureInvalid: (worker, master) => ({
      sentence: `The signature is not worker ${say.account(worker)}'s consent to be bound to ${say.account(master)} now.`,
      remedy: "Let the worker sign again for your address: each signature serves for one binding.",
    }),
    WorkerHasMaster: (worker, master) => ({
      sentence: `Worker ${say.account(worker)} belongs to ${say.account(master)} already.`,
      remedy: "If that is not you, let the worker or its master end that binding first.",
    }),
    WorkerIsItsMaster: () => ({
      sentence: "A worker without a master is paid itself; it need not be bound to itself.",
      remedy: "Confirm the worker from the account that shall be paid.",
    }),
    WorkerPartyOnly: (worker) => ({
      sentence: `Only worker ${say.account(worker)} or its master may end this binding.`,
      remedy: "Use one of these accounts.",
    }),
    WorkerSignatureExpired: (deadline) => ({
      sentence: `The worker's signature was good until ${say.time(deadline)}.`,
      remedy: "Let the worker sign again with a later deadline.",
    }),
    BlacklistSelf: () => ({
      sentence: "You can't put yourself on your own blacklist.",
      remedy: "Enter another address.",
    }),
    BlacklistUnchanged: (_account, target, listed) => ({
      sentence: `${say.account(target)} ${listed ? "is on your blacklist already" : "is not on your blacklist"}.`,
      remedy: "Nothing needs to be done.",
    }),
  }) satisfies Partial<ErrorSentences>;
