import { expect } from "chai";
import { MaxUint256, parseEther, Signature, ZeroAddress } from "ethers";

import { chain } from "../helpers/chain.ts";
import { openFees, type FeeStage } from "./fees.ts";

const { ethers, networkHelpers } = chain;

const LOCK = parseEther("3000");

/** Two holders with SNM and an allowance for it; nobody has locked. */
async function holders() {
  const stage = await openFees();
  const { dividends, operator, stranger, token } = stage;
  for (const account of [operator, stranger]) {
    await token.transfer(account, LOCK);
    await token.connect(account).approve(dividends, LOCK);
  }
  return { ...stage, early: operator, late: stranger };
}

/** The early one has locked. */
async function locked() {
  const stage = await holders();
  await stage.dividends.connect(stage.early).lock(LOCK);
  return stage;
}

/** SNM wei that the index leaves over at most, with all that these tests lock: they come with the next fees. */
const CARRY = 1n + ((2n * LOCK) >> 64n);

const holdersPart = (fees: bigint) => (fees * 4_000n) / 10_000n;

async function signPermit({ dividends, token, early }: FeeStage & { early: FeeStage["buyer"] }, value: bigint) {
  const { chainId } = await ethers.provider.getNetwork();
  const types = {
    Permit: [
      { name: "owner", type: "address" },
      { name: "spender", type: "address" },
      { name: "value", type: "uint256" },
      { name: "nonce", type: "uint256" },
      { name: "deadline", type: "uint256" },
    ],
  };
  const domain = { name: "SONM", version: "1", chainId, verifyingContract: await token.getAddress() };
  const nonce = await token.nonces(early);
  const message = { owner: early.address, spender: await dividends.getAddress(), value, nonce, deadline: MaxUint256 };
  return Signature.from(await early.signTypedData(domain, types, message));
}

