/** A time in which a machine was a member; open while it is one. Unix seconds. */
interface MemberTime {
  readonly units: number;
  readonly from: number;
  until: number | undefined;
}

const up = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;

/**
 * A machine in a program.
 *
 * - `paidSeconds`: GPU-seconds that were paid
 * - `paidUntil`: unix seconds up to which they were, or from which on it is a member
 * - `reserved`, `ahead`: grains, in all and for the time after the last change of units
 */
export class MemberBook {
  readonly times: MemberTime[] = [];
  paidSeconds = 0n;
  paidUntil: number;
  reserved = 0n;
  ahead = 0n;

  /** @param at unix seconds at which it came first */
  constructor(at: number) {
    this.paidUntil = at;
  }

  /** Units now. */
  get units(): number {
    const last = this.times.at(-1);
    return last?.until === undefined ? (last?.units ?? 0) : 0;
  }

  endTime(at: number): void {
    const last = this.times.at(-1);
    if (last !== undefined && last.until === undefined) last.until = at;
  }

  /** When its units, or that it is a member, changed last. */
  get #changedAt(): number {
    const last = this.times.at(-1);
    return last?.until ?? last?.from ?? 0;
  }

  /**
   * Grains that are reserved for the time after `at`: the reserve melts evenly.
   *
   * @param until unix seconds at which the guarantee ends
   */
  aheadAt(at: number, until: number): bigint {
    if (at >= until) return 0n;
    const claimedSince = this.paidUntil >= this.#changedAt;
    const from = claimedSince ? this.paidUntil : this.#changedAt;
    const ahead = this.ahead < this.reserved ? this.ahead : this.reserved;
    return up((claimedSince ? this.reserved : ahead) * BigInt(until - at), BigInt(until - from));
  }

  /** Grains of the reserve that can still be needed once what was earned until `asOf` is paid. */
  neededAfter(asOf: number, until: number): bigint {
    const left = this.times.at(-1)?.until;
    if (left !== undefined && asOf >= left) return 0n;
    return asOf < this.#changedAt ? this.reserved : this.aheadAt(asOf, until);
  }
}
