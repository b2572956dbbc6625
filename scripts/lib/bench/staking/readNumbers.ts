import type { Economy } from "./model/Economy.ts";
import type { StakingChain } from "./StakingChain.ts";

/**
 * What the chain says of every number of the model, by the same names.
 *
 * @param whom the model, which is asked for nothing but who there is
 */
export async function readNumbers(chain: StakingChain, whom: Economy): Promise<Map<string, bigint>> {
  const { snm, masternodes, duty, splitter, market, dividends, teamPool } = chain.contracts;
  const numbers = new Map<string, bigint>();
  const read = async (name: string, value: bigint | Promise<bigint>) => numbers.set(name, await value);

  for (const [holder] of whom.purses.entries()) await read(`SNM of ${holder}`, snm.balanceOf(chain.address(holder)));
  const seats = new Set(await masternodes.activeOwners());
  for (const node of whom.stakes.nodes.values()) {
    const owner = chain.address(node.owner);
    const pool = await masternodes.pool(owner);
    const { earned, asOf, owed } = await duty.dutyOf(owner);
    await read(`${node.owner}: stake`, pool.stake);
    await read(`${node.owner}: shares`, pool.shares);
    await read(`${node.owner}: unbonding`, pool.unbonding);
    await read(`${node.owner}: unbonding shares`, pool.unbondingShares);
    await read(`${node.owner}: rewards on their way`, pool.rewards);
    await read(`${node.owner}: claimed`, earned);
    await read(`${node.owner}: claimed until`, asOf);
    await read(`${node.owner}: commission owed`, owed);
    await read(`${node.owner}: seat`, seats.has(owner) ? 1n : 0n);
    for (const account of node.parts.keys()) {
      const { shares } = await masternodes.stakeOf(owner, chain.address(account));
      await read(`${node.owner}: shares of ${account}`, shares);
    }
    for (const account of node.waysOut.keys()) {
      const parts = await masternodes.unbondingsOf(owner, chain.address(account));
      const sum = parts.reduce((all, { amount }) => all + amount, 0n);
      await read(`${node.owner}: unbonding of ${account}`, sum);
    }
  }
  const { now } = chain;
  await read("rewards collected", duty.collectedBy(now));
  await read("rewards claimed", duty.totalClaimed());
  await read("rewards held", masternodes.rewardsHeld());
  await read("subsidy sent", teamPool.subsidySent());
  await read("slashed", chain.slashed);
  await read("fees due to holders", splitter.pending(chain.address("Dividends")));
  await read("fees due to masternodes", splitter.pending(chain.address("Duty")));
  await read("fees due to treasury", splitter.pending(chain.address("Treasury")));
  await read("fees held by the market", market.feesHeld());
  for (const account of whom.fees.ledger.keys()) {
    await read(`ledger of ${account}`, market.balanceOf(chain.address(account)));
  }
  await read("locked", dividends.totalLocked());
  for (const holder of whom.fees.dividends.holders) {
    await read(`locked by ${holder}`, dividends.lockedOf(chain.address(holder)));
    await read(`dividends owed to ${holder}`, dividends.earned(chain.address(holder)));
  }
  return numbers;
}
