import { firstDifference } from "../staking/firstDifference.ts";
import type { EarnedModel } from "./model/EarnedModel.ts";
import type { RateModel } from "./model/RateModel.ts";
import type { RewardModel } from "./model/RewardModel.ts";
import type { SteerModel } from "./model/SteerModel.ts";
import type { Nodes } from "./Nodes.ts";
import type { RewardsChain } from "./RewardsChain.ts";
import { RewardsMismatchError } from "./RewardsMismatchError.ts";
import type { Printed } from "./RewardsPress.ts";
import type { World } from "./World.ts";

/** What those who act in a simulation have in common: the chain, the truth, what nodes see of it, and the model. */
export interface Stage {
  readonly chain: RewardsChain;
  readonly world: World;
  readonly nodes: Nodes;
  readonly rates: RateModel;
  readonly rewards: RewardModel;
  readonly steer: SteerModel;
  readonly earned: EarnedModel;
  readonly tally: Tally;
}

/** What happened, counted. `unattested`, `unqualified`: members that were removed for it. `refused`: by the name of the error. SNM wei. */
export interface Tally {
  compared: number;
  admitted: number;
  claims: number;
  left: number;
  unattested: number;
  unqualified: number;
  due: bigint;
  paid: bigint;
  readonly refused: Map<string, number>;
}

/** A day on the chain. `final`: the report of the day before. */
export interface Today {
  readonly day: number;
  readonly final: Printed;
}

/**
 * Holds numbers of the model against those of the chain.
 *
 * @throws RewardsMismatchError naming the day and the first one that differs
 */
export function compare(
  { tally }: Pick<Stage, "tally">,
  day: number,
  model: ReadonlyMap<string, bigint>,
  chain: ReadonlyMap<string, bigint>,
): void {
  const difference = firstDifference(model, chain);
  if (difference !== undefined) throw new RewardsMismatchError(`Day ${day}: ${difference}.`);
  tally.compared += model.size;
}
