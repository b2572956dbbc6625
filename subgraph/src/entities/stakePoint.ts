import { Oracle, StakePoint } from "../../generated/schema";

/** Adds how much is staked, and by how many, to the series. @param oracle as it is from now on */
export function createStakePoint(oracle: Oracle): void {
  const point = new StakePoint(0);
  point.stake = oracle.totalStake;
  point.activeNodes = oracle.activeMasternodeCount;
  point.nodes = oracle.masternodeCount;
  point.save();
}
