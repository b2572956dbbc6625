import type { Dice } from "../staking/Dice.ts";
import { machineLeaf } from "../../../../oracle/src/node/agreement/machineLeaf.ts";
import type { MachineObservation } from "../../../../oracle/src/lib/machineSchemas.ts";
import { CheatPlay } from "./CheatPlay.ts";
import { ClaimPlay } from "./ClaimPlay.ts";
import type { Machine } from "./Machine.ts";
import { MemberPlay } from "./MemberPlay.ts";
import type { AttestedModel, MachineModel } from "./model/EarnedModel.ts";
import { turned, type Plot } from "./Plot.ts";
import { RewardsPress, type Printed } from "./RewardsPress.ts";
import type { Stage } from "./Stage.ts";
import { inMilli, SteerPlay } from "./SteerPlay.ts";
import type { Offer } from "./World.ts";

const DAY = 86_400;
/** Days before the end of an attestation from which nodes measure a machine again. */
const RENEWAL = 6;
/** Days over which the controller averages. */
const WINDOW = 7;
/** Largest step of the rate in a day by chance, in thousandths; a report may bring 20%. */
const RATE_NOISE = 15;
const WAD = 10n ** 18n;
/** Seconds from which reports may come, before the day's own second. */
const BEFORE = 1n;

interface Measured {
  readonly machine: Machine;
  readonly found: MachineObservation;
}

/** Days of supply and demand: what happens in truth, what nodes report, and what everybody does with it. */
export class RewardsStory {
  readonly #stage: Stage;
  readonly #plot: Plot;
  readonly #dice: Dice;
  readonly #press: RewardsPress;
  readonly #members: MemberPlay;
  readonly #claims: ClaimPlay;
  readonly #cheats: CheatPlay;
  readonly steering: SteerPlay;
  readonly #firstRate: bigint;
  #wander = 1;
  #final: Printed | undefined;
  /** Measured in the day before, and in the final report. */
  #measured: Measured[] = [];
  #attested: Measured[] = [];
  /** Units that the wash trader let to itself, of the last days. */
  #feigned: number[] = [];
  /** SNM wei of fees that it paid. */
  washedFees = 0n;

  constructor(stage: Stage, plot: Plot, dice: Dice) {
    this.#stage = stage;
    this.#plot = plot;
    this.#dice = dice;
    this.#press = new RewardsPress(stage.chain);
    this.#members = new MemberPlay(stage);
    this.#claims = new ClaimPlay(stage);
    this.steering = new SteerPlay(stage);
    this.#cheats = new CheatPlay(stage, this.#claims, this.steering);
    this.#firstRate = stage.rates.rate;
  }