describe("Dividends", () => {
  describe("lock", () => {
    it("takes SNM and says so", async () => {
      const { dividends, early, late, token } = await networkHelpers.loadFixture(holders);
      const locking = dividends.connect(early).lock(LOCK);
      await expect(locking).to.emit(dividends, "Locked").withArgs(early.address, LOCK, LOCK, LOCK);
      await expect(locking).to.changeTokenBalances(ethers, token, [early, dividends], [-LOCK, LOCK]);
      await dividends.connect(late).lock(1n);
      await expect(dividends.connect(late).lock(2n))
        .to.emit(dividends, "Locked")
        .withArgs(late.address, 2n, 3n, LOCK + 3n);
      expect([await dividends.lockedOf(early), await dividends.lockedOf(late)]).to.deep.equal([LOCK, 3n]);
      expect(await dividends.totalLocked()).to.equal(LOCK + 3n);
    });

    it("reverts for nothing, and without an allowance", async () => {
      const { buyer, dividends, early, token } = await networkHelpers.loadFixture(holders);
      await expect(dividends.connect(early).lock(0n)).to.be.revertedWithCustomError(dividends, "DividendAmountZero");
      await expect(dividends.connect(buyer).lock(1n))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientAllowance")
        .withArgs(await dividends.getAddress(), 0n, 1n);
    });

    it("pitfall_36_whoComesLateTakesNoEarlierFees", async () => {
      const { dividends, earn, early, late } = await networkHelpers.loadFixture(locked);
      const fees = await earn(); // they are still in the market when the other one locks
      await dividends.connect(late).lock(LOCK);
      expect(await dividends.earned(early)).to.be.closeTo(holdersPart(fees), CARRY);
      expect(await dividends.earned(late)).to.equal(0n);
      const more = await earn();
      await dividends.pull();
      expect(await dividends.earned(late)).to.be.closeTo(holdersPart(more) / 2n, CARRY);
    });

    it("works where the fees can't be brought in", async () => {
      const { dao, early, hardware, token } = await networkHelpers.loadFixture(holders);
      const broken = await ethers.deployContract("Dividends", [token, hardware, dao]); // it pays nothing
      await token.connect(early).approve(broken, LOCK);
      await broken.connect(early).getFunction("lock")(LOCK);
      await broken.connect(early).getFunction("unlock")(LOCK, early);
      expect(await token.balanceOf(early)).to.equal(LOCK);
    });
  });

  describe("with a market that fails", () => {
    it("pitfall_04_aMarketThatUsesUpAllGasTrapsNobody", async () => {
      const { dao, dividends, early, splitter, token } = await networkHelpers.loadFixture(locked);
      const trap = "0x00000000000000000000000000000000000f7a90";
      await networkHelpers.setCode(trap, "0xfe"); // the invalid instruction
      await splitter.connect(dao).setMarket(trap);
      await token.transfer(splitter, 1_000n);
      await dividends.connect(early).unlock(LOCK, early, { gasLimit: 1_400_000n });
      expect(await dividends.earned(early)).to.be.closeTo(400n, CARRY);
      expect(await dividends.lockedOf(early)).to.equal(0n);
    });

    it("pitfall_04_nobodyMakesThePullFailByGivingLittleGas", async () => {
      const { dividends, earn, early, late, market } = await networkHelpers.loadFixture(locked);
      await earn();
      const before = await networkHelpers.takeSnapshot();
      let [refused, done] = [0, 0];
      for (let gasLimit = 1_000_000n; gasLimit < 1_440_000n; gasLimit += 8_000n) {
        const sent = dividends.connect(late).lock(LOCK, { gasLimit });
        const succeeded = await sent.then(
          () => true,
          () => false,
        );
        if (!succeeded) refused += 1;
        else {
          done += 1;
          expect([await market.feesHeld(), await dividends.earned(late)], `${gasLimit}`).to.deep.equal([0n, 0n]);
          expect(await dividends.earned(early)).to.be.greaterThan(0n);
        }
        await before.restore();
      }
      expect(refused > 5 && done > 5, `${refused} refused, ${done} done`).to.equal(true);
    });
  });

  describe("lockWithPermit", () => {
    it("takes SNM in one transaction", async () => {
      const stage = await networkHelpers.loadFixture(holders);
      const { dividends, early, token } = stage;
      await token.connect(early).approve(dividends, 0n);
      const { v, r, s } = await signPermit(stage, LOCK);
      await dividends.connect(early).lockWithPermit(LOCK, MaxUint256, v, r, s);
      expect(await dividends.lockedOf(early)).to.equal(LOCK);
    });

    it("works where somebody else has used the permit, and reverts for a bad one", async () => {
      const stage = await networkHelpers.loadFixture(holders);
      const { dividends, early, late, token } = stage;
      await token.connect(early).approve(dividends, 0n);
      const { v, r, s } = await signPermit(stage, LOCK);
      await expect(
        dividends.connect(late).lockWithPermit(LOCK * 2n, MaxUint256, v, r, s),
      ).to.be.revertedWithCustomError(token, "ERC20InsufficientAllowance");
      await token.connect(late).permit(early, dividends, LOCK, MaxUint256, v, r, s);
      await dividends.connect(early).lockWithPermit(LOCK, MaxUint256, v, r, s);
      expect(await dividends.lockedOf(early)).to.equal(LOCK);
    });
  });

  describe("unlock", () => {
    it("gives any amount back, to any account, and keeps what was earned", async () => {
      const { buyer, dividends, earn, early, token } = await networkHelpers.loadFixture(locked);
      const fees = await earn();
      const unlocking = dividends.connect(early).unlock(1n, buyer);
      await expect(unlocking)
        .to.emit(dividends, "Unlocked")
        .withArgs(early.address, buyer.address, 1n, LOCK - 1n, LOCK - 1n);
      await expect(unlocking).to.changeTokenBalances(ethers, token, [buyer, early], [1n, 0n]);
      await dividends.connect(early).unlock(LOCK - 1n, early);
      expect(await dividends.lockedOf(early)).to.equal(0n);
      const earned = await dividends.earned(early);
      expect(earned).to.be.closeTo(holdersPart(fees), CARRY);
      await dividends.connect(early).claim(early);
      expect(await token.balanceOf(early)).to.equal(LOCK - 1n + earned);
    });

    it("brings in first what was earned before", async () => {
      const { dividends, earn, early, late } = await networkHelpers.loadFixture(locked);
      await dividends.connect(late).lock(LOCK);
      const fees = await earn();
      await dividends.connect(early).unlock(LOCK, early);
      expect(await dividends.earned(early)).to.be.closeTo(holdersPart(fees) / 2n, CARRY);
      expect(await dividends.earned(late)).to.be.closeTo(holdersPart(fees) / 2n, CARRY);
    });

    it("pitfall_42_nothingIsEarnedWithSnmThatIsLentForOneTransaction", async () => {
      const { dividends, early } = await networkHelpers.loadFixture(holders);
      const { interface: abi } = dividends;
      const calls = [
        abi.encodeFunctionData("lock", [LOCK]),
        abi.encodeFunctionData("pull"),
        abi.encodeFunctionData("unlock", [LOCK, early.address]),
      ];
      await expect(dividends.connect(early).multicall(calls))
        .to.be.revertedWithCustomError(dividends, "DividendLockedNow")
        .withArgs(early.address);
      await dividends.connect(early).lock(LOCK);
      await dividends.connect(early).unlock(LOCK, early);
    });

    it("reverts for nothing, for more than is locked and for the zero address", async () => {
      const { dividends, early, late } = await networkHelpers.loadFixture(locked);
      await expect(dividends.connect(early).unlock(0n, early)).to.be.revertedWithCustomError(
        dividends,
        "DividendAmountZero",
      );
      await expect(dividends.connect(early).unlock(1n, ZeroAddress)).to.be.revertedWithCustomError(
        dividends,
        "DividendRecipientZero",
      );
      await expect(dividends.connect(early).unlock(LOCK + 1n, early))
        .to.be.revertedWithCustomError(dividends, "DividendLockedTooLow")
        .withArgs(early.address, LOCK, LOCK + 1n);
      await expect(dividends.connect(late).unlock(1n, late))
        .to.be.revertedWithCustomError(dividends, "DividendLockedTooLow")
        .withArgs(late.address, 0n, 1n);
    });
  });

  describe("claim", () => {
    it("pays what was earned, to any account, and no wei twice", async () => {
      const { buyer, dividends, earn, early, splitter, token } = await networkHelpers.loadFixture(locked);
      await earn();
      await dividends.pull();
      const earned = await dividends.earned(early);
      expect(earned).to.be.greaterThan(0n);
      const claiming = dividends.connect(early).claim(buyer);
      await expect(claiming).to.emit(dividends, "DividendsClaimed").withArgs(early.address, buyer.address, earned);
      await expect(claiming).to.changeTokenBalances(ethers, token, [buyer, dividends], [earned, -earned]);
      await expect(dividends.connect(early).claim(buyer))
        .to.be.revertedWithCustomError(dividends, "DividendNothingToClaim")
        .withArgs(early.address);
      expect(await splitter.pending(dividends)).to.equal(0n);
    });

    it("comes after a pull in the same transaction", async () => {
      const { dividends, earn, early, token } = await networkHelpers.loadFixture(locked);
      const fees = await earn();
      const { interface: abi } = dividends;
      const calls = [abi.encodeFunctionData("pull"), abi.encodeFunctionData("claim", [early.address])];
      await dividends.connect(early).multicall(calls);
      expect(await token.balanceOf(early)).to.be.closeTo(holdersPart(fees), CARRY);
    });

    it("reverts for the zero address", async () => {
      const { dividends, early } = await networkHelpers.loadFixture(locked);
      await expect(dividends.connect(early).claim(ZeroAddress)).to.be.revertedWithCustomError(
        dividends,
        "DividendRecipientZero",
      );
    });
  });

  describe("pull", () => {
    it("pulls with the gas that a wallet estimates, and reverts with less than the source may need", async () => {
      const { dividends, earn, early } = await networkHelpers.loadFixture(locked);
      await earn();
      await expect(dividends.pull({ gasLimit: 1_000_000n })).to.be.revertedWithCustomError(
        dividends,
        "DividendGasTooLow",
      );
      await dividends.pull({ gasLimit: await dividends.pull.estimateGas() });
      expect(await dividends.earned(early)).to.be.greaterThan(0n);
    });

    it("shares what comes in by what is locked, to the wei, and carries the rest", async () => {
      const { dividends, early, late, splitter, token } = await networkHelpers.loadFixture(locked);
      await dividends.connect(early).unlock(LOCK - 2n, early);
      await dividends.connect(late).lock(1n);
      // 10 wei of fees are 4 for the holders: 2.67 and 1.33
      await token.transfer(splitter, 10n);
      await expect(dividends.pull())
        .to.emit(dividends, "DividendsReceived")
        .withArgs(4n, 3n, (4n << 64n) / 3n);
      expect([await dividends.earned(early), await dividends.earned(late)]).to.deep.equal([2n, 1n]);
      await token.transfer(splitter, 20n);
      await dividends.pull();
      // 12 in all: 8 and 4, as if they had come at once
      expect([await dividends.earned(early), await dividends.earned(late)]).to.deep.equal([8n, 4n]);
      expect(await dividends.index()).to.equal(4n << 64n);
    });

    it("pitfall_37_sendsTheTreasuryWhatComesWhileNothingIsLocked", async () => {
      const { dao, dividends, earn, early, token } = await networkHelpers.loadFixture(holders);
      const fees = await earn();
      await expect(dividends.connect(early).lock(1n))
        .to.emit(dividends, "DividendsForwarded")
        .withArgs(dao.address, holdersPart(fees));
      expect(await token.balanceOf(dao)).to.equal(holdersPart(fees));
      expect(await dividends.earned(early)).to.equal(0n);
    });
  });

  describe("votes", () => {
    it("stay the holder's", async () => {
      const { dividends, early, late, token } = await networkHelpers.loadFixture(holders);
      const before = BigInt(await networkHelpers.time.latest());
      await dividends.connect(early).lock(LOCK);
      await dividends.connect(late).lock(1n);
      const then = BigInt(await networkHelpers.time.latest());
      await dividends.connect(early).unlock(LOCK / 3n, late);
      expect(await dividends.getVotes(early)).to.equal(LOCK - LOCK / 3n);
      expect(await dividends.getVotes(late)).to.equal(1n);
      expect(await dividends.getPastVotes(early, then)).to.equal(LOCK);
      expect(await dividends.getPastVotes(early, before)).to.equal(0n);
      expect(await dividends.getPastTotalSupply(then)).to.equal(LOCK + 1n);
      expect(await dividends.clock()).to.equal(await networkHelpers.time.latest());
      expect(await dividends.CLOCK_MODE()).to.equal(await token.CLOCK_MODE());
    });

    it("pitfall_48_countOnceWhetherInTheWalletOrLocked", async () => {
      const { dividends, early, token } = await networkHelpers.loadFixture(holders);
      await token.connect(early).delegate(early);
      const sum = async () => (await token.getVotes(early)) + (await dividends.getVotes(early));
      expect(await sum()).to.equal(LOCK);
      await dividends.connect(early).lock(LOCK / 2n);
      expect(await sum()).to.equal(LOCK);
      await dividends.connect(early).unlock(LOCK / 4n, early);
      expect(await sum()).to.equal(LOCK);
      expect(await token.getVotes(dividends)).to.equal(0n);
    });

    it("go to whom the wallet's votes went, until the holder says otherwise", async () => {
      const { buyer, dividends, early, late, token } = await networkHelpers.loadFixture(holders);
      await token.connect(early).delegate(buyer);
      await dividends.connect(early).lock(LOCK / 2n);
      expect(await dividends.getVotes(buyer)).to.equal(LOCK / 2n);
      await dividends.connect(early).delegate(late);
      await dividends.connect(early).lock(LOCK / 2n);
      expect([await dividends.getVotes(buyer), await dividends.getVotes(late)]).to.deep.equal([0n, LOCK]);
    });
  });
});
