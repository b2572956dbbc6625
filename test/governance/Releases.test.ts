import { expect } from "chai";
import { encodeBytes32String, id, MaxUint256, ZeroHash } from "ethers";

import { MAX_RELEASE_NOTICE, RELEASE_AGENT } from "@sonm/protocol/generated/constants.ts";
import { encodeSoftwareVersion } from "@sonm/protocol/hardware.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";

const { networkHelpers } = chain;
const AGENT = encodeBytes32String(RELEASE_AGENT);
const NODE = encodeBytes32String("node");
const [V1, V2, V3] = ["0.4.25", "0.5.0", "1.0.0"].map(encodeSoftwareVersion) as [number, number, number];

const now = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

/** A fixture: two versions of the agent and one of the node. */
async function published() {
  const system = await deploySystem();
  const releases = system.releases.connect(system.dao);
  await releases.publish(AGENT, V1, id("0.4.25"), "https://sonm.example/0.4.25");
  await releases.publish(AGENT, V2, id("0.5.0"), "https://sonm.example/0.5.0");
  await releases.publish(NODE, V1, id("node"), "https://sonm.example/node");
  return { ...system, releases };
}

describe("Releases", () => {
  const load = () => networkHelpers.loadFixture(published);

  describe("publish", () => {
    it("keeps versions of each program by what they hash to", async () => {
      const { releases } = await load();
      const at = (await now()) + 10n;
      await networkHelpers.time.setNextBlockTimestamp(at);
      await expect(releases.publish(AGENT, V3, id("1.0.0"), "ipfs://one"))
        .to.emit(releases, "ReleasePublished")
        .withArgs(AGENT, V3, id("1.0.0"), "ipfs://one");
      const list = await releases.releasesOf(AGENT);
      expect(list.map(({ version }) => Number(version))).to.deep.equal([V1, V2, V3]);
      // version, released at, content hash
      expect(list[2]).to.deep.equal([BigInt(V3), at, id("1.0.0")]);
      expect(await releases.components()).to.deep.equal([AGENT, NODE]);
    });

    it("reverts for whoever is not the DAO, without a name, without a hash, and for a version that is not newer", async () => {
      const { releases, stranger } = await load();
      await expect(releases.connect(stranger).publish(AGENT, V3, id("1"), ""))
        .to.be.revertedWithCustomError(releases, "ReleaseDaoOnly")
        .withArgs(stranger);
      await expect(releases.publish(ZeroHash, V3, id("1"), "")).to.be.revertedWithCustomError(
        releases,
        "ReleaseComponentEmpty",
      );
      await expect(releases.publish(AGENT, V3, ZeroHash, "")).to.be.revertedWithCustomError(
        releases,
        "ReleaseContentHashZero",
      );
      for (const version of [V1, V2]) {
        await expect(releases.publish(AGENT, version, id("again"), ""))
          .to.be.revertedWithCustomError(releases, "ReleaseVersionNotNewer")
          .withArgs(version, V2);
      }
      await expect(releases.publish(encodeBytes32String("page"), 0, id("0"), ""))
        .to.be.revertedWithCustomError(releases, "ReleaseVersionNotNewer")
        .withArgs(0, 0);
    });
  });

  describe("setMinimum", () => {
    it("ends older versions at a second that is known before", async () => {
      const { releases } = await load();
      const from = (await now()) + 1_000n;
      await expect(releases.setMinimum(AGENT, V2, from))
        .to.emit(releases, "MinimumVersionSet")
        .withArgs(AGENT, V2, from);
      expect(await releases.minimumVersion(AGENT)).to.equal(0);
      expect(await releases.minimumVersionAt(AGENT, from - 1n)).to.equal(0);
      expect(await releases.minimumVersionAt(AGENT, from)).to.equal(V2);
      expect(await releases.minimumVersionAt(AGENT, MaxUint256)).to.equal(V2);
      expect(await releases.minimumVersion(NODE)).to.equal(0);
      expect(await releases.outdatedFrom(AGENT, V2 - 1)).to.equal(from);
      expect(await releases.outdatedFrom(AGENT, V2)).to.equal(MaxUint256);
      await networkHelpers.time.increaseTo(from - 1n);
      expect(await releases.minimumVersion(AGENT)).to.equal(0);
      await networkHelpers.time.increaseTo(from);
      expect(await releases.minimumVersion(AGENT)).to.equal(V2);
    });

    it("takes now for a time that is past", async () => {
      const { releases } = await load();
      const at = (await now()) + 10n;
      await networkHelpers.time.setNextBlockTimestamp(at);
      await expect(releases.setMinimum(AGENT, V2, 5))
        .to.emit(releases, "MinimumVersionSet")
        .withArgs(AGENT, V2, at);
      expect(await releases.minimumVersion(AGENT)).to.equal(V2);
      expect(await releases.minimumVersionAt(AGENT, at - 1n)).to.equal(0);
    });

    it("lets several be decided ahead, each version ending with the first that is above it", async () => {
      const { releases } = await load();
      await releases.publish(AGENT, V3, id("1.0.0"), "");
      const [first, second] = [(await now()) + 1_000n, (await now()) + 2_000n];
      await releases.setMinimum(AGENT, V1, first);
      await releases.setMinimum(AGENT, V2, second);
      await releases.setMinimum(AGENT, V3, second);
      const ends = await Promise.all([0, V1 - 1, V1, V2, V3].map((version) => releases.outdatedFrom(AGENT, version)));
      expect(ends).to.deep.equal([first, first, second, second, MaxUint256]);
      expect(await releases.minimumVersionAt(AGENT, second - 1n)).to.equal(V1);
      expect(await releases.minimumVersionAt(AGENT, second)).to.equal(V3);
    });

    it("reverts for whoever is not the DAO, for what was never published, and for less or sooner than was decided", async () => {
      const { releases, stranger } = await load();
      await expect(releases.connect(stranger).setMinimum(AGENT, V2, 0))
        .to.be.revertedWithCustomError(releases, "ReleaseDaoOnly")
        .withArgs(stranger);
      for (const [component, version] of [
        [AGENT, V3],
        [AGENT, V2 - 1],
        [AGENT, 0],
        [NODE, V2],
        [encodeBytes32String("page"), V1],
      ] as const) {
        await expect(releases.setMinimum(component, version, 0))
          .to.be.revertedWithCustomError(releases, "ReleaseUnknown")
          .withArgs(component, version);
      }
      await releases.publish(AGENT, V3, id("1.0.0"), "");
      const from = (await now()) + 1_000n;
      await releases.setMinimum(AGENT, V2, from);
      for (const [version, start] of [
        [V2, from],
        [V1, from + 1n],
        [V3, from - 1n],
        [V3, 0n],
      ] as const) {
        await expect(releases.setMinimum(AGENT, version, start))
          .to.be.revertedWithCustomError(releases, "ReleaseMinimumInvalid")
          .withArgs(AGENT, version, start);
      }
    });

    it("reverts for a date beyond a year, as milliseconds would be, and takes the last second of it", async () => {
      const { releases } = await load();
      const at = (await now()) + 10n;
      const last = at + MAX_RELEASE_NOTICE;
      await networkHelpers.time.setNextBlockTimestamp(at);
      await expect(releases.setMinimum(AGENT, V2, last + 1n))
        .to.be.revertedWithCustomError(releases, "ReleaseMinimumInvalid")
        .withArgs(AGENT, V2, last + 1n);
      await networkHelpers.time.setNextBlockTimestamp(at + 1n);
      await releases.setMinimum(AGENT, V2, last + 1n);
      expect(await releases.outdatedFrom(AGENT, V1)).to.equal(last + 1n);
    });
  });
});
