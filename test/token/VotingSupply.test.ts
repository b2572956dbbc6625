import { expect } from "chai";
import { parseEther, ZeroAddress } from "ethers";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";

const { networkHelpers } = chain;

/** Where votes of SNM in wallets are sent that are cast elsewhere, or by nobody. */
const ELSEWHERE = "0x0000000000000000000000000000000000000001";
const AMOUNT = parseEther("1000000");

const now = async () => BigInt(await networkHelpers.time.latest());

/** A fixture: the buyer has delegated and the supplier has not, with as much SNM each. */
async function twoHolders() {
  const system = await deploySystem();
  const { buyer, supplier, token } = system;
  await token.transfer(buyer, AMOUNT);
  await token.transfer(supplier, AMOUNT);
  await token.connect(buyer).delegate(buyer);
  return system;
}

/** What the trace says of the last second. */
async function traced({ token }: Awaited<ReturnType<typeof deploySystem>>): Promise<bigint> {
  await networkHelpers.time.increase(1n);
  return token.getPastVotingSupply((await now()) - 1n);
}

describe("SNM's voting supply", () => {
  describe("votingSupply", () => {
    it("is what was delegated, to oneself or to others", async () => {
      const { supplier, stranger, token } = await networkHelpers.loadFixture(twoHolders);
      expect(await token.votingSupply()).to.equal(AMOUNT);
      await token.connect(supplier).delegate(stranger);
      expect(await token.votingSupply()).to.equal(2n * AMOUNT);
    });

    it("does not change when votes go to somebody else, and falls when they go to nobody", async () => {
      const { buyer, stranger, token } = await networkHelpers.loadFixture(twoHolders);
      await token.connect(buyer).delegate(stranger);
      await token.connect(buyer).delegate(stranger);
      expect(await token.votingSupply()).to.equal(AMOUNT);
      await token.connect(buyer).delegate(ZeroAddress);
      expect(await token.votingSupply()).to.equal(0n);
    });

    it("follows transfers between who delegated and who did not", async () => {
      const { buyer, holder, stranger, supplier, token } = await networkHelpers.loadFixture(twoHolders);
      await token.connect(supplier).transfer(buyer, 5n);
      expect(await token.votingSupply()).to.equal(AMOUNT + 5n);
      await token.connect(buyer).transfer(supplier, 7n);
      expect(await token.votingSupply()).to.equal(AMOUNT - 2n);
      await token.connect(supplier).transfer(stranger, 9n);
      expect(await token.votingSupply()).to.equal(AMOUNT - 2n);
      await token.connect(holder).delegate(stranger);
      await token.connect(buyer).transfer(holder, 11n);
      await token.connect(buyer).transfer(buyer, 13n);
      expect(await token.votingSupply()).to.equal(AMOUNT - 2n);
    });

    it("counts what is locked and staked, whose votes are elsewhere", async () => {
      const { buyer, dividends, masternodes, supplier, token } = await networkHelpers.loadFixture(twoHolders);
      for (const contract of [dividends, masternodes]) expect(await token.delegates(contract)).to.equal(ELSEWHERE);
      await token.connect(supplier).approve(dividends, AMOUNT);
      await dividends.connect(supplier).lock(AMOUNT);
      expect(await token.votingSupply()).to.equal(2n * AMOUNT);
      await token.connect(buyer).approve(dividends, AMOUNT);
      await dividends.connect(buyer).lock(AMOUNT);
      expect(await token.votingSupply()).to.equal(2n * AMOUNT);
      await networkHelpers.time.increase(1n);
      await dividends.connect(supplier).unlock(AMOUNT, supplier);
      expect(await token.votingSupply()).to.equal(AMOUNT);
    });

    it("counts what is sent elsewhere, which gives nobody a vote", async () => {
      const { supplier, buyer, token } = await networkHelpers.loadFixture(twoHolders);
      await token.connect(supplier).delegate(ELSEWHERE);
      expect(await token.votingSupply()).to.equal(2n * AMOUNT);
      expect(await token.getVotes(ELSEWHERE)).to.equal(0n);
      await token.connect(supplier).transfer(buyer, 5n);
      expect(await token.getVotes(buyer)).to.equal(AMOUNT + 5n);
      await token.connect(supplier).delegate(supplier);
      expect(await token.getVotes(supplier)).to.equal(AMOUNT - 5n);
      expect(await token.votingSupply()).to.equal(2n * AMOUNT);
    });
  });

  describe("getPastVotingSupply", () => {
    it("is what it was, whatever happened since", async () => {
      const { buyer, supplier, token } = await networkHelpers.loadFixture(twoHolders);
      const first = await now();
      await token.connect(supplier).delegate(supplier);
      const second = await now();
      await token.connect(buyer).delegate(ZeroAddress);
      await networkHelpers.time.increase(10n);
      expect(await token.getPastVotingSupply(first - 1n)).to.equal(0n);
      expect(await token.getPastVotingSupply(first)).to.equal(AMOUNT);
      expect(await token.getPastVotingSupply(second)).to.equal(2n * AMOUNT);
      expect(await token.getPastVotingSupply(second + 5n)).to.equal(AMOUNT);
    });

    it("notes what changed by more than a hundredth since it was last noted", async () => {
      const system = await networkHelpers.loadFixture(twoHolders);
      const { buyer, stranger, token } = system;
      await token.connect(buyer).transfer(stranger, AMOUNT / 100n);
      expect(await traced(system)).to.equal(AMOUNT);
      await token.connect(buyer).transfer(stranger, 1n);
      expect(await traced(system)).to.equal((AMOUNT * 99n) / 100n - 1n);
      const noted = (AMOUNT * 99n) / 100n - 1n;
      await token.connect(stranger).transfer(buyer, noted / 100n);
      expect(await traced(system)).to.equal(noted);
      await token.transfer(buyer, 1n);
      expect(await traced(system)).to.equal(noted + noted / 100n + 1n);
      expect(await token.votingSupply()).to.equal(noted + noted / 100n + 1n);
    });

    it("reverts for a time that is not past", async () => {
      const { token } = await networkHelpers.loadFixture(twoHolders);
      const time = await now();
      await expect(token.getPastVotingSupply(time))
        .to.be.revertedWithCustomError(token, "ERC5805FutureLookup")
        .withArgs(time, time);
    });
  });
});
