import { expect } from "chai";
import { id, parseEther, ZeroHash } from "ethers";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import type { System } from "../helpers/System.ts";

const { networkHelpers } = chain;
const DELAY = 7n * 24n * 3_600n;
const BOND = parseEther("50000");

/** A call of the treasury's that changes a parameter, as it is scheduled and executed. */
async function changeOfBond({ masternodes }: System) {
  const data = masternodes.interface.encodeFunctionData("setMinimumBond", [BOND]);
  return [await masternodes.getAddress(), 0n, data, ZeroHash, id("lower the bond")] as const;
}

describe("Treasury", () => {
  it("is the only owner of every parameter", async () => {
    const { catalogue, hardware, market, masternodes, reports, treasury } =
      await networkHelpers.loadFixture(deploySystem);
    const address = await treasury.getAddress();
    for (const contract of [catalogue, hardware, market, masternodes, reports]) {
      expect(await contract.dao()).to.equal(address);
    }
  });

  it("has no administrator but itself, and none is the deployer", async () => {
    const { deployer, holder, treasury } = await networkHelpers.loadFixture(deploySystem);
    const admin = await treasury.DEFAULT_ADMIN_ROLE();
    const roles = [
      admin,
      await treasury.PROPOSER_ROLE(),
      await treasury.EXECUTOR_ROLE(),
      await treasury.CANCELLER_ROLE(),
    ];
    for (const role of roles) expect(await treasury.hasRole(role, deployer)).to.equal(false);
    expect(await treasury.hasRole(admin, holder)).to.equal(false);
    expect(await treasury.hasRole(admin, treasury)).to.equal(true);
  });

  it("changes a parameter once its delay is over", async () => {
    const system = await networkHelpers.loadFixture(deploySystem);
    const { masternodes, treasury } = system;
    const call = await changeOfBond(system);
    await treasury.schedule(...call, DELAY);
    await networkHelpers.time.increase(DELAY);
    const time = (await networkHelpers.time.latest()) + 1;
    await networkHelpers.time.setNextBlockTimestamp(time);
    await expect(treasury.execute(...call))
      .to.emit(masternodes, "MinimumBondSet")
      .withArgs(BOND, time);
    expect(await masternodes.minimumBond()).to.equal(BOND);
  });

  it("reverts when a call is executed before its delay is over", async () => {
    const system = await networkHelpers.loadFixture(deploySystem);
    const { treasury } = system;
    const call = await changeOfBond(system);
    await treasury.schedule(...call, DELAY);
    const scheduled = BigInt(await networkHelpers.time.latest());
    await networkHelpers.time.setNextBlockTimestamp(scheduled + DELAY - 1n);
    await expect(treasury.execute(...call)).to.be.revertedWithCustomError(treasury, "TimelockUnexpectedOperationState");
  });

  it("reverts when a call waits for less than the delay", async () => {
    const system = await networkHelpers.loadFixture(deploySystem);
    const { treasury } = system;
    await expect(treasury.schedule(...(await changeOfBond(system)), DELAY - 1n))
      .to.be.revertedWithCustomError(treasury, "TimelockInsufficientDelay")
      .withArgs(DELAY - 1n, DELAY);
  });

  it("reverts when a stranger schedules, executes or cancels", async () => {
    const system = await networkHelpers.loadFixture(deploySystem);
    const { stranger, treasury } = system;
    const call = await changeOfBond(system);
    const outsider = treasury.connect(stranger);
    await expect(outsider.schedule(...call, DELAY))
      .to.be.revertedWithCustomError(treasury, "AccessControlUnauthorizedAccount")
      .withArgs(stranger.address, await treasury.PROPOSER_ROLE());
    await treasury.schedule(...call, DELAY);
    await networkHelpers.time.increase(DELAY);
    await expect(outsider.execute(...call))
      .to.be.revertedWithCustomError(treasury, "AccessControlUnauthorizedAccount")
      .withArgs(stranger.address, await treasury.EXECUTOR_ROLE());
    await expect(outsider.cancel(await treasury.hashOperation(...call)))
      .to.be.revertedWithCustomError(treasury, "AccessControlUnauthorizedAccount")
      .withArgs(stranger.address, await treasury.CANCELLER_ROLE());
  });

  it("does not execute what was cancelled", async () => {
    const system = await networkHelpers.loadFixture(deploySystem);
    const { treasury } = system;
    const call = await changeOfBond(system);
    await treasury.schedule(...call, DELAY);
    await treasury.cancel(await treasury.hashOperation(...call));
    await networkHelpers.time.increase(DELAY);
    await expect(treasury.execute(...call)).to.be.revertedWithCustomError(treasury, "TimelockUnexpectedOperationState");
  });

  it("changes its own delay by a call that waits, and not otherwise", async () => {
    const { holder, treasury } = await networkHelpers.loadFixture(deploySystem);
    await expect(treasury.updateDelay(1n))
      .to.be.revertedWithCustomError(treasury, "TimelockUnauthorizedCaller")
      .withArgs(holder.address);
    const data = treasury.interface.encodeFunctionData("updateDelay", [2n * DELAY]);
    const call = [await treasury.getAddress(), 0n, data, ZeroHash, ZeroHash] as const;
    await treasury.schedule(...call, DELAY);
    await networkHelpers.time.increase(DELAY);
    await treasury.execute(...call);
    expect(await treasury.getMinDelay()).to.equal(2n * DELAY);
  });
});