  /** @param start unix seconds of the first day's beginning, a whole number of days after the deployment */
  async day(day: number, start: number): Promise<void> {
    const { chain, world, nodes, rates, earned } = this.#stage;
    const asOf = start + day * DAY;
    if (day > 0) world.pass(day - 1);
    nodes.report(asOf, rates.rate);
    earned.report(this.#truth(), asOf);
    this.#countWash(day, asOf);
    const leaves = new Map([
      ...this.#measured.map(({ found }) => [`machine ${found.worker}`, machineLeaf(found).leaf] as const),
      ...this.#claims.leaves(day, asOf),
      ...this.steering.leaves(asOf),
      ...this.#cheats.leaves(day, asOf),
    ]);
    const rate = this.#rateOf(day);
    chain.base.passUntil(BigInt(asOf) - BEFORE);
    const final = this.#final;
    this.#final = await this.#press.print(leaves, rate);
    if (this.#final.asOf !== asOf || chain.now !== asOf) throw new Error(`Day ${day} does not begin with its report.`);
    rates.set(rate, asOf);
    if (final !== undefined) await this.#act({ day, final });
    [this.#attested, this.#measured] = [this.#measured, []];
    world.decide(day, chain.now + 1, this.#offers(), (programId) => this.#stage.rewards.program(programId).left > 0n);
    this.#measure(day, asOf);
  }

  async #act(today: { readonly day: number; readonly final: Printed }): Promise<void> {
    await this.#cheats.tryFalse(today);
    await this.#members.attest(this.#attested, today.final);
    await this.#close(today.day);
    await this.#claims.claim(today);
    await this.steering.record(today);
    await this.steering.act(today, (classId) => (classId === 1 ? this.#feignedNow() : 0n));
    await this.#members.keep(today);
    await this.#cheats.tryAgain(today);
  }

  /** A walk, and the turns of the plot. */
  #rateOf(day: number): bigint {
    this.#wander *= 1 + (this.#dice.roll(2 * RATE_NOISE + 1) - RATE_NOISE) / 1_000;
    const factor = this.#wander * turned(this.#plot.rates, day);
    return (this.#firstRate * BigInt(Math.round(factor * 1e9))) / 10n ** 9n;
  }

  /** Nodes measure who has no attestation, one that ends soon, or other hardware than is attested. */
  #measure(day: number, start: number): void {
    for (const machine of this.#stage.world.machines) {
      if (!machine.isUp(day) || machine.measured !== undefined) continue;
      const newest = machine.attested.at(-1);
      const isSame = newest?.units === (machine.genuine ? machine.cards : 0);
      if (newest !== undefined && isSame && newest.expiresAt > start + RENEWAL * DAY) continue;
      machine.measured = machine.observe(start + 3_600 + this.#dice.roll(DAY - 7_200));
      this.#measured.push({ machine, found: machine.measured });
    }
  }

  /** What the model is told of machines: hardware, deals and times online as they are. */
  #truth(): Map<string, MachineModel> {
    const truth = new Map<string, MachineModel>();
    for (const { ran, worker, online, rentals, attested, classId } of this.#stage.world.machines) {
      if (!ran) continue;
      const times = attested.map(({ machine, units, expiresAt }, index): AttestedModel => {
        const replaced = attested[index + 1]?.machine.measuredAt ?? expiresAt;
        return { classId, units, from: machine.measuredAt, until: Math.min(expiresAt, replaced) };
      });
      truth.set(worker, { online, rented: rentals, attested: times });
    }
    return truth;
  }

  /** What a newcomer is offered: the newest program that has room, as far as nobody is on the way to it. */
  #offers(): Offer[] {
    const { steer, rewards, earned, world, chain } = this.#stage;
    return [...steer.classes].map(([classId, { mandate, program }]) => {
      const isFloor = earned.isFloor(classId);
      const usd = Number(mandate.usd) / Number(WAD);
      const last = program === undefined ? undefined : rewards.program(program);
      if (last === undefined || !rewards.takes(last, 1, chain.now)) return { usd, room: 0, isFloor };
      const need = rewards.needOf(last, 1, chain.now) * 10n ** 12n;
      const paid = need === 0n ? 0 : Number(rewards.freeOf(last) / need);
      const coming = world.machines.filter(
        (machine) => machine.classId === classId && machine.runs && machine.programId === undefined,
      );
      const units = coming.reduce((sum, { cards }) => sum + cards, 0);
      return { usd, room: Math.max(0, Math.min(last.most - last.units, paid) - units), isFloor };
    });
  }

  /** Programs whose time for claims is over. */
  async #close(day: number): Promise<void> {
    const { chain, rewards, nodes } = this.#stage;
    for (const [programId, { terms, closed }] of rewards.programs.entries()) {
      if (closed || chain.now + 1 <= terms.end + 90 * DAY) continue;
      const data = chain.contracts.programs.interface.encodeFunctionData("close", [programId]);
      const [outcome] = await chain.block([{ to: "RewardPrograms", data }]);
      const leftover = outcome?.events.find(({ name }) => name === "ProgramClosed")?.args["leftover"] as bigint;
      if (rewards.close(programId) !== leftover) throw new Error(`Day ${day}: program ${programId} left ${leftover}.`);
      nodes.events.push({ kind: "closed", programId });
    }
  }

  #countWash(day: number, asOf: number): void {
    const { world, nodes } = this.#stage;
    const washed = world.washes(day - 1) ? world.washers.filter(({ rental }) => rental !== undefined) : [];
    this.#feigned = [...this.#feigned, washed.reduce((sum, { cards }) => sum + cards, 0)].slice(-WINDOW);
    this.washedFees += nodes.feesOf(washed, { from: asOf - DAY, to: asOf }, this.#stage.rates.rate);
  }

  #feignedNow(): bigint {
    return inMilli(this.#feigned.reduce((sum, units) => sum + units, 0) / WINDOW);
  }
}
