import { STEER_WINDOW } from "@sonm/protocol/generated/constants.ts";
import { decodeClass, type HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import type { Contracts } from "../chain/Contracts.ts";
import { decodeRevert } from "../chain/decodeRevert.ts";
import { readSteering, type SteeringNow } from "./readSteering.ts";

/**
 * Supply and demand over the controller's window.
 *
 * - `supply`, `demand`: units on average, three decimals
 * - `fees`: SNM wei a day
 * - `asOf`: unix seconds of the newest point
 */
export interface BalanceAverage {
  readonly supply: bigint;
  readonly demand: bigint;
  readonly fees: bigint;
  readonly asOf: number;
}

/**
 * A hardware class as the chain has it now.
 *
 * - `provedAt`: unix seconds of the newest point, 0 where there is none
 * - `average`: undefined while no point is as old as the window
 * - `spendable`: SNM wei that the controller may spend on it
 * - `steering`: undefined where the DAO gave no mandate
 */
export interface BalanceNow {
  readonly classId: number;
  readonly definition: HardwareClass;
  readonly provedAt: number;
  readonly average: BalanceAverage | undefined;
  readonly spendable: bigint;
  readonly steering: SteeringNow | undefined;
}

type Chain = Pick<Contracts, "classes" | "balances" | "controller">;

/** Reads supply and demand of every hardware class, and what the controller would do. */
export async function readBalances(contracts: Chain): Promise<BalanceNow[]> {
  const [count, interval] = await Promise.all([contracts.classes.count(), contracts.balances.interval()]);
  const window = STEER_WINDOW * interval;
  return Promise.all(Array.from({ length: Number(count) }, (_, classId) => readBalance(contracts, classId, window)));
}

async function readBalance(contracts: Chain, classId: number, window: bigint): Promise<BalanceNow> {
  const { classes, balances, controller } = contracts;
  const [definition, { asOf }, average, spendable, steering] = await Promise.all([
    classes.hardwareClass(classId),
    balances.latest(classId),
    readAverage(contracts, classId, window),
    controller.spendable(classId),
    readSteering(contracts, classId),
  ]);
  return { classId, definition: decodeClass(definition), provedAt: Number(asOf), average, spendable, steering };
}

async function readAverage({ balances }: Chain, classId: number, window: bigint): Promise<BalanceAverage | undefined> {
  try {
    const { supply, demand, fees, asOf } = await balances.average(classId, window);
    return { supply, demand, fees, asOf: Number(asOf) };
  } catch (error) {
    if (decodeRevert(error)?.name === "BalanceTooYoung") return undefined;
    throw error;
  }
}
