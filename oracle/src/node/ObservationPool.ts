import { canonicalJson } from "../lib/canonicalJson.ts";
import { errorText } from "../lib/errorText.ts";
import { hedge } from "../lib/hedge.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import type { ObservationStore } from "../store/ObservationStore.ts";
import { AgreementError } from "./agreement/AgreementError.ts";
import type { Content, ObservationRef } from "./agreement/Content.ts";
import type { Observation, SignedObservation } from "./agreement/Observation.ts";
import { storedObservation } from "./agreement/storedObservation.ts";
import { verifyObservation } from "./agreement/verifyContent.ts";
import type { Peer } from "./Peer.ts";

/** What observations are kept and had with. */
export interface PoolParts {
  readonly store: ObservationStore;
  readonly domain: ReportDomain;
  /** The other members that can be reached. */
  readonly peers: () => readonly Pick<Peer, "signer" | "observation" | "observationBy">[];
  readonly log: Log;
  /** Milliseconds without an answer after which another peer is asked for an observation. */
  readonly patienceMs: number;
}

/**
 * The observations that this node has, each under its hash and once. Members name observations by their hash, so that what
 * is long goes over each link once: whoever lacks one asks who made it, and then who named it.
 */
export class ObservationPool {
  readonly #parts: PoolParts;
  /** Observations that are on their way. */
  readonly #coming = new Map<Hex, Promise<void>>();
  /** Peers that are being asked what they saw, and the newest epoch of which each has told. */
  readonly #asking = new Set<Hex>();
  readonly #told = new Map<Hex, bigint>();

  constructor(parts: PoolParts) {
    this.#parts = parts;
  }

  /** Takes an observation in. @throws AgreementError if its signature is not its signer's */
  admit(signed: SignedObservation): ObservationRef {
    const ref = verifyObservation(signed, this.#parts.domain);
    const { observation } = signed;
    this.#parts.store.add({ ...ref, epoch: observation.epoch, json: canonicalJson(observation) });
    return ref;
  }

  /** A signed observation as JSON, as it is on the wire. */
  text(hash: Hex): string | undefined {
    const kept = this.#parts.store.find(hash);
    return kept === undefined ? undefined : `{"observation":${kept.json},"signature":"${kept.signature}"}`;
  }

  /** @throws AgreementError if this node does not have it */
  observation(hash: Hex): Observation {
    const kept = this.#parts.store.find(hash);
    if (kept === undefined) throw new AgreementError(`This node does not have the observation ${hash}.`);
    return storedObservation(kept.json);
  }

  /** The observations that a content names, in its order. @throws AgreementError if this node does not have one */
  observationsOf({ observations }: Content): Observation[] {
    return observations.map(({ hash }) => this.observation(hash));
  }

  /**
   * Asks the other members what they saw in an epoch, each until it tells, so that nothing has to be fetched once a report
   * is proposed. To be called again and again.
   */
  prefetch(epoch: bigint): void {
    for (const peer of this.#parts.peers()) {
      if (this.#asking.has(peer.signer) || (this.#told.get(peer.signer) ?? -1n) >= epoch) continue;
      this.#asking.add(peer.signer);
      void this.#prefetchFrom(peer, epoch).finally(() => this.#asking.delete(peer.signer));
    }
  }

  async #prefetchFrom(peer: Pick<Peer, "signer" | "observation">, epoch: bigint): Promise<void> {
    try {
      const { observation: signed } = await peer.observation(epoch);
      const { signer, epoch: of } = signed.observation;
      if (signer !== peer.signer || of !== epoch) throw new AgreementError("It is not what was asked for.");
      this.admit(signed);
      this.#told.set(peer.signer, epoch);
    } catch (error) {
      const { log } = this.#parts;
      log.debug({ from: peer.signer, epoch: epoch.toString(), error: errorText(error) }, "no observation yet");
    }
  }

  /**
   * Gets the observations of a report that this node does not have.
   *
   * @param from who has all of them, beside who made each
   * @throws AgreementError if one can't be had
   */
  async require({ report, observations }: Content, from: readonly Hex[]): Promise<void> {
    const missing = observations.filter(({ hash }) => !this.#parts.store.has(hash));
    await Promise.all(missing.map((ref) => this.#await(report.epoch, ref, from)));
  }

  /** Who asks twice for the same waits for the same answer. */
  #await(epoch: bigint, ref: ObservationRef, from: readonly Hex[]): Promise<void> {
    const coming =
      this.#coming.get(ref.hash) ?? this.#fetch(epoch, ref, from).finally(() => this.#coming.delete(ref.hash));
    this.#coming.set(ref.hash, coming);
    return coming;
  }

  async #fetch(epoch: bigint, { signer, hash }: ObservationRef, from: readonly Hex[]): Promise<void> {
    const { peers, patienceMs } = this.#parts;
    const reachable = new Map(peers().map((peer) => [peer.signer, peer]));
    const asked = [...new Set([signer, ...from])].flatMap((who) => reachable.get(who) ?? []);
    try {
      await hedge(
        asked.map((peer) => () => this.#take(epoch, hash, peer)),
        patienceMs,
      );
    } catch (error) {
      throw new AgreementError(`The observation of ${signer} can't be had: ${errorText(error)}`);
    }
  }

  async #take(epoch: bigint, hash: Hex, peer: Pick<Peer, "observationBy">): Promise<void> {
    if (this.#parts.store.has(hash)) return;
    const signed = await peer.observationBy(epoch, hash);
    if (this.admit(signed).hash !== hash) throw new AgreementError("It is another one.");
  }
}
