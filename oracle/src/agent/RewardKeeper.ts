import { RewardMode } from "@sonm/protocol/generated/enums.ts";
import { decodeClass } from "@sonm/protocol/hardwareClasses.ts";

import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import { decodeRevert } from "../chain/decodeRevert.ts";
import type { RpcProvider } from "../chain/RpcProvider.ts";
import type { TransactionSender } from "../chain/TransactionSender.ts";
import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { isWorthGas } from "../node/duty/isWorthGas.ts";
import type { Claimable } from "../rewards/Claimable.ts";
import { claimableOf } from "../rewards/claimableOf.ts";
import { claimRewardsCall } from "../rewards/claimRewardsCall.ts";
import { findRewards } from "../rewards/findRewards.ts";
import { readAgentEnd } from "../rewards/readAgentEnd.ts";
import type { Attestation } from "../store/AttestationStore.ts";
import { rewardThreats } from "./rewardThreats.ts";

/** What rewards are kept with. */
export interface RewardKeeperParts {
  readonly worker: Hex;
  readonly settings: {
    readonly rewardSeconds: number;
    readonly rewardSnmPerCoin: bigint;
    readonly renewBeforeSeconds: number;
  };
  readonly contracts: Pick<Contracts, "programs" | "classes" | "releases" | "reports">;
  readonly provider: Pick<RpcProvider, "estimateGas" | "getFeeData">;
  readonly sender: Pick<TransactionSender, "send" | "address">;
  readonly clock: Pick<ChainClock, "now">;
  /** Where nodes are reached. */
  readonly urls: () => readonly string[];
  readonly attestation: () => Attestation | undefined;
  readonly log: Log;
  /** Told of each claim. */
  readonly onClaim: () => void;
}

/**
 * What a machine earns in reward programs.
 *
 * - `programId`: in which it is a member; undefined where in none
 * - `claimable`: SNM wei
 * - `idle`: what it pays for each second without a deal and not for one with a deal, USD with 18 decimals: nothing where the reward
 *   comes on top
 * - `threats`: what keeps it from earning, or will soon
 */
export interface RewardView {
  readonly programId: number | undefined;
  readonly claimable: bigint;
  readonly threats: readonly string[];
  readonly idle: bigint;
}

/** An attestation should have been renewed when so many of the seconds that it is renewed ahead are left, one in so many. */
const WARN_PART = 2;

const SECONDS_PER_DAY = 86_400n;

/** Claims what this machine earned in reward programs for its master, and warns of what would end its earning. */
export class RewardKeeper {
  readonly #parts: RewardKeeperParts;
  #period: number | undefined;
  #view: RewardView = { programId: undefined, claimable: 0n, threats: [], idle: 0n };

  constructor(parts: RewardKeeperParts) {
    this.#parts = parts;
  }

  get view(): RewardView {
    return this.#view;
  }

  /** Looks at the membership, and once a period at what can be claimed. */
  async tick(): Promise<void> {
    const { clock, settings } = this.#parts;
    const now = clock.now();
    if (now === undefined) return;
    await this.#look(now);
    const period = Math.floor(now / settings.rewardSeconds);
    if (period === this.#period) return;
    this.#period = period;
    await this.#claim();
  }

  async #look(now: number): Promise<void> {
    const { contracts, worker, attestation, settings, log } = this.#parts;
    const { programs, classes } = contracts;
    const [id, isMember] = await programs.programOf(worker);
    if (!isMember) {
      this.#view = { ...this.#view, programId: undefined, threats: [], idle: 0n };
      return;
    }
    const programId = Number(id);
    const terms = await programs.terms(programId);
    const definition = decodeClass(await classes.hardwareClass(terms.classId));
    const program = { definition, minSoftwareVersion: Number(terms.minSoftwareVersion) };
    const attested = attestation();
    const agentEnd = attested && (await readAgentEnd(contracts, attested.machine.facts.softwareVersion, now));
    const threats = rewardThreats(program, attested, agentEnd, now, settings.renewBeforeSeconds / WARN_PART);
    for (const threat of threats) {
      if (!this.#view.threats.includes(threat)) log.warn({ programId, threat }, "rewards are in danger");
    }
    const { gpus } = await programs.member(programId, worker);
    const idle = Number(terms.mode) === RewardMode.Floor ? (terms.usdPerGpuDay * gpus) / SECONDS_PER_DAY : 0n;
    this.#view = { ...this.#view, programId, threats, idle };
  }

  async #claim(): Promise<void> {
    const { contracts, worker, urls, log } = this.#parts;
    const { answer, problems } = await findRewards(urls(), worker, contracts);
    if (answer === undefined) {
      log.debug({ problems }, "no node proves rewards");
      return;
    }
    const found = (await claimableOf(contracts, worker, answer)).filter(({ payable }) => payable > 0n);
    const left: bigint[] = [];
    for (const one of found) if (!(await this.#send(one))) left.push(one.payable);
    this.#view = { ...this.#view, claimable: left.reduce((sum, amount) => sum + amount, 0n) };
  }

  /** @returns whether it was claimed. What the chain refuses now, it may take later */
  async #send(one: Claimable): Promise<boolean> {
    const { contracts, provider, sender, settings, log, onClaim } = this.#parts;
    const { programId, sequence } = one.proof;
    try {
      const call = await claimRewardsCall(contracts.programs, [one]);
      const [gas, { gasPrice }] = await Promise.all([
        provider.estimateGas({ ...call, from: sender.address }),
        provider.getFeeData(),
      ]);
      if (!isWorthGas(one.payable, gas * (gasPrice ?? 0n), settings.rewardSnmPerCoin)) return false;
      await sender.send("claim rewards", call);
      log.info({ programId, sequence, amount: one.payable.toString() }, "rewards claimed");
      onClaim();
      return true;
    } catch (error) {
      log.warn({ programId, error: decodeRevert(error)?.text ?? errorText(error) }, "rewards not claimed");
      return false;
    }
  }
}
