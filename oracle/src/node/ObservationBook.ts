import { canonicalHash } from "../lib/canonicalHash.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import type { ObservationStore } from "../store/ObservationStore.ts";
import type { ObservationRef } from "./agreement/Content.ts";
import { observationDigest } from "./agreement/digests.ts";
import type { Observation } from "./agreement/Observation.ts";
import { storedObservation } from "./agreement/storedObservation.ts";
import type { NodeSigner } from "./NodeSigner.ts";
import { Mutex } from "../lib/Mutex.ts";

/** Makes what this node says of an epoch, given the signer set that reports it. */
export type Observe = (epoch: bigint, setId: number) => Promise<Omit<Observation, "signer">>;

/** What a node said of how long machines were online. */
export type SaidUptimes = Pick<Observation, "epoch" | "signer" | "uptimes">;

/**
 * This node's observations: one for each epoch, the same for everybody who asks and after a restart. Where a reorganisation
 * changes the signer set of the epoch, it stays what it was, of the signer of that set: none is made anew.
 */
export class ObservationBook {
  readonly #store: ObservationStore;
  readonly #signer: NodeSigner;
  readonly #domain: ReportDomain;
  readonly #observe: Observe;
  readonly #mutex = new Mutex();
  #newest: SaidUptimes | undefined;

  constructor(store: ObservationStore, signer: NodeSigner, domain: ReportDomain, observe: Observe) {
    this.#store = store;
    this.#signer = signer;
    this.#domain = domain;
    this.#observe = observe;
  }

  /** What this node said of uptimes in the newest epoch that was asked for since the start. */
  get newest(): SaidUptimes | undefined {
    return this.#newest;
  }

  /**
   * The observation of an epoch, made at the first request. The epoch must be over.
   *
   * @param signer of this node in the signer set that reports the epoch
   */
  of(epoch: bigint, setId: number, signer: Hex): Promise<ObservationRef> {
    return this.#mutex.run(async () => {
      const known = this.#store.own(epoch);
      if (known === undefined) return this.#make(epoch, setId, signer);
      if (epoch > (this.newest?.epoch ?? -1n)) {
        this.#note(storedObservation(this.#store.find(known.hash)?.json ?? ""));
      }
      return known;
    });
  }

  async #make(epoch: bigint, setId: number, signer: Hex): Promise<ObservationRef> {
    const observation = { ...(await this.#observe(epoch, setId)), signer };
    const hash = canonicalHash(observation);
    const signature = this.#signer.sign(observationDigest(observation, hash, this.#domain), signer);
    const ref = { signer, hash, signature };
    this.#store.addOwn({ ...ref, epoch, json: canonicalJson(observation) });
    this.#note(observation);
    return ref;
  }

  #note({ epoch, signer, uptimes }: Observation): void {
    if (epoch > (this.newest?.epoch ?? -1n)) this.#newest = { epoch, signer, uptimes };
  }
}
