import { BASIS_POINTS, MAX_UNBONDINGS } from "@sonm/protocol/generated/constants.ts";

import { CommissionBook } from "./CommissionBook.ts";
import { Pot } from "./Pot.ts";
import { RewardStream } from "./RewardStream.ts";
import { SlashWindow } from "./SlashWindow.ts";

/** Parts of one account that leave, and the unix second from which they may. */
interface WayOut {
  parts: bigint;
  releaseAt: bigint;
}

/** One masternode: what is in it, whose, and what it has earned. Amounts are SNM wei, times unix seconds. */
export class NodeBook {
  readonly owner: string;
  readonly staked = new Pot();
  readonly leaving = new Pot();
  readonly stream = new RewardStream();
  readonly commission: CommissionBook;
  readonly parts = new Map<string, bigint>();
  readonly waysOut = new Map<string, WayOut[]>();
  readonly #slashes = new SlashWindow();
  active = true;
  jailedUntil = 0n;
  /** Attested so far, and until when. */
  attested = 0n;
  attestedUntil = 0n;
  /** Claimed so far, and until when. */
  claimed = 0n;
  claimedUntil = 0n;
  /** Commissions that wait for their payout. */
  owed = 0n;

  constructor(owner: string, commission: bigint, at: bigint) {
    this.owner = owner;
    this.commission = new CommissionBook(commission, at);
  }

  /** What an account's parts are worth, rewards that did not arrive left out. */
  stakeOf(account: string): bigint {
    return this.staked.worth(this.parts.get(account) ?? 0n);
  }

  enter(account: string, amount: bigint): void {
    this.parts.set(account, (this.parts.get(account) ?? 0n) + this.staked.put(amount));
  }

  /** @param amount what is to leave; all where it is undefined */
  leave(account: string, amount: bigint | undefined, releaseAt: bigint): void {
    const held = this.parts.get(account) ?? 0n;
    const all = amount === undefined || amount === this.staked.worth(held);
    const parts = all ? held : this.staked.partsFor(amount);
    this.parts.set(account, held - parts);
    const queue = this.waysOut.get(account) ?? [];
    const given = this.leaving.put(this.staked.take(parts));
    const newest = queue.at(-1);
    if (BigInt(queue.length) === MAX_UNBONDINGS && newest !== undefined) {
      newest.parts += given;
      newest.releaseAt = releaseAt;
    } else queue.push({ parts: given, releaseAt });
    this.waysOut.set(account, queue);
  }

  /** Whether something of an account's may leave. */
  isReady(account: string, at: bigint): boolean {
    return (this.waysOut.get(account)?.[0]?.releaseAt ?? at + 1n) <= at;
  }

  /** @returns what has finished unbonding */
  release(account: string, at: bigint): bigint {
    const queue = this.waysOut.get(account) ?? [];
    const ready = queue.filter(({ releaseAt }) => releaseAt <= at);
    queue.splice(0, ready.length);
    return this.leaving.take(ready.reduce((sum, { parts }) => sum + parts, 0n));
  }

  /** What is on the way out, as its parts are worth one by one. */
  unbondingOf(account: string): bigint {
    return (this.waysOut.get(account) ?? []).reduce((sum, { parts }) => sum + this.leaving.worth(parts), 0n);
  }

  /** @returns rewards that nobody is there to share: they are the owner's, outside the pot */
  settle(at: bigint): bigint {
    const due = this.stream.take(at);
    if (this.staked.parts === 0n) return due;
    this.staked.change(due);
    return 0n;
  }

  /** @returns what a share of basis points takes, of both pots alike */
  slash(share: bigint, at: bigint): bigint {
    const total = this.staked.stake + this.leaving.stake;
    const amount = this.#slashes.lose(total, (total * share) / BASIS_POINTS, at);
    const ofLeaving = (this.leaving.stake * amount) / total;
    this.leaving.change(-ofLeaving);
    this.staked.change(ofLeaving - amount);
    return amount;
  }
}
