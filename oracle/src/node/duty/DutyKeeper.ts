import type { DutyAnswer } from "@sonm/protocol/duty.ts";

import type { Contracts } from "../../chain/Contracts.ts";
import { decodeRevert } from "../../chain/decodeRevert.ts";
import type { RpcProvider } from "../../chain/RpcProvider.ts";
import type { TransactionSender } from "../../chain/TransactionSender.ts";
import { errorText } from "../../lib/errorText.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { Log } from "../../lib/Log.ts";
import type { SignerSet } from "../agreement/SignerSet.ts";
import { isOwnTurn } from "../isOwnTurn.ts";
import { claimCall } from "./claimCall.ts";
import type { DutyView } from "./DutyView.ts";
import { isWorthGas } from "./isWorthGas.ts";

/** What duty is kept with. */
export interface DutyKeeperParts {
  readonly settings: { readonly dutySeconds: number; readonly dutySnmPerCoin: bigint };
  readonly contracts: Pick<Contracts, "duty">;
  readonly provider: Pick<RpcProvider, "estimateGas" | "getFeeData">;
  readonly sender: Pick<TransactionSender, "send" | "address">;
  readonly clock: { now(): number | undefined };
  readonly signerSet: () => SignerSet;
  /** Of this node's masternode; undefined where it has none or the chain was not asked yet. */
  readonly owner: () => Hex | undefined;
  /** What can be proved of an owner. */
  readonly proved: (owner: Hex) => DutyAnswer | undefined;
  readonly log: Log;
  /** Told of each transaction that was mined. */
  readonly onDone: (action: "collect" | "claim") => void;
}

/**
 * Claims what this node's masternode has earned, once a period, and collects rewards for all masternodes when it is its turn:
 * members take turns by period, so that each pays the gas as often as the others.
 */
export class DutyKeeper {
  readonly #parts: DutyKeeperParts;
  #period: number | undefined;
  #view: DutyView | undefined;

  constructor(parts: DutyKeeperParts) {
    this.#parts = parts;
  }

  /** Undefined where this node has no masternode, or before the chain was asked. */
  get view(): DutyView | undefined {
    return this.#view;
  }

  /** Looks at what there is, and where a new period began, does what is worth its gas. */
  async refresh(): Promise<void> {
    const { settings, clock, owner } = this.#parts;
    const [self, now] = [owner(), clock.now()];
    if (self === undefined || now === undefined) return;
    await this.#look(self);
    const period = Math.floor(now / settings.dutySeconds);
    if (period === this.#period) return;
    this.#period = period;
    await this.#attempt("collect", () => this.#collect(self, period));
    await this.#attempt("claim", () => this.#claim(self));
    await this.#look(self);
  }

  async #look(owner: Hex): Promise<void> {
    const { contracts, proved } = this.#parts;
    const { earned: claimed } = await contracts.duty.dutyOf(owner);
    const attested = BigInt(proved(owner)?.earned ?? 0);
    const earned = attested > claimed ? attested : claimed;
    this.#view = { earned, claimed, claimable: earned - claimed };
  }

  async #collect(owner: Hex, period: number): Promise<boolean> {
    const { contracts, signerSet, log } = this.#parts;
    if (!isOwnTurn(period, signerSet(), owner)) return false;
    const { duty } = contracts;
    const [fees, subsidy] = await duty.collectRewards.staticCall();
    const call = { to: await duty.getAddress(), data: duty.interface.encodeFunctionData("collectRewards") };
    if (!(await this.#isWorth(fees + subsidy, call))) return false;
    await this.#parts.sender.send("collect rewards", call);
    log.info({ fees: fees.toString(), subsidy: subsidy.toString() }, "rewards collected");
    return true;
  }

  async #claim(owner: Hex): Promise<boolean> {
    const { contracts, proved, log } = this.#parts;
    const answer = proved(owner);
    const claimable = this.#view?.claimable ?? 0n;
    if (answer === undefined || claimable === 0n) return false;
    const call = await claimCall(contracts.duty, owner, answer);
    if (!(await this.#isWorth(claimable, call))) return false;
    await this.#parts.sender.send("claim duty", call);
    log.info({ owner, amount: claimable.toString(), sequence: answer.sequence }, "duty claimed");
    return true;
  }

  /** @param amount SNM wei */
  async #isWorth(amount: bigint, call: { readonly to: string; readonly data: string }): Promise<boolean> {
    const { provider, sender, settings } = this.#parts;
    if (amount === 0n) return false;
    const [gas, { gasPrice }] = await Promise.all([
      provider.estimateGas({ ...call, from: sender.address }),
      provider.getFeeData(),
    ]);
    return isWorthGas(amount, gas * (gasPrice ?? 0n), settings.dutySnmPerCoin);
  }

  /** What the chain refuses now, it may take in the next period. */
  async #attempt(action: "collect" | "claim", task: () => Promise<boolean>): Promise<void> {
    const { log, onDone } = this.#parts;
    try {
      if (await task()) onDone(action);
    } catch (error) {
      log.warn({ action, error: decodeRevert(error)?.text ?? errorText(error) }, "duty not kept");
    }
  }
}
