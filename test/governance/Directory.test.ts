import { expect } from "chai";
import { encodeBytes32String, keccak256, toBeHex, ZeroAddress, ZeroHash } from "ethers";

import { MAX_DIRECTORY_NAMES } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";

const { ethers, networkHelpers } = chain;
const MARKET = encodeBytes32String("Market");
const BRIDGE = encodeBytes32String("Bridge");

describe("Directory", () => {
  const load = async () => {
    const system = await networkHelpers.loadFixture(deploySystem);
    const code = await ethers.provider.getCode(system.reports);
    return { ...system, directory: system.directory.connect(system.dao), codeHash: keccak256(code) };
  };

  it("names the contracts of the deployment", async () => {
    const { directory, market, snm, treasury } = await load().then((system) => ({ ...system, snm: system.token }));
    for (const [name, contract] of [
      ["Market", market],
      ["SNM", snm],
      ["Treasury", treasury],
    ] as const) {
      expect(await directory.addressOf(encodeBytes32String(name))).to.equal(await contract.getAddress());
    }
    expect((await directory.names()).includes(MARKET)).to.equal(true);
    expect(await directory.addressOf(BRIDGE)).to.equal(ZeroAddress);
  });

  describe("list", () => {
    it("puts another contract in the place of one, which stays on record with its code", async () => {
      const { directory, market, reports, codeHash } = await load();
      const at = BigInt(await networkHelpers.time.latest()) + 10n;
      await networkHelpers.time.setNextBlockTimestamp(at);
      await expect(directory.list(MARKET, reports))
        .to.emit(directory, "ContractListed")
        .withArgs(MARKET, 2, reports, codeHash);
      const [first, second, ...more] = await directory.listingsOf(MARKET);
      expect([first?.target, more.length]).to.deep.equal([await market.getAddress(), 0]);
      // target, listed at, code hash
      expect(second).to.deep.equal([await reports.getAddress(), at, codeHash]);
      expect(await directory.addressOf(MARKET)).to.equal(await reports.getAddress());
      const before = (await directory.names()).length;
      await directory.list(BRIDGE, reports);
      expect((await directory.names()).slice(before)).to.deep.equal([BRIDGE]);
    });

    it("reverts for whoever is not the DAO, without a name, without code, and for what is listed already", async () => {
      const { directory, market, stranger } = await load();
      await expect(directory.connect(stranger).list(BRIDGE, market))
        .to.be.revertedWithCustomError(directory, "DirectoryDaoOnly")
        .withArgs(stranger);
      await expect(directory.list(ZeroHash, market)).to.be.revertedWithCustomError(directory, "DirectoryNameEmpty");
      await expect(directory.list(BRIDGE, stranger))
        .to.be.revertedWithCustomError(directory, "DirectoryNoContract")
        .withArgs(stranger);
      await expect(directory.list(MARKET, market))
        .to.be.revertedWithCustomError(directory, "DirectoryListedAlready")
        .withArgs(MARKET, market);
    });

    it("reverts for one name more than it keeps, and still lists under those that it has", async () => {
      const { directory, market, reports } = await load();
      const known = BigInt((await directory.names()).length);
      for (let index = known; index < MAX_DIRECTORY_NAMES; index += 1n) {
        await directory.list(toBeHex(index + 1n, 32), market);
      }
      await expect(directory.list(BRIDGE, market))
        .to.be.revertedWithCustomError(directory, "DirectoryNamesTooMany")
        .withArgs(MAX_DIRECTORY_NAMES);
      await directory.list(MARKET, reports);
    });
  });

  describe("delist", () => {
    it("leaves a name without a contract until another is listed", async () => {
      const { directory, market } = await load();
      await expect(directory.delist(MARKET)).to.emit(directory, "ContractDelisted").withArgs(MARKET, 1, market);
      expect(await directory.addressOf(MARKET)).to.equal(ZeroAddress);
      expect((await directory.listingsOf(MARKET)).length).to.equal(1);
      const names = await directory.names();
      await directory.list(MARKET, market);
      expect((await directory.listingsOf(MARKET)).length).to.equal(2);
      expect(await directory.names(), "the name is no new one").to.deep.equal(names);
    });

    it("reverts for whoever is not the DAO, and for a name that names nothing now", async () => {
      const { directory, stranger } = await load();
      await expect(directory.connect(stranger).delist(MARKET))
        .to.be.revertedWithCustomError(directory, "DirectoryDaoOnly")
        .withArgs(stranger);
      await directory.delist(MARKET);
      for (const name of [MARKET, BRIDGE]) {
        await expect(directory.delist(name))
          .to.be.revertedWithCustomError(directory, "DirectoryNameUnknown")
          .withArgs(name);
      }
    });
  });
});
