import { rewardLeaf } from "../../../../oracle/src/node/agreement/rewardLeaf.ts";
import type { ClassTotal } from "../../../../oracle/src/node/agreement/ClassTotal.ts";
import type { ClaimPlay } from "./ClaimPlay.ts";
import type { Machine } from "./Machine.ts";
import type { Call } from "./RewardsChain.ts";
import { compare, type Stage, type Today } from "./Stage.ts";
import { classLeaf, type SteerPlay } from "./SteerPlay.ts";

/** Days between two rounds of attempts. */
const EVERY = 15;
/** GPU-seconds that no machine has in a month. */
const TOO_MANY = 100_000_000;
const [FALSE_REWARD, FALSE_CLASS] = ["false reward", "false class"];

/** A claim but for its proof. */
interface FalseReward {
  readonly programId: number;
  readonly worker: string;
  readonly sequence: bigint;
  readonly asOf: number;
  readonly gpuSeconds: number;
}

/** A leaf of something that can't be, in a report. */
interface Falsehood {
  readonly machine: Machine;
  readonly programId: number;
  readonly total: ClassTotal;
}

/** Attempts that the contracts must refuse. Some have leaves, as if two thirds of the stake had signed what is not so. */
export class CheatPlay {
  readonly #stage: Stage;
  readonly #claims: ClaimPlay;
  readonly #steering: SteerPlay;
  #false: Falsehood | undefined;
  /** What the final report holds. */
  #ready: Falsehood | undefined;

  constructor(stage: Stage, claims: ClaimPlay, steering: SteerPlay) {
    this.#stage = stage;
    this.#claims = claims;
    this.#steering = steering;
  }

  /** Leaves that say what can't be. */
  leaves(day: number, asOf: number): Map<string, Uint8Array> {
    this.#ready = this.#false;
    this.#false = undefined;
    const machine = this.#stage.world.machines.find(({ programId }) => programId !== undefined);
    if (day % EVERY !== 0 || machine?.programId === undefined) return new Map();
    const { programId, worker, classId } = machine;
    const known = this.#stage.nodes.classes.get(classId);
    if (known === undefined) return new Map();
    const total = { ...known, demanded: known.supplied * 2n };
    this.#false = { machine, programId, total };
    return new Map([
      [FALSE_REWARD, rewardLeaf({ programId, worker, asOf, gpuSeconds: TOO_MANY })],
      [FALSE_CLASS, classLeaf(classId, asOf, total)],
    ]);
  }

  /** With the leaves of the final report, before honest ones are brought. */
  async tryFalse({ day, final }: Today): Promise<void> {
    const attempts = this.#ready;
    if (attempts === undefined) return;
    const { machine, programId, total } = attempts;
    const claim = {
      programId,
      worker: machine.worker,
      sequence: final.sequence,
      asOf: final.asOf,
      gpuSeconds: TOO_MANY,
    };
    await this.#refused(day, this.#claim(claim, final.proofOf(FALSE_REWARD)), "RewardImpossible");
    const balance = this.#steering.callOf(machine.classId, total, final, FALSE_CLASS);
    await this.#refused(day, balance, "BalanceImpossible");
  }

  /** Claims of what was paid already, and of more than is attested; steering twice. */
  async tryAgain({ day, final }: Today): Promise<void> {
    const { paid } = this.#claims;
    if (paid === undefined || day % EVERY !== 1) return;
    await this.#refused(day, this.#claims.callOf([paid.claim], paid.final), "RewardNotNewer");
    const { programId, machine } = paid.claim;
    const gpuSeconds = paid.claim.gpuSeconds + 1;
    const later = { programId, worker: machine.worker, sequence: final.sequence, asOf: final.asOf + 1, gpuSeconds };
    const proof = final.proofOf(`reward ${programId} ${machine.worker}`);
    await this.#refused(day, this.#claim(later, proof), "RewardProofInvalid");
    const known = this.#stage.steer.book(machine.classId).points.at(-1);
    if (known === undefined || known.asOf !== final.asOf) return;
    await this.#refused(day, this.#steering.callOf(machine.classId, known, final), "BalanceNotNewer");
  }

  #claim(reward: FalseReward, proof: readonly string[]): Call {
    const { interface: abi } = this.#stage.chain.contracts.programs;
    return { to: "RewardPrograms", data: abi.encodeFunctionData("claim", [{ ...reward, proof: [...proof] }]) };
  }

  async #refused(day: number, call: Call, error: string): Promise<void> {
    const { chain, tally } = this.#stage;
    const found = await chain.refusal(call);
    const meets = (holds: boolean) => new Map([[`${error} is what a cheat meets, and not ${found}`, holds ? 1n : 0n]]);
    compare(this.#stage, day, meets(true), meets(found === error));
    tally.refused.set(error, (tally.refused.get(error) ?? 0) + 1);
  }
}
