import type { Hex } from "../../lib/Hex.ts";
import type { ReportDomain } from "../../lib/ReportDomain.ts";
import type { Receipt } from "../../uptimes/Receipt.ts";
import { receiptDigest } from "../../uptimes/receiptDigest.ts";
import { epochEnd, type EpochTimes } from "../agreement/EpochTimes.ts";
import type { NodeSigner } from "../NodeSigner.ts";
import type { SaidUptimes } from "../ObservationBook.ts";

/** What receipts are made from. */
export interface DeskTools {
  readonly signer: Pick<NodeSigner, "owns" | "sign">;
  readonly domain: ReportDomain;
  readonly times: () => EpochTimes | undefined;
  /** This node's newest observation: made once for an epoch, and kept over a restart. */
  readonly observed: () => SaidUptimes | undefined;
}

/**
 * Gives each machine a receipt for its time online once an epoch: what this node's observation of the last epoch says.
 * It is of the signer that the observation is of: the two must agree, also where the signer changed since.
 * A signature is dear, so no other heartbeat gets one.
 */
export class ReceiptDesk {
  readonly #tools: DeskTools;
  #epoch = -1n;
  /** Counts of the epoch for which there was no receipt yet. */
  #due = new Map<Hex, number>();

  constructor(tools: DeskTools) {
    this.#tools = tools;
  }

  /** The receipt that a machine is due, or undefined if it has it already, or is not counted. */
  receiptFor(worker: Hex): Receipt | undefined {
    const { signer, domain, times: timesNow, observed } = this.#tools;
    const times = timesNow();
    const observation = observed();
    if (times === undefined || observation === undefined) return undefined;
    // Of a key that this node no longer has: nothing can be signed as its.
    if (!signer.owns(observation.signer)) return undefined;
    if (observation.epoch !== this.#epoch) {
      this.#epoch = observation.epoch;
      this.#due = new Map(observation.uptimes.map((uptime) => [uptime.worker, uptime.online]));
    }
    const online = this.#due.get(worker);
    if (online === undefined) return undefined;
    this.#due.delete(worker);
    const { epoch } = observation;
    const receipt = { worker, node: observation.signer, epoch, asOf: epochEnd(epoch, times), online };
    return { ...receipt, signature: signer.sign(receiptDigest(receipt, domain), observation.signer) };
  }
}
