import { expect } from "chai";
import { parseEther, ZeroAddress } from "ethers";

import { chain } from "../helpers/chain.ts";
import { openFees, type FeeStage } from "./fees.ts";

const { ethers, networkHelpers } = chain;

/** Who gives out the masternodes' part, as an account that calls. */
async function dutyOf({ duty }: FeeStage) {
  const address = await duty.getAddress();
  await networkHelpers.impersonateAccount(address);
  await networkHelpers.setBalance(address, parseEther("1"));
  return ethers.getSigner(address);
}

describe("FeeSplitter", () => {
  it("is the market's fee collector, and knows who earns", async () => {
    const { dividends, market, duty, splitter, treasury } = await networkHelpers.loadFixture(openFees);
    expect(await market.feeCollector()).to.equal(await splitter.getAddress());
    expect(await splitter.market()).to.equal(await market.getAddress());
    expect(await splitter.masternodes()).to.equal(await duty.getAddress());
    expect(await splitter.dao()).to.equal(await treasury.getAddress());
    expect(await splitter.dividends()).to.equal(await dividends.getAddress());
    expect(await splitter.split()).to.deep.equal([4_000n, 4_000n, 2_000n]);
  });

  describe("complete", () => {
    it("reverts a second time, for everybody but the deployer, and for nobody's address", async () => {
      const { deployer, dao, market, duty, splitter, stranger, token } = await networkHelpers.loadFixture(openFees);
      await expect(splitter.complete(stranger, market))
        .to.be.revertedWithCustomError(splitter, "SplitterComplete")
        .withArgs(await duty.getAddress());
      for (const caller of [stranger, dao]) {
        await expect(splitter.connect(caller).complete(duty, market))
          .to.be.revertedWithCustomError(splitter, "SplitterDeployerOnly")
          .withArgs(caller.address);
      }
      const factory = await ethers.getContractFactory("FeeSplitter", deployer);
      const other = await factory.deploy(token, dao, 10_000, 0, 0);
      await expect(other.complete(ZeroAddress, market)).to.be.revertedWithCustomError(other, "SplitterAddressZero");
      await expect(other.complete(duty, ZeroAddress)).to.be.revertedWithCustomError(other, "SplitterAddressZero");
      await expect(factory.deploy(token, ZeroAddress, 10_000, 0, 0)).to.be.revertedWithCustomError(
        other,
        "SplitterAddressZero",
      );
      // what comes before it is complete waits
      await token.transfer(other, 10n);
      await other.pull();
      expect(await other.pending(await other.dividends())).to.equal(10n);
    });
  });

  describe("pull", () => {
    it("pulls with the gas that a wallet estimates, and reverts with less than the market may need", async () => {
      const { earn, market, splitter } = await networkHelpers.loadFixture(openFees);
      await earn();
      await expect(splitter.pull({ gasLimit: 500_000n })).to.be.revertedWithCustomError(splitter, "SplitterGasTooLow");
      await splitter.pull({ gasLimit: await splitter.pull.estimateGas() });
      expect(await market.feesHeld()).to.equal(0n);
    });

    it("brings in what the market holds, and splits it", async () => {
      const { dividends, earn, market, duty, splitter, stranger, token, treasury } =
        await networkHelpers.loadFixture(openFees);
      const fees = await earn();
      const parts = [(fees * 4n) / 10n, (fees * 4n) / 10n, (fees * 2n) / 10n] as const;
      for (const [index, account] of [dividends, duty, treasury].entries()) {
        expect(await splitter.pending(account)).to.equal(parts[index]);
      }
      await expect(splitter.connect(stranger).pull())
        .to.emit(splitter, "FeesReceived")
        .withArgs(fees, ...parts);
      expect(await market.feesHeld()).to.equal(0n);
      expect(await token.balanceOf(splitter)).to.equal(fees);
      expect(await splitter.pending(stranger)).to.equal(0n);
    });

    it("does nothing where nothing came", async () => {
      const { splitter } = await networkHelpers.loadFixture(openFees);
      expect(await splitter.pull.staticCall()).to.equal(0n);
      await expect(splitter.pull()).to.not.emit(splitter, "FeesReceived");
    });

    it("counts what somebody else collected, and what was sent", async () => {
      const { earn, market, splitter, token } = await networkHelpers.loadFixture(openFees);
      const fees = await earn();
      await market.collectFees();
      await token.transfer(splitter, 7n);
      expect(await splitter.pull.staticCall()).to.equal(fees + 7n);
    });

    it("carries what is less than a wei to the next fees, of each part", async () => {
      const { dividends, duty, splitter, token, treasury } = await networkHelpers.loadFixture(openFees);
      const expected = [
        [0n, 0n, 0n],
        [0n, 0n, 0n],
        [1n, 1n, 0n],
        [0n, 0n, 0n],
        [1n, 1n, 1n],
      ] as const;
      for (const parts of expected) {
        await token.transfer(splitter, 1n);
        await expect(splitter.pull())
          .to.emit(splitter, "FeesReceived")
          .withArgs(1n, ...parts);
      }
      const pending = [dividends, duty, treasury].map((account) => splitter.pending(account));
      expect(await Promise.all(pending)).to.deep.equal([2n, 2n, 1n]);
    });

    it("goes on where the market pays nothing", async () => {
      const { dao, earn, hardware, splitter, token, treasury } = await networkHelpers.loadFixture(openFees);
      await splitter.connect(dao).setMarket(hardware); // it has no fees to collect
      await earn();
      await token.transfer(splitter, 10n);
      expect(await splitter.pull.staticCall()).to.equal(10n);
      expect(await splitter.pending(treasury)).to.equal(2n);
      await splitter.payTreasury();
      expect(await token.balanceOf(dao)).to.equal(2n);
    });
  });

  describe("collect", () => {
    it("pays the caller's part to the caller, to the wei", async () => {
      const stage = await networkHelpers.loadFixture(openFees);
      const { dao, dividends, earn, splitter, token } = stage;
      const node = await dutyOf(stage);
      const fees = await earn();
      const part = (fees * 4n) / 10n;
      const collecting = splitter.connect(node).collect();
      await expect(collecting).to.emit(splitter, "FeesPaid").withArgs(node.address, part);
      await expect(collecting).to.changeTokenBalances(ethers, token, [node], [part]);
      expect(await splitter.connect(node).collect.staticCall()).to.equal(0n);
      await expect(splitter.connect(node).collect()).to.not.emit(splitter, "FeesPaid");
      await splitter.connect(dao).collect();
      expect(await token.balanceOf(dao)).to.equal((fees * 2n) / 10n);
      expect(await splitter.pending(dividends)).to.equal(part);
      const rest = await token.balanceOf(splitter);
      expect(rest).to.equal(fees - part - (fees * 2n) / 10n);
    });

    it("reverts for whoever earns no part", async () => {
      const { buyer, deployer, splitter } = await networkHelpers.loadFixture(openFees);
      for (const caller of [buyer, deployer]) {
        await expect(splitter.connect(caller).collect())
          .to.be.revertedWithCustomError(splitter, "SplitterRecipientOnly")
          .withArgs(caller.address);
      }
    });
  });

  describe("payTreasury", () => {
    it("is everybody's to call, and pays the treasury alone", async () => {
      const { dao, earn, splitter, stranger, token } = await networkHelpers.loadFixture(openFees);
      const fees = await earn();
      const paid = splitter.connect(stranger).payTreasury();
      await expect(paid)
        .to.emit(splitter, "FeesPaid")
        .withArgs(dao.address, fees / 5n);
      await expect(paid).to.changeTokenBalances(ethers, token, [dao, stranger], [fees / 5n, 0n]);
      expect(await splitter.payTreasury.staticCall()).to.equal(0n);
    });
  });

  describe("setSplit", () => {
    it("pitfall_38_aNewSplitNeverActsOnFeesThatCameBeforeIt", async () => {
      const { dao, dividends, earn, duty, splitter, treasury } = await networkHelpers.loadFixture(openFees);
      const before = await earn(); // they are still in the market
      await expect(splitter.connect(dao).setSplit(1_000, 2_000, 7_000))
        .to.emit(splitter, "SplitSet")
        .withArgs(1_000n, 2_000n, 7_000n);
      const after = await earn();
      const pending = [dividends, duty, treasury].map((account) => splitter.pending(account));
      const shares = [
        [4_000n, 1_000n],
        [4_000n, 2_000n],
        [2_000n, 7_000n],
      ] as const;
      expect(await Promise.all(pending)).to.deep.equal(
        shares.map(([old, now]) => (before * old + after * now) / 10_000n),
      );
      expect(await splitter.split()).to.deep.equal([1_000n, 2_000n, 7_000n]);
    });

    it("takes any split that is the whole", async () => {
      const { dao, splitter } = await networkHelpers.loadFixture(openFees);
      for (const split of [
        [10_000, 0, 0],
        [0, 10_000, 0],
        [0, 0, 10_000],
        [3_333, 3_333, 3_334],
      ] as const) {
        await splitter.connect(dao).setSplit(...split);
        expect(await splitter.split()).to.deep.equal(split.map(BigInt));
      }
    });

    it("reverts for any other sum, and for everybody but the DAO", async () => {
      const { buyer, dao, deployer, splitter } = await networkHelpers.loadFixture(openFees);
      for (const [split, sum] of [
        [[0, 0, 0], 0n],
        [[4_000, 4_000, 1_999], 9_999n],
        [[65_535, 65_535, 65_535], 196_605n],
      ] as const) {
        await expect(splitter.connect(dao).setSplit(...split))
          .to.be.revertedWithCustomError(splitter, "SplitterSumWrong")
          .withArgs(sum);
      }
      for (const caller of [buyer, deployer]) {
        await expect(splitter.connect(caller).setSplit(4_000, 4_000, 2_000))
          .to.be.revertedWithCustomError(splitter, "SplitterDaoOnly")
          .withArgs(caller.address);
      }
    });
  });

  describe("setMarket", () => {
    it("brings in what the old market holds, and pulls from the new one", async () => {
      const stage = await networkHelpers.loadFixture(openFees);
      const { dao, earn, hardware, market, reports, splitter, token } = stage;
      const factory = await ethers.getContractFactory("Market");
      const twin = await factory.deploy({ token, rates: reports, hardware, dao, feeCollector: splitter, fee: 100n });
      const fees = await earn();
      await expect(splitter.connect(dao).setMarket(twin))
        .to.emit(splitter, "SplitterMarketSet")
        .withArgs(await twin.getAddress());
      expect(await token.balanceOf(splitter)).to.equal(fees);
      expect(await market.feesHeld()).to.equal(0n);
      expect(await splitter.market()).to.equal(await twin.getAddress());
    });

    it("reverts for the zero address, and for everybody but the DAO", async () => {
      const { dao, deployer, market, splitter } = await networkHelpers.loadFixture(openFees);
      await expect(splitter.connect(dao).setMarket(ZeroAddress)).to.be.revertedWithCustomError(
        splitter,
        "SplitterAddressZero",
      );
      await expect(splitter.connect(deployer).setMarket(market))
        .to.be.revertedWithCustomError(splitter, "SplitterDaoOnly")
        .withArgs(deployer.address);
    });
  });
});
