import { expect } from "chai";

import { BASIS_POINTS } from "@sonm/protocol/generated/constants.ts";

import type { TestNetwork } from "./TestNetwork.ts";

/**
 * All fees so far lie in the splitter, and nobody has collected any: pays the treasury its part, brings in the holders',
 * and follows every wei. Nobody has locked SNM for dividends yet, so what holders would have got goes to the treasury too.
 *
 * @param fees SNM wei that the market has paid out
 */
export async function feesAreSplit(network: TestNetwork, fees: bigint): Promise<void> {
  const { dividends, snm, splitter } = network.as("buyer");
  const { Dividends, Duty, FeeSplitter, Treasury } = network.network.contracts;
  expect(await snm.balanceOf(FeeSplitter)).to.equal(fees);
  const split = await splitter.split();
  const [holders = 0n, masternodes = 0n, treasury = 0n] = [...split].map((share) => (fees * share) / BASIS_POINTS);
  expect(await splitter.pending(Dividends)).to.equal(holders);
  expect(await splitter.pending(Duty)).to.equal(masternodes);
  expect(await splitter.pending(Treasury)).to.equal(treasury);

  const before = await snm.balanceOf(Treasury);
  await (await splitter.payTreasury()).wait();
  expect(await snm.balanceOf(Treasury)).to.equal(before + treasury);
  expect(await dividends.totalLocked()).to.equal(0n);
  await (await dividends.pull()).wait();
  expect(await snm.balanceOf(Treasury)).to.equal(before + treasury + holders);
  expect(await snm.balanceOf(FeeSplitter)).to.equal(fees - treasury - holders);
  expect(await splitter.pending(Duty)).to.equal(masternodes);
}
