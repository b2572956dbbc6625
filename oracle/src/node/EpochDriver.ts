import { errorText } from "../lib/errorText.ts";
import type { Log } from "../lib/Log.ts";
import { epochToReport } from "./agreement/epochToReport.ts";
import { attemptAt, epochAt, epochEnd } from "./agreement/EpochTimes.ts";
import { leaderOf } from "./agreement/leaderOf.ts";
import type { ChainState } from "./ChainState.ts";
import type { Leader } from "./Leader.ts";
import type { NodeSigner } from "./NodeSigner.ts";
import type { ObservationBook } from "./ObservationBook.ts";
import type { ObservationPool } from "./ObservationPool.ts";
import type { SafeStart } from "./SafeStart.ts";
import type { SetRotation } from "./SetRotation.ts";

/** What drives epochs. */
export interface DriverParts {
  readonly state: Pick<ChainState, "times" | "latest" | "vanished" | "signerSet"> & {
    readonly clock: { now(): number | undefined };
  };
  readonly signer: Pick<NodeSigner, "address">;
  readonly safeStart: Pick<SafeStart, "covers">;
  readonly book: Pick<ObservationBook, "of">;
  readonly pool: Pick<ObservationPool, "prefetch">;
  readonly leader: Pick<Leader, "lead">;
  readonly rotation: Pick<SetRotation, "rotateIfDue">;
  readonly log: Log;
  /** Seconds after its end at which an epoch is taken for over: by then every member has seen it end. */
  readonly settleSeconds: number;
  /** Told how each attempt that this node led ended. */
  readonly onAttempt: (outcome: "accepted" | "failed") => void;
}

/** Seconds between looks at whether the signer set should change. */
const ROTATION_SECONDS = 5;

/** Part of an epoch at its end in which the signer set stays as it is. */
const QUIET_PART = 0.2;

/** Does what the time asks for: observes an epoch that ended, leads when it is this node's turn, rotates the set. */
export class EpochDriver {
  readonly #parts: DriverParts;
  #leading: Promise<void> | undefined;
  #led = { epoch: -1n, attempt: -1 };
  #turn = { epoch: -1n, since: 0 };
  #rotationAt = 0;

  constructor(parts: DriverParts) {
    this.#parts = parts;
  }

  /** Looks once at what is to be done. An attempt that it starts goes on by itself. */
  async tick(): Promise<void> {
    const { state, signer, safeStart, book, pool, settleSeconds } = this.#parts;
    const { times, latest, vanished } = state;
    const chainNow = state.clock.now();
    if (times === undefined || chainNow === undefined) return;
    const now = chainNow - settleSeconds;
    const epoch = epochToReport(now, { times, latest, vanished });
    const { members, setId } = state.signerSet;
    if (epoch === undefined || members.length === 0) {
      // Mined after the epoch's end, a change would make what members have observed by then worthless.
      const left = epochEnd(epochAt(chainNow, times), times) - chainNow;
      if (members.length === 0 || left > times.epochLength * QUIET_PART) await this.#rotate(now);
      return;
    }
    if (epoch !== this.#turn.epoch) this.#turn = { epoch, since: chainNow };
    const attempt = attemptAt(now, epoch, times);
    // What members observed and locked on counts in their set only. So the set stays while its report may still come.
    if (now - epochEnd(epoch, times) >= times.epochLength) await this.#rotate(now);
    const self = signer.address;
    if (!members.some((member) => member.signer === self) || !safeStart.covers(epoch)) return;
    await book.of(epoch, setId);
    // Where an epoch had to wait for an earlier one, every member must have seen that one reported.
    const hasSettled = attempt === 0 || chainNow - this.#turn.since >= settleSeconds;
    if (!hasSettled) return;
    // Who leads asks everybody itself.
    if (leaderOf(members, epoch, attempt).signer === self) this.#lead(epoch, attempt);
    else pool.prefetch(epoch);
  }

  /** Resolves once no attempt is under way. */
  async idle(): Promise<void> {
    await this.#leading;
  }

  #lead(epoch: bigint, attempt: number): void {
    // After a reorganisation an earlier epoch can have its turn again.
    const isNew = epoch !== this.#led.epoch || attempt > this.#led.attempt;
    if (this.#leading !== undefined || !isNew) return;
    const { leader, log, onAttempt } = this.#parts;
    this.#led = { epoch, attempt };
    this.#leading = leader
      .lead(epoch, attempt)
      .then(
        (accepted) => onAttempt(accepted ? "accepted" : "failed"),
        (error: unknown) => {
          onAttempt("failed");
          log.warn({ epoch: epoch.toString(), attempt, error: errorText(error) }, "attempt failed");
        },
      )
      .finally(() => {
        this.#leading = undefined;
      });
  }

  async #rotate(now: number): Promise<void> {
    if (now - this.#rotationAt < ROTATION_SECONDS) return;
    this.#rotationAt = now;
    await this.#parts.rotation.rotateIfDue(this.#parts.state.signerSet);
  }
}
