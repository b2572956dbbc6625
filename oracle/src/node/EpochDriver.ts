import { errorText } from "../lib/errorText.ts";
import type { Log } from "../lib/Log.ts";
import { epochToReport } from "./agreement/epochToReport.ts";
import { attemptAt } from "./agreement/EpochTimes.ts";
import { leaderOf } from "./agreement/leaderOf.ts";
import type { ChainState } from "./ChainState.ts";
import type { NodeSigner } from "./NodeSigner.ts";
import type { ObservationBook } from "./ObservationBook.ts";
import type { ObservationPool } from "./ObservationPool.ts";
import type { SafeStart } from "./SafeStart.ts";
import type { SetRotation } from "./SetRotation.ts";

/** What drives epochs. */
export interface DriverParts {
  readonly state: Pick<ChainState, "times" | "latest" | "vanished" | "signerSet" | "setOf"> & {
    readonly clock: { now(): number | undefined };
  };
  readonly signer: Pick<NodeSigner, "memberOf">;
  readonly safeStart: Pick<SafeStart, "covers">;
  readonly book: Pick<ObservationBook, "of">;
  readonly pool: Pick<ObservationPool, "prefetch">;
  /** Leads an attempt at an epoch's report. @returns whether the chain has it */
  readonly lead: (epoch: bigint, attempt: number) => Promise<boolean>;
  readonly rotation: Pick<SetRotation, "rotateIfDue">;
  readonly log: Log;
  /** Seconds after its end at which an epoch is taken for over: by then every member has seen it end. */
  readonly settleSeconds: number;
  /** Told how each attempt that this node led ended. */
  readonly onAttempt: (outcome: "accepted" | "failed") => void;
}

/** Seconds between looks at whether the signer set should change. */
const ROTATION_SECONDS = 5;

/** Does what the time asks for: observes an epoch that ended, leads when it is this node's turn, rotates the set. */
export class EpochDriver {
  readonly #parts: DriverParts;
  #leading: Promise<void> | undefined;
  #led = { epoch: -1n, attempt: -1 };
  #turn = { epoch: -1n, since: 0 };
  #rotationAt = 0;
  #rotating: Promise<void> | undefined;

  constructor(parts: DriverParts) {
    this.#parts = parts;
  }

  /** Looks once at what is to be done. An attempt or a change of the set that it starts goes on by itself. */
  async tick(): Promise<void> {
    await this.#report();
    // Which set reports an epoch is settled when it ends: a change of the set disturbs nothing.
    this.#rotate();
  }

  async #report(): Promise<void> {
    const { state, signer, safeStart, book, pool, settleSeconds } = this.#parts;
    const { times, latest, vanished } = state;
    const chainNow = state.clock.now();
    if (times === undefined || chainNow === undefined) return;
    const now = chainNow - settleSeconds;
    const epoch = epochToReport(now, { times, latest, vanished });
    if (epoch === undefined) return;
    if (epoch !== this.#turn.epoch) this.#turn = { epoch, since: chainNow };
    const attempt = attemptAt(now, epoch, times);
    const set = state.setOf(epoch);
    const self = set === undefined ? undefined : signer.memberOf(set);
    if (set === undefined || self === undefined || !safeStart.covers(epoch)) return;
    await book.of(epoch, set.setId, self);
    // Where an epoch had to wait for an earlier one, every member must have seen that one reported.
    const hasSettled = attempt === 0 || chainNow - this.#turn.since >= settleSeconds;
    if (!hasSettled) return;
    // Who leads asks everybody itself.
    if (leaderOf(set.members, epoch, attempt).signer === self) this.#lead(epoch, attempt);
    else pool.prefetch(epoch);
  }

  /** Resolves once no attempt and no change of the set is under way. */
  async idle(): Promise<void> {
    await Promise.all([this.#leading, this.#rotating]);
  }

  #lead(epoch: bigint, attempt: number): void {
    // After a reorganisation an earlier epoch can have its turn again.
    const isNew = epoch !== this.#led.epoch || attempt > this.#led.attempt;
    if (this.#leading !== undefined || !isNew) return;
    const { lead, log, onAttempt } = this.#parts;
    this.#led = { epoch, attempt };
    this.#leading = lead(epoch, attempt)
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

  #rotate(): void {
    const { state, rotation, log } = this.#parts;
    const now = state.clock.now();
    if (this.#rotating !== undefined || now === undefined || now - this.#rotationAt < ROTATION_SECONDS) return;
    this.#rotationAt = now;
    this.#rotating = rotation
      .rotateIfDue(state.signerSet)
      .catch((error: unknown) => log.warn({ error: errorText(error) }, "signer set not rotated"))
      .finally(() => {
        this.#rotating = undefined;
      });
  }
}
