import { expect } from "chai";

import benchmarks from "@sonm/protocol/benchmarks.json" with { type: "json" };
import { MAX_BENCHMARKS } from "@sonm/protocol/benchmarks.ts";
import { Split } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";

const { ethers, networkHelpers } = chain;
const ADDED = { code: "gpu-fp32", unit: "flop/s", split: BigInt(Split.Proportional) };
const LONGEST = 32n;

describe("BenchmarkCatalogue", () => {
  describe("benchmark", () => {
    it("knows the whole list of the protocol from deployment on", async () => {
      const { catalogue } = await networkHelpers.loadFixture(deploySystem);
      expect(await catalogue.count()).to.equal(benchmarks.length);
      for (const { id, code, unit, split } of benchmarks) {
        const found = await catalogue.benchmark(id);
        expect([found.code, found.unit, found.split]).to.deep.equal([
          code,
          unit,
          BigInt(Split[split as keyof typeof Split]),
        ]);
      }
    });

    it("reverts for an id that nobody added", async () => {
      const { catalogue } = await networkHelpers.loadFixture(deploySystem);
      const count = await catalogue.count();
      await expect(catalogue.benchmark(count))
        .to.be.revertedWithCustomError(catalogue, "CatalogueIdUnknown")
        .withArgs(count, count);
    });
  });

  describe("add", () => {
    it("adds under the next id", async () => {
      const { catalogue, dao } = await networkHelpers.loadFixture(deploySystem);
      const id = await catalogue.count();
      expect(await catalogue.connect(dao).add.staticCall(ADDED)).to.equal(id);
      await expect(catalogue.connect(dao).add(ADDED))
        .to.emit(catalogue, "BenchmarkAdded")
        .withArgs(id, ADDED.code, ADDED.unit, ADDED.split);
      const found = await catalogue.benchmark(id);
      expect([found.code, found.unit, found.split]).to.deep.equal([ADDED.code, ADDED.unit, ADDED.split]);
      expect(await catalogue.count()).to.equal(id + 1n);
    });

    it("reverts for anybody but the DAO", async () => {
      const { catalogue, stranger } = await networkHelpers.loadFixture(deploySystem);
      await expect(catalogue.connect(stranger).add(ADDED))
        .to.be.revertedWithCustomError(catalogue, "CatalogueDaoOnly")
        .withArgs(stranger.address);
    });

    it("reverts when the code is taken", async () => {
      const { catalogue, dao } = await networkHelpers.loadFixture(deploySystem);
      await catalogue.connect(dao).add(ADDED);
      for (const code of [ADDED.code, "cpu-cores"]) {
        await expect(catalogue.connect(dao).add({ ...ADDED, code, unit: "other" }))
          .to.be.revertedWithCustomError(catalogue, "CatalogueCodeTaken")
          .withArgs(code);
      }
    });

    it("reverts when code or unit are empty or too long, and takes the longest", async () => {
      const { catalogue, dao } = await networkHelpers.loadFixture(deploySystem);
      const most = "x".repeat(Number(LONGEST));
      for (const text of ["", `${most}x`]) {
        await expect(catalogue.connect(dao).add({ ...ADDED, code: text }))
          .to.be.revertedWithCustomError(catalogue, "CatalogueTextLength")
          .withArgs(text, LONGEST);
        await expect(catalogue.connect(dao).add({ ...ADDED, unit: text }))
          .to.be.revertedWithCustomError(catalogue, "CatalogueTextLength")
          .withArgs(text, LONGEST);
      }
      await catalogue.connect(dao).add({ ...ADDED, code: most, unit: most });
    });

    it("reverts when every id that orders have room for is taken", async () => {
      const { catalogue, dao } = await networkHelpers.loadFixture(deploySystem);
      for (let id = Number(await catalogue.count()); id < MAX_BENCHMARKS; id += 1) {
        await catalogue.connect(dao).add({ ...ADDED, code: `benchmark-${id}` });
      }
      await expect(catalogue.connect(dao).add(ADDED))
        .to.be.revertedWithCustomError(catalogue, "CatalogueFull")
        .withArgs(MAX_BENCHMARKS, MAX_BENCHMARKS);
    });
  });

  it("can't be deployed with a list that breaks its rules", async () => {
    const { catalogue, dao } = await networkHelpers.loadFixture(deploySystem);
    const factory = await ethers.getContractFactory("BenchmarkCatalogue");
    await expect(factory.deploy(dao, [ADDED, ADDED]))
      .to.be.revertedWithCustomError(catalogue, "CatalogueCodeTaken")
      .withArgs(ADDED.code);
  });
});
