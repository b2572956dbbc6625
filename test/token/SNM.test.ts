import { expect } from "chai";
import { parseEther, Signature, ZeroAddress } from "ethers";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import type { System } from "../helpers/System.ts";

const { ethers, networkHelpers } = chain;

/** Unix seconds. The clock of the test chain goes on with that of the machine, which may leap. */
const FAR = 2n ** 64n;
const SUPPLY = parseEther("444000000");

async function domainOf({ token }: System) {
  const { chainId } = await ethers.provider.getNetwork();
  return { name: "SONM", version: "1", chainId, verifyingContract: await token.getAddress() };
}

describe("SNM", () => {
  it("is minted once, all of it", async () => {
    const { token } = await networkHelpers.loadFixture(deploySystem);
    expect(await token.name()).to.equal("SONM");
    expect(await token.symbol()).to.equal("SNM");
    expect(await token.decimals()).to.equal(18n);
    expect(await token.totalSupply()).to.equal(SUPPLY);
    expect(await token.SUPPLY()).to.equal(SUPPLY);
  });

  it("has no owner, and nothing that mints or burns", async () => {
    const { token } = await networkHelpers.loadFixture(deploySystem);
    const names = token.interface.fragments.flatMap((fragment) => ("name" in fragment ? [String(fragment.name)] : []));
    expect(names.filter((name) => /owner|mint|burn|pause|role/i.test(name))).to.deep.equal([]);
  });

  describe("permit", () => {
    const types = {
      Permit: [
        { name: "owner", type: "address" },
        { name: "spender", type: "address" },
        { name: "value", type: "uint256" },
        { name: "nonce", type: "uint256" },
        { name: "deadline", type: "uint256" },
      ],
    };

    async function signPermit(system: System, deadline: bigint) {
      const { buyer, supplier, token } = system;
      const message = {
        owner: buyer.address,
        spender: supplier.address,
        value: 7n,
        nonce: await token.nonces(buyer),
        deadline,
      };
      return Signature.from(await buyer.signTypedData(await domainOf(system), types, message));
    }

    it("allows by signature, once", async () => {
      const system = await networkHelpers.loadFixture(deploySystem);
      const { buyer, stranger, supplier, token } = system;
      const deadline = FAR;
      const { v, r, s } = await signPermit(system, deadline);
      await token.connect(stranger).permit(buyer, supplier, 7n, deadline, v, r, s);
      expect(await token.allowance(buyer, supplier)).to.equal(7n);
      expect(await token.nonces(buyer)).to.equal(1n);
      await expect(token.permit(buyer, supplier, 7n, deadline, v, r, s)).to.be.revertedWithCustomError(
        token,
        "ERC2612InvalidSigner",
      );
    });

    it("reverts when its time is over", async () => {
      const system = await networkHelpers.loadFixture(deploySystem);
      const { buyer, supplier, token } = system;
      const deadline = BigInt(await networkHelpers.time.latest()) - 1n;
      const { v, r, s } = await signPermit(system, deadline);
      await expect(token.permit(buyer, supplier, 7n, deadline, v, r, s))
        .to.be.revertedWithCustomError(token, "ERC2612ExpiredSignature")
        .withArgs(deadline);
    });
  });

  describe("votes", () => {
    it("counts at unix times", async () => {
      const { token } = await networkHelpers.loadFixture(deploySystem);
      expect(await token.CLOCK_MODE()).to.equal("mode=timestamp");
      expect(await token.clock()).to.equal(await networkHelpers.time.latest());
    });

    it("gives a delegate the votes of the tokens, from the second of the delegation on", async () => {
      const { buyer, deployer, supplier, token } = await networkHelpers.loadFixture(deploySystem);
      await token.transfer(buyer, 100n);
      await token.connect(buyer).delegate(supplier);
      const since = await networkHelpers.time.latest();
      await networkHelpers.time.increase(10);
      expect(await token.getVotes(supplier)).to.equal(100n);
      expect(await token.getPastVotes(supplier, since)).to.equal(100n);
      expect(await token.getPastVotes(supplier, since - 1)).to.equal(0n);
      expect(await token.getVotes(deployer)).to.equal(0n);
    });

    it("reverts when asked for votes of this second", async () => {
      const { supplier, token } = await networkHelpers.loadFixture(deploySystem);
      const now = await networkHelpers.time.latest();
      await expect(token.getPastVotes(supplier, now))
        .to.be.revertedWithCustomError(token, "ERC5805FutureLookup")
        .withArgs(now, now);
    });

    it("delegates by signature, with the nonce that permits use too", async () => {
      const system = await networkHelpers.loadFixture(deploySystem);
      const { buyer, stranger, supplier, token } = system;
      await token.transfer(buyer, 100n);
      const expiry = FAR;
      const types = {
        Delegation: [
          { name: "delegatee", type: "address" },
          { name: "nonce", type: "uint256" },
          { name: "expiry", type: "uint256" },
        ],
      };
      const message = { delegatee: supplier.address, nonce: 0n, expiry };
      const { v, r, s } = Signature.from(await buyer.signTypedData(await domainOf(system), types, message));
      await token.connect(stranger).delegateBySig(supplier, 0n, expiry, v, r, s);
      expect(await token.getVotes(supplier)).to.equal(100n);
      expect(await token.nonces(buyer)).to.equal(1n);
    });
  });

  describe("transfer", () => {
    it("reverts when the balance is too small", async () => {
      const { buyer, supplier, token } = await networkHelpers.loadFixture(deploySystem);
      await expect(token.connect(buyer).transfer(supplier, 1n))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientBalance")
        .withArgs(buyer.address, 0n, 1n);
    });

    it("reverts when it goes to nobody", async () => {
      const { token } = await networkHelpers.loadFixture(deploySystem);
      await expect(token.transfer(ZeroAddress, 1n))
        .to.be.revertedWithCustomError(token, "ERC20InvalidReceiver")
        .withArgs(ZeroAddress);
    });
  });
});
