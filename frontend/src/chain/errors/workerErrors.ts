import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

/** Workers, their masters, and blacklists. */
export const workerErrors = {
  WorkerSignatureInvalid: (worker, master) => ({
    sentence: `The signature is not worker ${shortAddress(worker)}'s consent to be bound to ${shortAddress(master)} now.`,
    remedy: "Let the worker sign again for your address: each signature serves for one binding.",
  }),
  WorkerHasMaster: (worker, master) => ({
    sentence: `Worker ${shortAddress(worker)} belongs to ${shortAddress(master)} already.`,
    remedy: "If that is not you, let the worker or its master end that binding first.",
  }),
  WorkerIsItsMaster: () => ({
    sentence: "A worker without a master is paid itself; it need not be bound to itself.",
    remedy: "Confirm the worker from the account that shall be paid.",
  }),
  WorkerPartyOnly: (worker) => ({
    sentence: `Only worker ${shortAddress(worker)} or its master may end this binding.`,
    remedy: "Switch to one of these accounts in your wallet.",
  }),
  WorkerSignatureExpired: (deadline) => ({
    sentence: `The worker's signature was good until ${formatDateTime(Number(deadline))}.`,
    remedy: "Let the worker sign again with a later deadline.",
  }),
  BlacklistSelf: () => ({
    sentence: "You can't put yourself on your own blacklist.",
    remedy: "Enter another address.",
  }),
  BlacklistUnchanged: (_account, target, listed) => ({
    sentence: `${shortAddress(target)} ${listed ? "is on your blacklist already" : "is not on your blacklist"}.`,
    remedy: "Nothing needs to be done.",
  }),
} satisfies Partial<ErrorSentences>;
