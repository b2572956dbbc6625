import { expect } from "chai";
import { id as hashText, ZeroAddress, ZeroHash } from "ethers";

import { MAX_CERTIFICATE_VALIDITY, MAX_PROFILE_TEXT } from "@sonm/protocol/generated/constants.ts";
import { Rule } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { nextAt, now } from "./deals.ts";
import { expectFits, expectRefused } from "./matches.ts";
import { openMarket } from "./openMarket.ts";
import { signAsk, signBid } from "./orders.ts";

const { networkHelpers } = chain;
const YEAR = 31_536_000n;
const EVIDENCE = hashText("what the validator keeps");

/** A market with a validator of level 3: the holder. */
async function withValidator() {
  const stage = await networkHelpers.loadFixture(openMarket);
  const { dao, holder, operator, profiles } = stage;
  await profiles.connect(dao).setValidator(holder, 3);
  const expiresAt = (await now()) + YEAR;
  return { ...stage, stage, validator: holder, another: operator, expiresAt };
}

describe("Profiles", () => {
  describe("validators", () => {
    it("are appointed, changed and dismissed by the DAO", async () => {
      const { dao, holder, profiles } = await networkHelpers.loadFixture(openMarket);
      for (const level of [2n, 4n, 3n, 0n]) {
        await expect(profiles.connect(dao).setValidator(holder, level))
          .to.emit(profiles, "ValidatorSet")
          .withArgs(holder.address, level);
        expect(await profiles.validatorLevel(holder)).to.equal(level);
      }
    });

    it("are appointed by nobody else, not for a level that is none, and not at no address", async () => {
      const { dao, holder, profiles } = await networkHelpers.loadFixture(openMarket);
      await expect(profiles.connect(holder).setValidator(holder, 3))
        .to.be.revertedWithCustomError(profiles, "ProfileDaoOnly")
        .withArgs(holder.address);
      for (const level of [1n, 5n, 2n ** 255n]) {
        await expect(profiles.connect(dao).setValidator(holder, level))
          .to.be.revertedWithCustomError(profiles, "ProfileLevelInvalid")
          .withArgs(level);
      }
      await expect(profiles.connect(dao).setValidator(ZeroAddress, 3)).to.be.revertedWithCustomError(
        profiles,
        "ProfileAddressZero",
      );
    });
  });

  describe("certificates", () => {
    it("give their level in the market until they expire", async () => {
      const { buyer, market, profiles, validator, expiresAt } = await networkHelpers.loadFixture(withValidator);
      expect(await market.levelOf(buyer)).to.equal(1n);
      const sent = profiles.connect(validator).certify(buyer, 3, expiresAt, EVIDENCE);
      await expect(sent)
        .to.emit(profiles, "CertificateIssued")
        .withArgs(buyer.address, 3n, validator.address, expiresAt, EVIDENCE);
      await expect(sent).to.emit(market, "LevelSet").withArgs(buyer.address, 3n, expiresAt);
      expect(await profiles.certificate(buyer, 3)).to.deep.equal([validator.address, expiresAt]);
      expect(await profiles.certifiedLevel(buyer)).to.deep.equal([3n, expiresAt]);
      await networkHelpers.time.increaseTo(expiresAt - 1n);
      expect(await market.levelOf(buyer)).to.equal(3n);
      await networkHelpers.time.increaseTo(expiresAt);
      expect(await market.levelOf(buyer)).to.equal(1n);
      expect(await profiles.certifiedLevel(buyer)).to.deep.equal([1n, 0n]);
    });

    it("open the deals that demand them, of masters, both ways", async () => {
      const { stage, buyer, supplier, profiles, validator, expiresAt } =
        await networkHelpers.loadFixture(withValidator);
      const strict = async () => ({
        ask: await signAsk(stage, { identityLevel: 2 }),
        bid: await signBid(stage, { identityLevel: 3 }),
      });
      await profiles.connect(validator).certify(buyer, 2, expiresAt, ZeroHash);
      const values = [supplier.address, 1n, 3n];
      await expectRefused(stage, await strict(), Rule.IdentityLevel, "DealIdentityTooLow", values);
      await profiles.connect(validator).certify(supplier, 3, expiresAt, ZeroHash);
      await expectFits(stage, await strict());
    });

    it("of a higher level count before those of a lower one, which last when it ends", async () => {
      const { buyer, market, profiles, validator, expiresAt, stranger } =
        await networkHelpers.loadFixture(withValidator);
      const soon = expiresAt - YEAR / 2n;
      await profiles.connect(validator).certify(buyer, 3, soon, ZeroHash);
      await profiles.connect(validator).certify(buyer, 2, expiresAt, ZeroHash);
      expect(await market.levelOf(buyer)).to.equal(3n);
      await networkHelpers.time.increaseTo(soon);
      expect(await market.levelOf(buyer)).to.equal(1n);
      await expect(profiles.connect(stranger).refresh(buyer))
        .to.emit(market, "LevelSet")
        .withArgs(buyer.address, 2n, expiresAt);
      expect(await market.levelOf(buyer)).to.equal(2n);
    });

    it("are renewed and shortened by their own validator", async () => {
      const { buyer, market, profiles, validator, expiresAt } = await networkHelpers.loadFixture(withValidator);
      for (const until of [expiresAt, expiresAt - 1_000n, expiresAt + 1_000n]) {
        await profiles.connect(validator).certify(buyer, 3, until, ZeroHash);
        expect(await profiles.certificate(buyer, 3)).to.deep.equal([validator.address, until]);
      }
      expect(await market.levelOf(buyer)).to.equal(3n);
    });

    it("are replaced by another validator with one that lasts as long, not with a shorter one", async () => {
      const { another, buyer, dao, profiles, validator, expiresAt } = await networkHelpers.loadFixture(withValidator);
      await profiles.connect(dao).setValidator(another, 4);
      await profiles.connect(validator).certify(buyer, 3, expiresAt, ZeroHash);
      await expect(profiles.connect(another).certify(buyer, 3, expiresAt - 1n, ZeroHash))
        .to.be.revertedWithCustomError(profiles, "ProfileCertificateLasts")
        .withArgs(buyer.address, 3n, validator.address, expiresAt);
      await profiles.connect(another).certify(buyer, 3, expiresAt, ZeroHash);
      expect(await profiles.certificate(buyer, 3)).to.deep.equal([another.address, expiresAt]);
      await profiles.connect(dao).setValidator(another, 0);
      await profiles.connect(validator).certify(buyer, 3, expiresAt - 5n, ZeroHash);
      expect(await profiles.certificate(buyer, 3)).to.deep.equal([validator.address, expiresAt - 5n]);
    });

    it("end at the word of validator, subject or DAO, at once", async () => {
      const { buyer, dao, market, profiles, validator, expiresAt } = await networkHelpers.loadFixture(withValidator);
      for (const by of [validator, buyer, dao]) {
        await profiles.connect(validator).certify(buyer, 3, expiresAt, ZeroHash);
        const sent = profiles.connect(by).revoke(buyer, 3);
        await expect(sent).to.emit(profiles, "CertificateRevoked").withArgs(buyer.address, 3n, by.address);
        await expect(sent).to.emit(market, "LevelSet").withArgs(buyer.address, 1n, 0n);
        expect(await market.levelOf(buyer)).to.equal(1n);
      }
    });

    it("of a validator who was dismissed or lowered count no more once the market hears of it", async () => {
      const { buyer, dao, market, profiles, validator, expiresAt } = await networkHelpers.loadFixture(withValidator);
      await profiles.connect(validator).certify(buyer, 3, expiresAt, ZeroHash);
      await profiles.connect(validator).certify(buyer, 2, expiresAt, ZeroHash);
      await profiles.connect(dao).setValidator(validator, 2);
      await profiles.refresh(buyer);
      expect(await market.levelOf(buyer)).to.equal(2n);
      await profiles.connect(dao).setValidator(validator, 0);
      await profiles.refresh(buyer);
      expect(await market.levelOf(buyer)).to.equal(1n);
    });

    it("are refused from anybody who is no validator of that level, and for no level or no subject", async () => {
      const { buyer, dao, profiles, stranger, validator, expiresAt } = await networkHelpers.loadFixture(withValidator);
      for (const [caller, level, mine] of [
        [stranger, 2n, 0n],
        [dao, 2n, 0n],
        [validator, 4n, 3n],
      ] as const) {
        await expect(profiles.connect(caller).certify(buyer, level, expiresAt, ZeroHash))
          .to.be.revertedWithCustomError(profiles, "ProfileValidatorOnly")
          .withArgs(caller.address, mine, level);
      }
      for (const level of [0n, 1n, 5n]) {
        for (const sent of [
          profiles.connect(validator).certify(buyer, level, expiresAt, ZeroHash),
          profiles.connect(buyer).revoke(buyer, level),
        ]) {
          await expect(sent).to.be.revertedWithCustomError(profiles, "ProfileLevelInvalid").withArgs(level);
        }
      }
      await expect(
        profiles.connect(validator).certify(ZeroAddress, 2, expiresAt, ZeroHash),
      ).to.be.revertedWithCustomError(profiles, "ProfileAddressZero");
    });

    it("are refused with an expiry that has come or is too far away", async () => {
      const { buyer, profiles, validator } = await networkHelpers.loadFixture(withValidator);
      let time = (await now()) + 100n;
      for (const offset of [-50n, 0n, MAX_CERTIFICATE_VALIDITY + 1n]) {
        time += 1n;
        await nextAt(time);
        await expect(profiles.connect(validator).certify(buyer, 3, time + offset, ZeroHash))
          .to.be.revertedWithCustomError(profiles, "ProfileExpiryInvalid")
          .withArgs(time + offset, time, time + MAX_CERTIFICATE_VALIDITY);
      }
      await nextAt(time + 1n);
      await profiles.connect(validator).certify(buyer, 3, time + 1n + MAX_CERTIFICATE_VALIDITY, ZeroHash);
    });

    it("are not revoked by strangers or where there are none", async () => {
      const { another, buyer, dao, profiles, validator, expiresAt } = await networkHelpers.loadFixture(withValidator);
      await profiles.connect(dao).setValidator(another, 4);
      await profiles.connect(validator).certify(buyer, 3, expiresAt, ZeroHash);
      await expect(profiles.connect(another).revoke(buyer, 3))
        .to.be.revertedWithCustomError(profiles, "ProfileCertificatePartyOnly")
        .withArgs(buyer.address, 3n, another.address);
      await expect(profiles.connect(validator).revoke(buyer, 2))
        .to.be.revertedWithCustomError(profiles, "ProfileCertificateMissing")
        .withArgs(buyer.address, 2n);
    });
  });

  it("the market takes levels from this contract alone", async () => {
    const { dao, market, stranger } = await networkHelpers.loadFixture(openMarket);
    for (const caller of [dao, stranger]) {
      await expect(market.connect(caller).setLevel(caller, 4, 2n ** 40n - 1n))
        .to.be.revertedWithCustomError(market, "IdentityProfilesOnly")
        .withArgs(caller.address);
    }
  });

  it("anybody says something about themselves, in few words", async () => {
    const { profiles, stranger } = await networkHelpers.loadFixture(openMarket);
    const longest = Number(MAX_PROFILE_TEXT);
    await expect(profiles.connect(stranger).describe("Ünder ☁", "https://under.example"))
      .to.emit(profiles, "ProfileDescribed")
      .withArgs(stranger.address, "Ünder ☁", "https://under.example");
    await profiles.connect(stranger).describe("x".repeat(longest), "");
    await expect(profiles.connect(stranger).describe("x".repeat(longest), "y"))
      .to.be.revertedWithCustomError(profiles, "ProfileTextTooLong")
      .withArgs(longest + 1, longest);
  });
});
