import { canonicalJson } from "../lib/canonicalJson.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import type { ObservationStore } from "../store/ObservationStore.ts";
import { observationDigest } from "./agreement/digests.ts";
import { signedObservationSchema, type Observation, type SignedObservation } from "./agreement/Observation.ts";
import type { NodeSigner } from "./NodeSigner.ts";
import { Mutex } from "../lib/Mutex.ts";

/** Makes what this node says of an epoch, given the signer set that is in force. */
export type Observe = (epoch: bigint, setId: number) => Promise<Omit<Observation, "signer">>;

/** Epochs for which observations are kept. */
const KEPT = 256n;

/**
 * This node's observations: one for each epoch, the same for everybody who asks and after a restart. Where the signer set
 * changed after an observation was made, it stays what it was, of the signer of that time: none is made anew.
 */
export class ObservationBook {
  readonly #store: ObservationStore;
  readonly #signer: NodeSigner;
  readonly #domain: ReportDomain;
  readonly #observe: Observe;
  readonly #mutex = new Mutex();
  #newest: SignedObservation | undefined;

  constructor(store: ObservationStore, signer: NodeSigner, domain: ReportDomain, observe: Observe) {
    this.#store = store;
    this.#signer = signer;
    this.#domain = domain;
    this.#observe = observe;
  }

  /** The observation of the newest epoch that was asked for since the start. */
  get newest(): Observation | undefined {
    return this.#newest?.observation;
  }

  /** The observation of an epoch, made at the first request. The epoch must be over. */
  of(epoch: bigint, setId: number): Promise<SignedObservation> {
    return this.#mutex.run(async () => {
      const last = this.#newest;
      if (last?.observation.epoch === epoch) return last;
      const known = this.#store.find(epoch);
      if (known !== undefined) return this.#keep(signedObservationSchema.parse(JSON.parse(known)));
      const observation = { ...(await this.#observe(epoch, setId)), signer: this.#signer.address };
      const signature = this.#signer.sign(observationDigest(observation, this.#domain));
      this.#store.add(epoch, canonicalJson({ observation, signature }), epoch - KEPT);
      return this.#keep({ observation, signature });
    });
  }

  #keep(signed: SignedObservation): SignedObservation {
    if (signed.observation.epoch > (this.newest?.epoch ?? -1n)) this.#newest = signed;
    return signed;
  }
}
