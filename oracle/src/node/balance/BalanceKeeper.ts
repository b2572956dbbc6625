import type { BalanceProof } from "@sonm/protocol/balance.ts";

import { recordCall } from "../../balances/recordCall.ts";
import { steerCall } from "../../balances/steerCall.ts";
import type { ChainClock } from "../../chain/ChainClock.ts";
import type { Contracts } from "../../chain/Contracts.ts";
import { decodeRevert } from "../../chain/decodeRevert.ts";
import type { TransactionSender } from "../../chain/TransactionSender.ts";
import { errorText } from "../../lib/errorText.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { Log } from "../../lib/Log.ts";
import type { SignerSet } from "../agreement/SignerSet.ts";
import { isOwnTurn } from "../isOwnTurn.ts";
import { needsRecord } from "./needsRecord.ts";
import { needsSteering } from "./needsSteering.ts";

/** What a node does about a class. */
export type BalanceAction = "record" | "steer";

/** What supply and demand are kept with. */
export interface BalanceKeeperParts {
  /** Turns are those of admissions. */
  readonly settings: { readonly admissionSeconds: number; readonly admissionsPerRound: number };
  readonly contracts: Pick<Contracts, "balances" | "controller">;
  readonly sender: Pick<TransactionSender, "send">;
  readonly clock: Pick<ChainClock, "now">;
  readonly signerSet: () => SignerSet;
  /** Of this node's masternode; undefined where it has none or the chain was not asked yet. */
  readonly owner: () => Hex | undefined;
  /** What can be proved of each class. */
  readonly proved: () => readonly BalanceProof[];
  readonly log: Log;
  /** Told of each transaction that was mined. */
  readonly onDone: (action: BalanceAction) => void;
}

/** What each action is called in logs and errors. */
const WORDS: Readonly<Record<BalanceAction, string>> = {
  record: "prove supply and demand of a class",
  steer: "let the controller act on a class",
};

/**
 * Proves supply and demand of each class on chain, once an interval of `ClassBalances`, and lets the controller act where it
 * would, when it is this node's turn. Where somebody was quicker, the chain says so and nothing is sent.
 */
export class BalanceKeeper {
  readonly #parts: BalanceKeeperParts;
  #interval: number | undefined;
  #period: number | undefined;

  constructor(parts: BalanceKeeperParts) {
    this.#parts = parts;
  }

  /** Where a new period began and it is this node's turn, does what there is to do, up to a number of transactions. */
  async refresh(): Promise<void> {
    const { settings, contracts, clock, owner, signerSet, proved } = this.#parts;
    const [self, now] = [owner(), clock.now()];
    if (self === undefined || now === undefined) return;
    const period = Math.floor(now / settings.admissionSeconds);
    if (period === this.#period) return;
    this.#period = period;
    if (!isOwnTurn(period, signerSet(), self)) return;
    this.#interval ??= Number(await contracts.balances.interval());
    let left = settings.admissionsPerRound;
    for (const balance of proved()) {
      if (left > 0 && (await this.#attempt("record", balance, this.#interval))) left -= 1;
      if (left > 0 && (await this.#attempt("steer", balance, now))) left -= 1;
    }
  }

  /**
   * What the chain refuses now, it may take in another turn. Whatever is sent is simulated first.
   *
   * @param time seconds of the interval, or unix seconds of now
   * @returns whether something was sent, or would have been
   */
  async #attempt(action: BalanceAction, balance: BalanceProof, time: number): Promise<boolean> {
    const { contracts, sender, log, onDone } = this.#parts;
    const { classId } = balance;
    try {
      const isDue =
        action === "record"
          ? await needsRecord(contracts, balance, time)
          : await needsSteering(contracts, classId, time);
      if (!isDue) return false;
      const call =
        action === "record"
          ? await recordCall(contracts.balances, balance)
          : await steerCall(contracts.controller, classId);
      await sender.send(WORDS[action], call);
      log.info({ action, classId, sequence: balance.sequence }, "supply and demand kept");
      onDone(action);
    } catch (error) {
      log.info({ action, classId, error: decodeRevert(error)?.text ?? errorText(error) }, "supply and demand not kept");
    }
    return true;
  }
}
