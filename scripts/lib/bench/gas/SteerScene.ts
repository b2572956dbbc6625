import { RewardMode } from "@sonm/protocol/generated/enums.ts";

import { decide } from "./decide.ts";
import { EPOCH_LENGTH, interfaces, type GasWorld } from "./GasWorld.ts";
import { proveLeaf, type ReportScene } from "./ReportScene.ts";

const { balances, controller, programs, teamPool } = interfaces;

const SNM = 10n ** 18n;
const BUDGET = 10_000_000n * SNM;
const DAY = 86_400;
const GUARANTEE = 90 * DAY;
/** Points that are kept: from then on each takes the place of another one. */
const RING = 32;
/** Points until an average is of one level alone. */
const WINDOW = 8;
/** That a report takes when every seat is taken. */
const SIGNATURES = 21;

/** What the measurement of supply, demand and the controller finds, by operation. */
export interface SteerGas {
  readonly "balance.first": number;
  readonly "balance.record": number;
  readonly "steer.open": number;
  readonly "steer.enlarge": number;
  readonly "steer.suspend": number;
}

/** A class in the controller's hand. */
export class SteerScene {
  readonly #world: GasWorld;
  readonly #reports: ReportScene;
  #point: { asOf: number; supplied: bigint; demanded: bigint; fees: bigint } | undefined;

  constructor(world: GasWorld, reports: ReportScene) {
    this.#world = world;
    this.#reports = reports;
  }

  /** Each operation once; the program that is measured follows one that takes members, as most do. */
  async measure(): Promise<SteerGas> {
    await this.#handOver();
    const first = await this.#record(10n, 10n);
    const record = await this.#settleAt(10n, 10n, RING + 1);
    await this.#steer();
    await this.#settleAt(20n, 20n);
    const enlarge = await this.#steer();
    this.#world.chain.pass(GUARANTEE / 2);
    await this.#settleAt(20n, 20n);
    const open = await this.#steer();
    await this.#settleAt(100n, 20n);
    const suspend = await this.#steer();
    return {
      ...{ "balance.first": first, "balance.record": record },
      ...{ "steer.open": open, "steer.enlarge": enlarge, "steer.suspend": suspend },
    };
  }

  async #handOver(): Promise<void> {
    const mandate = {
      ...{ usdPerGpuDay: 2n * SNM, mode: RewardMode.OnTop, minSoftwareVersion: 0, maxGpus: 5_000, step: 8 },
      ...{ guarantee: GUARANTEE, reserveMargin: 15_000, band: 1_000, boost: 9_000 },
      ...{ dailyGrant: BUDGET, feePerGpuDay: 1n },
    };
    await decide(this.#world, [
      ["TeamPool", teamPool.encodeFunctionData("fundPrograms", [BUDGET])],
      ["RewardPrograms", programs.encodeFunctionData("setController", [this.#world.addresses.ProgramController])],
      ["ProgramController", controller.encodeFunctionData("setMandate", [0, mandate])],
    ]);
  }

  /** @returns what the last point takes */
  async #settleAt(supply: bigint, demand: bigint, points = WINDOW): Promise<number> {
    let gas = 0;
    for (let index = 0; index < points; index += 1) gas = await this.#record(supply, demand);
    return gas;
  }

  /** Has so many units attested since the last point, in a tree of 131,072 leaves, and proves it. */
  async #record(supply: bigint, demand: bigint): Promise<number> {
    const { chain, addresses, deployer } = this.#world;
    chain.pass(Number(EPOCH_LENGTH));
    const known = this.#point ?? { asOf: chain.now, supplied: 0n, demanded: 0n, fees: 0n };
    const time = BigInt(chain.now - known.asOf);
    const point = {
      asOf: chain.now,
      supplied: known.supplied + supply * time,
      demanded: known.demanded + demand * time,
      fees: known.fees + SNM,
    };
    this.#point = point;
    const leaf = await chain.call(addresses.ClassBalances, balances.encodeFunctionData("leafOf", [0, point]));
    const { proof, root } = proveLeaf(leaf);
    await this.#reports.report(SIGNATURES, root);
    const balance = { classId: 0, sequence: await this.#reports.sequence(), point, proof };
    const data = balances.encodeFunctionData("record", [balance]);
    return (await chain.send(deployer, addresses.ClassBalances, data)).gas;
  }

  async #steer(): Promise<number> {
    const { chain, addresses, deployer } = this.#world;
    const data = controller.encodeFunctionData("steer", [0]);
    return (await chain.send(deployer, addresses.ProgramController, data)).gas;
  }
}
