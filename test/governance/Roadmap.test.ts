import { expect } from "chai";
import { id, parseEther } from "ethers";

import {
  MAX_FEATURE_CHOICES,
  MAX_FEATURES,
  MAX_ROADMAP_EPOCH,
  MIN_ROADMAP_EPOCH,
} from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { joinNode } from "../helpers/delegations.ts";
import { BOND } from "../helpers/masternodes.ts";
import { addFeature, DAY, openRoadmap, passEpoch } from "./roadmapStage.ts";

const { ethers, networkHelpers } = chain;

const snm = (amount: string): bigint => parseEther(amount);

describe("Roadmap", () => {
  const load = () => networkHelpers.loadFixture(openRoadmap);

  describe("addFeature", () => {
    it("lists a feature under the next number, with what its description hashes to", async () => {
      const { roadmap, system, dao } = await load();
      const at = BigInt(await networkHelpers.time.latest()) + 50n;
      await networkHelpers.time.setNextBlockTimestamp(at);
      await expect(addFeature(system, "Bots", 7n))
        .to.emit(roadmap, "FeatureAdded")
        .withArgs(4, "Bots", 7, id("Bots"), "https://sonm.example/Bots");
      // title, content hash, estimate, added at, closed at
      expect(await roadmap.featureOf(4)).to.deep.equal(["Bots", id("Bots"), 7n, at, 0n]);
      expect(await roadmap.featureCount()).to.equal(4);
      expect((await roadmap.ranking()).featureIds).to.deep.equal([1n, 2n, 3n, 4n]);
      expect([await roadmap.dao(), await roadmap.epochLength()]).to.deep.equal([dao.address, DAY]);
    });

    it("reverts for whoever is not the DAO, without a title, and when as many are ranked as may be", async () => {
      const { roadmap, system, stranger, dao } = await load();
      await expect(roadmap.connect(stranger).addFeature("Bots", 1, id("Bots"), ""))
        .to.be.revertedWithCustomError(roadmap, "RoadmapDaoOnly")
        .withArgs(stranger);
      await expect(addFeature(system, "")).to.be.revertedWithCustomError(roadmap, "RoadmapTitleEmpty");
      for (let count = 3n; count < MAX_FEATURES; count += 1n) await addFeature(system, `Feature ${count}`);
      await expect(addFeature(system, "One more"))
        .to.be.revertedWithCustomError(roadmap, "RoadmapFeaturesTooMany")
        .withArgs(MAX_FEATURES);
      await roadmap.connect(dao).closeFeature(2, true);
      await addFeature(system, "In its place");
    });
  });

  describe("setEstimate", () => {
    it("changes what a feature may cost", async () => {
      const { roadmap, dao } = await load();
      await expect(roadmap.connect(dao).setEstimate(2, snm("5")))
        .to.emit(roadmap, "FeatureEstimated")
        .withArgs(2, snm("5"));
      expect((await roadmap.featureOf(2)).estimate).to.equal(snm("5"));
    });

    it("reverts for whoever is not the DAO, and for a feature that is not there", async () => {
      const { roadmap, stranger, dao } = await load();
      await expect(roadmap.connect(stranger).setEstimate(1, 5n))
        .to.be.revertedWithCustomError(roadmap, "RoadmapDaoOnly")
        .withArgs(stranger);
      for (const featureId of [0, 4]) {
        await expect(roadmap.connect(dao).setEstimate(featureId, 5n))
          .to.be.revertedWithCustomError(roadmap, "RoadmapFeatureUnknown")
          .withArgs(featureId);
        await expect(roadmap.featureOf(featureId))
          .to.be.revertedWithCustomError(roadmap, "RoadmapFeatureUnknown")
          .withArgs(featureId);
      }
    });
  });

  describe("closeFeature", () => {
    it("takes a feature out of the ranking, and what counted for it stays for the epoch", async () => {
      const { roadmap, dao, ann, system } = await load();
      await roadmap.connect(ann).support([1, 2], [6_000, 4_000]);
      const epoch = await roadmap.currentEpoch();
      await expect(roadmap.connect(dao).closeFeature(1, true)).to.emit(roadmap, "FeatureClosed").withArgs(1, true);
      expect((await roadmap.featureOf(1)).closedAt).to.equal(await networkHelpers.time.latest());
      expect(await roadmap.ranking()).to.deep.equal([
        [2n, 3n],
        [snm("40"), 0n],
      ]);
      expect(await roadmap.weightIn(1, epoch)).to.equal(snm("60"));
      await passEpoch(system);
      await roadmap.count([ann]);
      expect(await roadmap.weightIn(1, epoch + 1n), "nothing in the next one").to.equal(0);
      expect(await roadmap.weightIn(2, epoch + 1n)).to.equal(snm("40"));
    });

    it("has votes taken back from a feature that was closed in the same epoch, and none from one before", async () => {
      const { roadmap, dao, ann, system } = await load();
      await roadmap.connect(ann).support([1], [10_000]);
      await roadmap.connect(dao).closeFeature(1, false);
      const epoch = await roadmap.currentEpoch();
      await roadmap.connect(ann).support([2], [10_000]);
      expect([await roadmap.weightIn(1, epoch), await roadmap.weightIn(2, epoch)]).to.deep.equal([0n, snm("100")]);
      await roadmap.connect(dao).closeFeature(2, false);
      await passEpoch(system);
      await roadmap.count([ann]);
      await roadmap.connect(ann).support([3], [10_000]);
      expect([await roadmap.weightIn(2, epoch + 1n), await roadmap.weightIn(3, epoch + 1n)]).to.deep.equal([
        0n,
        snm("100"),
      ]);
    });

    it("reverts for whoever is not the DAO, and for a feature that is closed or was never there", async () => {
      const { roadmap, stranger, dao } = await load();
      await expect(roadmap.connect(stranger).closeFeature(1, true))
        .to.be.revertedWithCustomError(roadmap, "RoadmapDaoOnly")
        .withArgs(stranger);
      await expect(roadmap.connect(dao).closeFeature(9, true))
        .to.be.revertedWithCustomError(roadmap, "RoadmapFeatureUnknown")
        .withArgs(9);
      await roadmap.connect(dao).closeFeature(1, true);
      for (const again of [roadmap.connect(dao).closeFeature(1, true), roadmap.connect(dao).setEstimate(1, 1n)]) {
        await expect(again).to.be.revertedWithCustomError(roadmap, "RoadmapFeatureClosed").withArgs(1);
      }
    });
  });

  describe("support", () => {
    it("divides an account's votes, and ranks the most wanted first", async () => {
      const { roadmap, ann, ben, cho } = await load();
      const epoch = await roadmap.currentEpoch();
      const divided = roadmap.connect(ann).support([1, 3], [2_500, 7_500]);
      await expect(divided).to.emit(roadmap, "FeaturesSupported").withArgs(ann, [1n, 3n], [2_500n, 7_500n]);
      await expect(divided).to.emit(roadmap, "VotesCounted").withArgs(ann, epoch, snm("100"));
      await expect(divided).to.emit(roadmap, "FeatureWeightChanged").withArgs(3, epoch, snm("75"));
      await roadmap.connect(ben).support([2], [10_000]);
      await roadmap.connect(cho).support([1], [100]);
      expect(await roadmap.ranking()).to.deep.equal([
        [2n, 3n, 1n],
        [snm("200"), snm("75"), snm("28")],
      ]);
      expect(await roadmap.choiceOf(ann)).to.deep.equal([[1n, 3n], [2_500n, 7_500n], epoch]);
    });

    it("moves what was counted, as often as an account changes its mind", async () => {
      const { roadmap, ann } = await load();
      const epoch = await roadmap.currentEpoch();
      const weights = () => Promise.all([1, 2, 3].map((featureId) => roadmap.weightIn(featureId, epoch)));
      await roadmap.connect(ann).support([1, 2], [5_000, 5_000]);
      await expect(roadmap.connect(ann).support([2, 3], [9_999, 1])).not.to.emit(roadmap, "VotesCounted");
      expect(await weights()).to.deep.equal([0n, snm("99.99"), snm("0.01")]);
      await roadmap.connect(ann).support([], []);
      expect(await weights()).to.deep.equal([0n, 0n, 0n]);
      expect(await roadmap.choiceOf(ann)).to.deep.equal([[], [], epoch]);
      await roadmap.connect(ann).support([1], [10_000]);
      expect(await weights()).to.deep.equal([snm("100"), 0n, 0n]);
    });

    it("takes as many features as fit, each with its share", async () => {
      const { roadmap, system, ann } = await load();
      for (let count = 3; count < 9; count += 1) await addFeature(system, `Feature ${count}`);
      const featureIds = Array.from({ length: Number(MAX_FEATURE_CHOICES) }, (_, index) => BigInt(index + 2));
      const shares = [1n, 3n, 2n, 1n, 1n, 1n, 1n, 9_990n];
      await roadmap.connect(ann).support(featureIds, shares);
      expect((await roadmap.choiceOf(ann)).slice(0, 2)).to.deep.equal([featureIds, shares]);
      expect(await roadmap.weightIn(9, await roadmap.currentEpoch())).to.equal(snm("99.9"));
    });

    it("counts wallet, locked and staked SNM alike, as of a second before the epoch", async () => {
      const { dividends, governor, masternodes, roadmap, system, token, ann } = await load();
      const node = await joinNode(system, "node", BOND);
      await token.transfer(ann, snm("900"));
      await token.connect(ann).approve(dividends, snm("300"));
      await dividends.connect(ann).lock(snm("300"));
      await masternodes.connect(ann).delegate(node.owner, snm("200"));
      await roadmap.connect(ann).support([1], [10_000]);
      const epoch = await roadmap.currentEpoch();
      expect(await roadmap.weightIn(1, epoch), "what came later does not count").to.equal(snm("100"));
      await passEpoch(system);
      await roadmap.count([ann]);
      const votes = await governor.getVotes(ann, (await roadmap.epochStart(epoch + 1n)) - 1n);
      expect(votes <= snm("1000") && votes > snm("999.999"), `${votes}`).to.equal(true);
      expect(await roadmap.weightIn(1, epoch + 1n)).to.equal(votes);
    });

    it("pitfall_48_counts no SNM twice that goes from hand to hand in an epoch", async () => {
      const { roadmap, token, ann, ben } = await load();
      const epoch = await roadmap.currentEpoch();
      await roadmap.connect(ann).support([1], [10_000]);
      await token.connect(ann).transfer(ben, snm("100"));
      await roadmap.connect(ben).support([1], [10_000]);
      expect(await roadmap.weightIn(1, epoch), "ann's hundred is not ben's yet").to.equal(snm("300"));
      await roadmap.connect(ann).support([2], [10_000]);
      expect([await roadmap.weightIn(1, epoch), await roadmap.weightIn(2, epoch)]).to.deep.equal([
        snm("200"),
        snm("100"),
      ]);
    });

    it("pitfall_42_gives no vote to what came in the epoch's first second, nor to what was given back before the next", async () => {
      const { roadmap, token, stranger, system, deployer } = await load();
      const epoch = (await roadmap.currentEpoch()) + 1n;
      await token.connect(stranger).delegate(stranger);
      await networkHelpers.time.setNextBlockTimestamp(await roadmap.epochStart(epoch));
      await token.transfer(stranger, snm("1000000"));
      await roadmap.connect(stranger).support([1], [10_000]);
      expect(await roadmap.weightIn(1, epoch)).to.equal(0);
      await networkHelpers.time.setNextBlockTimestamp((await roadmap.epochStart(epoch + 1n)) - 1n);
      await token.connect(stranger).transfer(deployer, snm("1000000"));
      await passEpoch(system);
      await roadmap.count([stranger]);
      expect(await roadmap.weightIn(1, epoch + 1n)).to.equal(0);
    });

    it("reverts for what can't be divided", async () => {
      const { roadmap, ann, dao, system } = await load();
      const tries = roadmap.connect(ann);
      await expect(tries.support([1, 2], [5_000]))
        .to.be.revertedWithCustomError(roadmap, "RoadmapLengthsDiffer")
        .withArgs(2, 1);
      for (let count = 3; count < 9; count += 1) await addFeature(system, `Feature ${count}`);
      await expect(tries.support([1, 2, 3, 4, 5, 6, 7, 8, 9], Array(9).fill(1)))
        .to.be.revertedWithCustomError(roadmap, "RoadmapChoicesTooMany")
        .withArgs(9, MAX_FEATURE_CHOICES);
      for (const [featureIds, shares, featureId, share] of [
        [[1, 1], [5_000, 5_000], 1, 5_000],
        [[2, 1], [5_000, 4_000], 1, 4_000],
        [[0], [1], 0, 1],
        [[1, 2], [1, 0], 2, 0],
      ] as const) {
        await expect(tries.support([...featureIds], [...shares]))
          .to.be.revertedWithCustomError(roadmap, "RoadmapChoiceInvalid")
          .withArgs(featureId, share);
      }
      await expect(tries.support([1, 2], [5_000, 5_001]))
        .to.be.revertedWithCustomError(roadmap, "RoadmapSharesTooMany")
        .withArgs(10_001, 10_000);
      await expect(tries.support([70_000], [1]))
        .to.be.revertedWithCustomError(roadmap, "RoadmapFeatureUnknown")
        .withArgs(70_000);
      await roadmap.connect(dao).closeFeature(2, true);
      await expect(tries.support([1, 2], [1, 1]))
        .to.be.revertedWithCustomError(roadmap, "RoadmapFeatureClosed")
        .withArgs(2);
    });
  });

  describe("count", () => {
    it("counts whom anybody names once an epoch, and nobody without a choice", async () => {
      const { roadmap, stranger, system, ann, ben } = await load();
      await roadmap.connect(ann).support([1], [10_000]);
      await passEpoch(system);
      const epoch = await roadmap.currentEpoch();
      expect((await roadmap.ranking()).weights, "nobody was counted yet").to.deep.equal([0n, 0n, 0n]);
      const counted = roadmap.connect(stranger).count([ann, ann, ben]);
      await expect(counted).to.emit(roadmap, "VotesCounted").withArgs(ann, epoch, snm("100"));
      expect(await roadmap.weightIn(1, epoch)).to.equal(snm("100"));
      expect((await roadmap.choiceOf(ben)).countedIn).to.equal(0);
      await expect(roadmap.count([ann])).not.to.emit(roadmap, "VotesCounted");
      expect(await roadmap.weightIn(1, epoch)).to.equal(snm("100"));
      expect(await roadmap.weightIn(1, epoch - 1n), "the epoch before stays as it was").to.equal(snm("100"));
    });

    it("counts an account that has no votes left with none", async () => {
      const { roadmap, token, system, ann } = await load();
      await roadmap.connect(ann).support([1], [10_000]);
      await token.connect(ann).transfer(system.stranger, snm("100"));
      await passEpoch(system);
      await expect(roadmap.count([ann]))
        .to.emit(roadmap, "VotesCounted")
        .withArgs(ann, await roadmap.currentEpoch(), 0);
      expect((await roadmap.ranking()).weights).to.deep.equal([0n, 0n, 0n]);
    });
  });

  describe("ranking", () => {
    it("goes by id where features are wanted alike, whatever was closed before", async () => {
      const { roadmap, system, dao, ann } = await load();
      for (const title of ["Fourth", "Fifth", "Sixth"]) await addFeature(system, title);
      await roadmap.connect(dao).closeFeature(2, true); // the last one takes its place in the list
      await roadmap.connect(ann).support([1, 4, 6], [3_000, 3_500, 3_500]);
      expect((await roadmap.ranking()).featureIds).to.deep.equal([4n, 6n, 1n, 3n, 5n]);
    });
  });

  describe("epochs", () => {
    it("begin with the deployment, one after the other, to the second", async () => {
      const { roadmap } = await load();
      const epoch = await roadmap.currentEpoch();
      const start = await roadmap.epochStart(epoch + 1n);
      expect(start - (await roadmap.epochStart(1n))).to.equal(epoch * DAY);
      await networkHelpers.time.increaseTo(start - 1n);
      expect(await roadmap.currentEpoch()).to.equal(epoch);
      await networkHelpers.time.increaseTo(start);
      expect(await roadmap.currentEpoch()).to.equal(epoch + 1n);
    });

    it("are no longer than votes of their start are known, and not so short that nothing can be said", async () => {
      const { governor, dao, roadmap } = await load();
      const factory = await ethers.getContractFactory("Roadmap");
      for (const length of [MIN_ROADMAP_EPOCH - 1n, MAX_ROADMAP_EPOCH + 1n]) {
        await expect(factory.deploy(governor, dao, length))
          .to.be.revertedWithCustomError(roadmap, "RoadmapEpochOutOfRange")
          .withArgs(length, MIN_ROADMAP_EPOCH, MAX_ROADMAP_EPOCH);
      }
      const longest = await factory.deploy(governor, dao, MAX_ROADMAP_EPOCH);
      expect([await longest.governor(), await longest.currentEpoch()]).to.deep.equal([await governor.getAddress(), 1n]);
      await factory.deploy(governor, dao, MIN_ROADMAP_EPOCH);
    });
  });
});
