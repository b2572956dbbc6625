import { expect } from "chai";
import { parseEther, Signature, ZeroAddress } from "ethers";

import { signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import { malleableTwin } from "../helpers/malleableTwin.ts";
import {
  BOND,
  ENDPOINT,
  namedWallet,
  prepareMasternode,
  register,
  sharesOf,
  signSignerProof,
} from "../helpers/masternodes.ts";

const { ethers, networkHelpers } = chain;
const DAY = 24n * 3_600n;
const UNBONDING = 14n * DAY;

/** A fixture: an owner and a signer who have not registered, with five bonds. */
async function prepareOneNode() {
  const system = await deploySystem();
  const node = await prepareMasternode(system, "node", 5n * BOND);
  return { ...system, system, ...node, masternodes: system.masternodes.connect(node.owner) };
}

/** A fixture: a node with three bonds staked and two in its owner's wallet. */
async function registerOneNode() {
  const stage = await prepareOneNode();
  const { masternodes, owner, signer, system } = stage;
  await masternodes.register(signer, await signSignerProof(system, owner, signer), 3n * BOND, ENDPOINT);
  return stage;
}

const now = async () => BigInt(await networkHelpers.time.latest());

describe("Masternodes", () => {
  describe("register", () => {
    it("bonds SNM for a new node, and gives it a seat", async () => {
      const { masternodes, owner, signer, system, token } = await networkHelpers.loadFixture(prepareOneNode);
      const proof = await signSignerProof(system, owner, signer);
      const registration = masternodes.register(signer, proof, 3n * BOND, ENDPOINT);
      await expect(registration)
        .to.emit(masternodes, "MasternodeJoined")
        .withArgs(owner.address, signer.address, 3n * BOND, ENDPOINT);
      await expect(registration).to.emit(masternodes, "ActiveChanged").withArgs(owner.address, true);
      await expect(registration).to.changeTokenBalances(ethers, token, [owner, masternodes], [-3n * BOND, 3n * BOND]);
      const node = await masternodes.masternode(owner);
      expect([node.signer, node.stake, node.bond, node.unbonding, node.jailedUntil, node.active]).to.deep.equal([
        ...[signer.address, 3n * BOND, 3n * BOND, 0n, 0n, true],
      ]);
      expect(await masternodes.ownerOf(signer)).to.equal(owner.address);
      expect(await masternodes.activeOwners()).to.deep.equal([owner.address]);
    });

    it("takes a proof of 64 bytes too", async () => {
      const { masternodes, owner, signer, system } = await networkHelpers.loadFixture(prepareOneNode);
      const proof = Signature.from(await signSignerProof(system, owner, signer)).compactSerialized;
      await masternodes.register(signer, proof, BOND, ENDPOINT);
      expect(await masternodes.ownerOf(signer)).to.equal(owner.address);
    });

    it("reverts the second time", async () => {
      const { masternodes, owner, system } = await networkHelpers.loadFixture(registerOneNode);
      const other = await namedWallet("other signer");
      const proof = await signSignerProof(system, owner, other);
      await expect(masternodes.register(other, proof, BOND, ENDPOINT))
        .to.be.revertedWithCustomError(masternodes, "MasternodeRegistered")
        .withArgs(owner.address);
    });

    it("reverts below the smallest bond", async () => {
      const { masternodes, owner, signer, system } = await networkHelpers.loadFixture(prepareOneNode);
      const proof = await signSignerProof(system, owner, signer);
      await expect(masternodes.register(signer, proof, BOND - 1n, ENDPOINT))
        .to.be.revertedWithCustomError(masternodes, "MasternodeBondTooSmall")
        .withArgs(BOND - 1n, BOND);
    });

    it("reverts when the signer is another node's", async () => {
      const { masternodes, owner, signer, system } = await networkHelpers.loadFixture(registerOneNode);
      const other = await prepareMasternode(system, "other");
      const proof = await signSignerProof(system, other.owner, signer);
      await expect(masternodes.connect(other.owner).register(signer, proof, BOND, ENDPOINT))
        .to.be.revertedWithCustomError(masternodes, "MasternodeSignerTaken")
        .withArgs(signer.address, owner.address);
    });

    it("reverts when the proof is not the signer's for this owner, contract and chain", async () => {
      const { masternodes, owner, signer, stranger, system } = await networkHelpers.loadFixture(prepareOneNode);
      const { chainId } = await ethers.provider.getNetwork();
      const types = { SignerProof: [...signerProofTypes.SignerProof] };
      const message = { owner: owner.address, signer: signer.address };
      const home = signerProofDomain(Number(chainId), await masternodes.getAddress());
      const good = Signature.from(await signSignerProof(system, owner, signer));
      const wrong = [
        await signSignerProof(system, stranger, signer),
        await signer.signTypedData({ ...home, chainId: 1 }, types, message),
        await signer.signTypedData({ ...home, verifyingContract: await system.token.getAddress() }, types, message),
        await owner.signTypedData(home, types, message),
        malleableTwin(good.serialized),
        good.serialized.slice(0, -4),
        "0x",
      ];
      for (const proof of wrong) {
        await expect(masternodes.register(signer, proof, BOND, ENDPOINT))
          .to.be.revertedWithCustomError(masternodes, "MasternodeSignerProofInvalid")
          .withArgs(signer.address, owner.address);
      }
      await expect(masternodes.register(ZeroAddress, good.serialized, BOND, ENDPOINT))
        .to.be.revertedWithCustomError(masternodes, "MasternodeSignerProofInvalid")
        .withArgs(ZeroAddress, owner.address);
    });

    it("reverts without an endpoint or with one that is too long, and takes the longest", async () => {
      const { masternodes, owner, signer, system } = await networkHelpers.loadFixture(prepareOneNode);
      const proof = await signSignerProof(system, owner, signer);
      for (const length of [0, 257]) {
        await expect(masternodes.register(signer, proof, BOND, "x".repeat(length)))
          .to.be.revertedWithCustomError(masternodes, "MasternodeEndpointLength")
          .withArgs(length, 256n);
      }
      await masternodes.register(signer, proof, BOND, "x".repeat(256));
    });

    it("reverts without the allowance, and keeps nothing", async () => {
      const { masternodes, owner, signer, system, token } = await networkHelpers.loadFixture(prepareOneNode);
      await token.connect(owner).approve(masternodes, BOND - 1n);
      const proof = await signSignerProof(system, owner, signer);
      await expect(masternodes.register(signer, proof, BOND, ENDPOINT))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientAllowance")
        .withArgs(await masternodes.getAddress(), BOND - 1n, BOND);
      expect(await masternodes.ownerOf(signer)).to.equal(ZeroAddress);
    });
  });

  describe("addStake", () => {
    it("adds to the bond", async () => {
      const { masternodes, owner, token } = await networkHelpers.loadFixture(registerOneNode);
      const addition = masternodes.addStake(7n);
      await expect(addition)
        .to.emit(masternodes, "StakeAdded")
        .withArgs(owner.address, owner.address, 7n, sharesOf(7n), 3n * BOND + 7n);
      await expect(addition).to.changeTokenBalances(ethers, token, [owner, masternodes], [-7n, 7n]);
      expect((await masternodes.masternode(owner)).stake).to.equal(3n * BOND + 7n);
    });

    it("lets a node that left come back, with its smallest bond at least", async () => {
      const { masternodes, owner } = await networkHelpers.loadFixture(registerOneNode);
      await masternodes.unbond(3n * BOND);
      await expect(masternodes.addStake(BOND - 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeBondTooSmall")
        .withArgs(BOND - 1n, BOND);
      await expect(masternodes.addStake(BOND)).to.emit(masternodes, "ActiveChanged").withArgs(owner.address, true);
    });

    it("reverts for nothing, and for an owner without a node", async () => {
      const { masternodes, stranger } = await networkHelpers.loadFixture(registerOneNode);
      await expect(masternodes.addStake(0n)).to.be.revertedWithCustomError(masternodes, "MasternodeAmountZero");
      await expect(masternodes.connect(stranger).addStake(BOND))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNotRegistered")
        .withArgs(stranger.address);
    });
  });

  describe("unbond", () => {
    it("starts the period for a part, and the node stays active", async () => {
      const { masternodes, owner } = await networkHelpers.loadFixture(registerOneNode);
      const time = (await now()) + 10n;
      await networkHelpers.time.setNextBlockTimestamp(time);
      const start = masternodes.unbond(2n * BOND);
      await expect(start)
        .to.emit(masternodes, "UnbondingStarted")
        .withArgs(
          ...[owner.address, owner.address, 2n * BOND, sharesOf(2n * BOND), sharesOf(2n * BOND), BOND],
          time + UNBONDING,
        );
      await expect(start).not.to.emit(masternodes, "ActiveChanged");
      const node = await masternodes.masternode(owner);
      expect([node.stake, node.bond, node.unbonding, node.active]).to.deep.equal([BOND, BOND, 2n * BOND, true]);
      expect(await masternodes.unbondingsOf(owner, owner)).to.deep.equal([[2n * BOND, time + UNBONDING]]);
    });

    it("takes the seat of a node that unbonds all", async () => {
      const { masternodes, owner } = await networkHelpers.loadFixture(registerOneNode);
      await expect(masternodes.unbond(3n * BOND))
        .to.emit(masternodes, "ActiveChanged")
        .withArgs(owner.address, false);
      expect(await masternodes.activeOwners()).to.deep.equal([]);
    });

    it("gives each part a release of its own", async () => {
      const { masternodes, owner } = await networkHelpers.loadFixture(registerOneNode);
      await masternodes.unbond(1n);
      const first = (await now()) + UNBONDING;
      await networkHelpers.time.increase(UNBONDING - 10n);
      await masternodes.unbond(2n);
      const second = (await now()) + UNBONDING;
      expect(await masternodes.unbondingsOf(owner, owner)).to.deep.equal([
        [1n, first],
        [2n, second],
      ]);
    });

    it("reverts when the rest is neither nothing nor a bond", async () => {
      const { masternodes } = await networkHelpers.loadFixture(registerOneNode);
      await expect(masternodes.unbond(2n * BOND + 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeBondTooSmall")
        .withArgs(BOND - 1n, BOND);
    });

    it("reverts for more than there is, for nothing, and without a node", async () => {
      const { masternodes, owner, stranger } = await networkHelpers.loadFixture(registerOneNode);
      await expect(masternodes.unbond(3n * BOND + 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeStakeTooLow")
        .withArgs(owner.address, 3n * BOND, 3n * BOND + 1n);
      await expect(masternodes.unbond(0n)).to.be.revertedWithCustomError(masternodes, "MasternodeAmountZero");
      await expect(masternodes.connect(stranger).unbond(1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNotRegistered")
        .withArgs(stranger.address);
    });
  });

  describe("withdraw", () => {
    it("pays out from the second of the release on, to any address", async () => {
      const { masternodes, owner, stranger, token } = await networkHelpers.loadFixture(registerOneNode);
      await masternodes.unbond(2n * BOND);
      const [{ releaseAt } = { releaseAt: 0n }] = await masternodes.unbondingsOf(owner, owner);
      await networkHelpers.time.setNextBlockTimestamp(releaseAt - 1n);
      await expect(masternodes.withdraw(stranger))
        .to.be.revertedWithCustomError(masternodes, "MasternodeStillUnbonding")
        .withArgs(owner.address, releaseAt);
      await networkHelpers.time.setNextBlockTimestamp(releaseAt);
      const payment = masternodes.withdraw(stranger);
      await expect(payment)
        .to.emit(masternodes, "StakeWithdrawn")
        .withArgs(owner.address, owner.address, stranger.address, 2n * BOND, sharesOf(2n * BOND));
      await expect(payment).to.changeTokenBalances(ethers, token, [masternodes, stranger], [-2n * BOND, 2n * BOND]);
      const node = await masternodes.masternode(owner);
      expect([node.stake, node.unbonding]).to.deep.equal([BOND, 0n]);
      expect(await masternodes.unbondingsOf(owner, owner)).to.deep.equal([]);
    });

    it("reverts when nothing unbonds, and the second time", async () => {
      const { masternodes, owner } = await networkHelpers.loadFixture(registerOneNode);
      await expect(masternodes.withdraw(owner))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNothingToWithdraw")
        .withArgs(owner.address);
      await masternodes.unbond(3n * BOND);
      await networkHelpers.time.increase(UNBONDING);
      await masternodes.withdraw(owner);
      await expect(masternodes.withdraw(owner))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNothingToWithdraw")
        .withArgs(owner.address);
    });

    it("reverts to nobody, and for somebody without a node", async () => {
      const { masternodes, stranger, token } = await networkHelpers.loadFixture(registerOneNode);
      await masternodes.unbond(3n * BOND);
      await networkHelpers.time.increase(UNBONDING);
      await expect(masternodes.withdraw(ZeroAddress))
        .to.be.revertedWithCustomError(token, "ERC20InvalidReceiver")
        .withArgs(ZeroAddress);
      await expect(masternodes.connect(stranger).withdraw(stranger))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNothingToWithdraw")
        .withArgs(stranger.address);
    });

    it("works while the oracles are silent and the DAO has changed every parameter", async () => {
      const { dao, masternodes, owner, token } = await networkHelpers.loadFixture(registerOneNode);
      await masternodes.unbond(3n * BOND);
      await masternodes.connect(dao).setMinimumBond(parseEther("1000000"));
      await masternodes.connect(dao).setUnbondingPeriod(30n * DAY);
      await networkHelpers.time.increase(UNBONDING);
      await masternodes.withdraw(owner);
      expect(await token.balanceOf(owner)).to.equal(5n * BOND);
    });
  });

  describe("changeSigner", () => {
    it("puts another key in the place of the signer", async () => {
      const { masternodes, owner, signer, system } = await networkHelpers.loadFixture(registerOneNode);
      const next = await namedWallet("next signer");
      await expect(masternodes.changeSigner(next, await signSignerProof(system, owner, next)))
        .to.emit(masternodes, "SignerChanged")
        .withArgs(owner.address, signer.address, next.address);
      expect((await masternodes.masternode(owner)).signer).to.equal(next.address);
      expect(await masternodes.ownerOf(next)).to.equal(owner.address);
    });

    it("keeps the earlier key for its owner, who may return to it", async () => {
      const { masternodes, owner, signer, system } = await networkHelpers.loadFixture(registerOneNode);
      const next = await namedWallet("next signer");
      await masternodes.changeSigner(next, await signSignerProof(system, owner, next));
      expect(await masternodes.ownerOf(signer)).to.equal(owner.address);
      const other = await prepareMasternode(system, "other");
      const stolen = await signSignerProof(system, other.owner, signer);
      await expect(masternodes.connect(other.owner).register(signer, stolen, BOND, ENDPOINT))
        .to.be.revertedWithCustomError(masternodes, "MasternodeSignerTaken")
        .withArgs(signer.address, owner.address);
      await masternodes.changeSigner(signer, await signSignerProof(system, owner, signer));
      expect((await masternodes.masternode(owner)).signer).to.equal(signer.address);
    });

    it("reverts for the same key, another node's, a bad proof, and without a node", async () => {
      const { masternodes, owner, signer, stranger, system } = await networkHelpers.loadFixture(registerOneNode);
      const other = await prepareMasternode(system, "other");
      await register(system, other);
      const proof = await signSignerProof(system, owner, signer);
      await expect(masternodes.changeSigner(signer, proof))
        .to.be.revertedWithCustomError(masternodes, "MasternodeSignerTaken")
        .withArgs(signer.address, owner.address);
      await expect(masternodes.changeSigner(other.signer, await signSignerProof(system, owner, other.signer)))
        .to.be.revertedWithCustomError(masternodes, "MasternodeSignerTaken")
        .withArgs(other.signer.address, other.owner.address);
      const next = await namedWallet("next signer");
      await expect(masternodes.changeSigner(next, proof))
        .to.be.revertedWithCustomError(masternodes, "MasternodeSignerProofInvalid")
        .withArgs(next.address, owner.address);
      await expect(masternodes.connect(stranger).changeSigner(next, proof))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNotRegistered")
        .withArgs(stranger.address);
    });
  });

  describe("changeEndpoint", () => {
    it("tells the new one", async () => {
      const { masternodes, owner } = await networkHelpers.loadFixture(registerOneNode);
      await expect(masternodes.changeEndpoint("https://other.example"))
        .to.emit(masternodes, "EndpointChanged")
        .withArgs(owner.address, "https://other.example");
    });

    it("reverts for one that is too long or empty, and without a node", async () => {
      const { masternodes, stranger } = await networkHelpers.loadFixture(registerOneNode);
      for (const length of [0, 257]) {
        await expect(masternodes.changeEndpoint("x".repeat(length)))
          .to.be.revertedWithCustomError(masternodes, "MasternodeEndpointLength")
          .withArgs(length, 256n);
      }
      await expect(masternodes.connect(stranger).changeEndpoint(ENDPOINT))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNotRegistered")
        .withArgs(stranger.address);
    });
  });

  describe("changeDescription", () => {
    it("tells delegators what they shall read, or nothing", async () => {
      const { masternodes, owner } = await networkHelpers.loadFixture(registerOneNode);
      for (const text of ["Two servers in Oslo", "x".repeat(256), ""]) {
        await expect(masternodes.changeDescription(text))
          .to.emit(masternodes, "DescriptionChanged")
          .withArgs(owner.address, text);
      }
    });

    it("reverts for one that is too long, and without a node", async () => {
      const { masternodes, stranger } = await networkHelpers.loadFixture(registerOneNode);
      await expect(masternodes.changeDescription("x".repeat(257)))
        .to.be.revertedWithCustomError(masternodes, "MasternodeEndpointLength")
        .withArgs(257, 256n);
      await expect(masternodes.connect(stranger).changeDescription(""))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNotRegistered")
        .withArgs(stranger.address);
    });
  });
});
