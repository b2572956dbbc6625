import { expect } from "chai";
import { MaxUint256, ZeroAddress } from "ethers";
import { VOTES_ELSEWHERE } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { joinNode, prepareDelegator } from "../helpers/delegations.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import { BOND } from "../helpers/masternodes.ts";

const { networkHelpers } = chain;
const DAY = 86_400n;
const REASON = `0x${"11".repeat(32)}`;

/** A fixture: somebody has one bond in each of two nodes. */
async function voter() {
  const system = await deploySystem();
  const node = await joinNode(system, "node");
  const other = await joinNode(system, "other");
  const delegator = await prepareDelegator(system, "delegator");
  const asDelegator = system.masternodes.connect(delegator);
  await asDelegator.delegate(node.owner, BOND);
  await asDelegator.delegate(other.owner, BOND);
  return { ...system, owner: node.owner, other: other.owner, delegator, asDelegator };
}

const now = async () => BigInt(await networkHelpers.time.latest());

describe("Masternodes' votes", () => {
  describe("getVotes", () => {
    it("is the stake in all nodes, of owners and of others", async () => {
      const { masternodes, owner, other, delegator, stranger } = await networkHelpers.loadFixture(voter);
      expect(await masternodes.getVotes(delegator)).to.equal(2n * BOND);
      expect(await masternodes.getVotes(owner)).to.equal(BOND);
      expect(await masternodes.getVotes(other)).to.equal(BOND);
      expect(await masternodes.getVotes(stranger)).to.equal(0n);
    });

    it("leaves out what unbonds", async () => {
      const { asDelegator, masternodes, owner, delegator } = await networkHelpers.loadFixture(voter);
      await asDelegator.undelegate(owner, BOND / 4n);
      expect(await masternodes.getVotes(delegator)).to.equal(2n * BOND - BOND / 4n);
    });

    it("follows a slash at once", async () => {
      const { masternodes, dao, owner, delegator } = await networkHelpers.loadFixture(voter);
      await masternodes.connect(dao).slash(owner, 1_000n, 0n, ZeroAddress, ZeroAddress, REASON);
      expect(await masternodes.getVotes(delegator)).to.equal(BOND + (BOND * 9n) / 10n);
    });
  });

  describe("getPastVotes", () => {
    it("is what it was, whatever happened since", async () => {
      const { asDelegator, masternodes, dao, owner, other, delegator } = await networkHelpers.loadFixture(voter);
      const joined = await now();
      await masternodes.connect(dao).slash(owner, 1_000n, 0n, ZeroAddress, ZeroAddress, REASON);
      const slashed = await now();
      await asDelegator.undelegate(other, MaxUint256);
      await networkHelpers.time.increase(30n * DAY);
      expect(await masternodes.getPastVotes(delegator, joined - 2n)).to.equal(0n);
      expect(await masternodes.getPastVotes(delegator, joined - 1n)).to.equal(BOND);
      expect(await masternodes.getPastVotes(delegator, joined)).to.equal(2n * BOND);
      expect(await masternodes.getPastVotes(delegator, slashed)).to.equal(BOND + (BOND * 9n) / 10n);
      expect(await masternodes.getPastVotes(delegator, slashed + DAY)).to.equal((BOND * 9n) / 10n);
    });

    it("pitfall_48_never counts a token in a wallet and in a node", async () => {
      const { asDelegator, masternodes, delegator, other, token } = await networkHelpers.loadFixture(voter);
      await token.connect(delegator).delegate(delegator);
      await asDelegator.delegate(other, BOND);
      expect((await token.getVotes(delegator)) + (await masternodes.getVotes(delegator))).to.equal(10n * BOND);
      expect(await token.getVotes(masternodes)).to.equal(0n);
      const elsewhere = await token.delegates(masternodes);
      expect(BigInt(elsewhere)).to.equal(VOTES_ELSEWHERE);
      expect(await token.getVotes(elsewhere)).to.equal(0n);
    });

    it("reverts for a time that is not past", async () => {
      const { masternodes, delegator } = await networkHelpers.loadFixture(voter);
      const time = await now();
      await expect(masternodes.getPastVotes(delegator, time + 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeTimepointNotPast")
        .withArgs(time + 1n, time);
    });
  });

  describe("clock", () => {
    it("counts unix seconds, as the token does", async () => {
      const { masternodes, token } = await networkHelpers.loadFixture(voter);
      expect(await masternodes.clock()).to.equal(await token.clock());
      expect(await masternodes.CLOCK_MODE()).to.equal(await token.CLOCK_MODE());
    });
  });
});
