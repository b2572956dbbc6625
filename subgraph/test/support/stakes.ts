import { expect } from "chai";
import { getAddress } from "ethers";

import { world } from "./world.ts";

/** All that the index says of stake and rewards must be what the chain says: of each node, and in sum. */
export async function expectStakes(): Promise<void> {
  const { chain, duty, masternodes, query } = world;
  const { nodes, oracles } = await query<{
    nodes: { id: string; stake: string; unbonding: string; earned: string; commissionOwed: string }[];
    oracles: { totalStake: string; rewardsCollected: string; rewardsHeld: string }[];
  }>(`{
    nodes: masternodes(first: 1000) { id stake unbonding earned commissionOwed }
    oracles { totalStake rewardsCollected rewardsHeld }
  }`);
  let totalStake = 0n;
  for (const { id, ...indexed } of nodes) {
    const pool = await masternodes.pool(getAddress(id));
    const { earned, owed } = await duty.dutyOf(getAddress(id));
    totalStake += pool.stake;
    expect(indexed, id).to.deep.equal({
      stake: String(pool.stake),
      unbonding: String(pool.unbonding),
      earned: String(earned),
      commissionOwed: String(owed),
    });
  }
  expect(oracles).to.deep.equal([
    {
      totalStake: String(totalStake),
      rewardsCollected: String(await duty.collectedBy(await chain.now())),
      rewardsHeld: String(await masternodes.rewardsHeld()),
    },
  ]);
}
