import { expect } from "chai";

import { chain } from "../helpers/chain.ts";
import { namedWallet } from "../helpers/masternodes.ts";
import { nextAt, now } from "./deals.ts";
import { confirmWorker, openMarket, signBinding } from "./openMarket.ts";

const { ethers, networkHelpers } = chain;

describe("Market workers", () => {
  describe("confirmWorker", () => {
    it("makes the caller the worker's master", async () => {
      const { market, operator, stranger, chainId } = await networkHelpers.loadFixture(openMarket);
      expect(await market.masterOf(operator)).to.equal(operator.address);
      expect(await market.workerBindings(operator)).to.equal(0n);
      const { deadline, signature } = await signBinding(market, chainId, operator, stranger);
      await expect(market.connect(stranger).confirmWorker(operator, deadline, signature))
        .to.emit(market, "WorkerConfirmed")
        .withArgs(operator.address, stranger.address);
      expect(await market.masterOf(operator)).to.equal(stranger.address);
      expect(await market.workerBindings(operator)).to.equal(1n);
    });

    it("reverts when somebody else than the worker signed, or for another master", async () => {
      const { market, operator, stranger, supplier, chainId } = await networkHelpers.loadFixture(openMarket);
      const forged = await signBinding(
        market,
        chainId,
        { ...operator, address: operator.address, signTypedData: stranger.signTypedData.bind(stranger) },
        stranger,
      );
      await expect(market.connect(stranger).confirmWorker(operator, forged.deadline, forged.signature))
        .to.be.revertedWithCustomError(market, "WorkerSignatureInvalid")
        .withArgs(operator.address, stranger.address);
      const { deadline, signature } = await signBinding(market, chainId, operator, supplier);
      await expect(market.connect(stranger).confirmWorker(operator, deadline, signature))
        .to.be.revertedWithCustomError(market, "WorkerSignatureInvalid")
        .withArgs(operator.address, stranger.address);
      await expect(market.connect(supplier).confirmWorker(operator, deadline + 1n, signature))
        .to.be.revertedWithCustomError(market, "WorkerSignatureInvalid")
        .withArgs(operator.address, supplier.address);
    });

    it("reverts when the signature was made for another chain", async () => {
      const { market, operator, stranger, chainId } = await networkHelpers.loadFixture(openMarket);
      const { deadline, signature } = await signBinding(market, chainId + 1n, operator, stranger);
      await expect(market.connect(stranger).confirmWorker(operator, deadline, signature))
        .to.be.revertedWithCustomError(market, "WorkerSignatureInvalid")
        .withArgs(operator.address, stranger.address);
    });

    it("takes a signature until its deadline and not a second longer", async () => {
      const { market, operator, stranger, chainId } = await networkHelpers.loadFixture(openMarket);
      const deadline = (await now()) + 100n;
      const { signature } = await signBinding(market, chainId, operator, stranger, { deadline });
      await nextAt(deadline);
      await market.connect(stranger).confirmWorker(operator, deadline, signature);
      await market.connect(stranger).removeWorker(operator);
      const late = (await now()) + 100n;
      const second = await signBinding(market, chainId, operator, stranger, { deadline: late });
      await nextAt(late + 1n);
      await expect(market.connect(stranger).confirmWorker(operator, late, second.signature))
        .to.be.revertedWithCustomError(market, "WorkerSignatureExpired")
        .withArgs(late, late + 1n);
    });

    it("reverts when the worker has a master already", async () => {
      const { market, stranger, supplier, worker, chainId } = await networkHelpers.loadFixture(openMarket);
      const { deadline, signature } = await signBinding(market, chainId, worker, stranger);
      for (const account of [stranger, supplier]) {
        await expect(market.connect(account).confirmWorker(worker, deadline, signature))
          .to.be.revertedWithCustomError(market, "WorkerHasMaster")
          .withArgs(worker.address, supplier.address);
      }
    });

    it("reverts when a worker would be its own master", async () => {
      const { market, operator, chainId } = await networkHelpers.loadFixture(openMarket);
      const { deadline, signature } = await signBinding(market, chainId, operator, operator);
      await expect(market.connect(operator).confirmWorker(operator, deadline, signature))
        .to.be.revertedWithCustomError(market, "WorkerIsItsMaster")
        .withArgs(operator.address);
    });

    it("takes each signature once: a worker that left is not bound again without a new one", async () => {
      const { market, operator, stranger, supplier, chainId } = await networkHelpers.loadFixture(openMarket);
      const first = await signBinding(market, chainId, operator, stranger);
      const other = await signBinding(market, chainId, operator, supplier);
      await market.connect(stranger).confirmWorker(operator, first.deadline, first.signature);
      await market.connect(operator).removeWorker(operator);
      await expect(market.connect(stranger).confirmWorker(operator, first.deadline, first.signature))
        .to.be.revertedWithCustomError(market, "WorkerSignatureInvalid")
        .withArgs(operator.address, stranger.address);
      await expect(market.connect(supplier).confirmWorker(operator, other.deadline, other.signature))
        .to.be.revertedWithCustomError(market, "WorkerSignatureInvalid")
        .withArgs(operator.address, supplier.address);
      await confirmWorker(market, chainId, operator, supplier);
      expect(await market.masterOf(operator)).to.equal(supplier.address);
      expect(await market.workerBindings(operator)).to.equal(2n);
    });

    it("does not take a signature for a later binding", async () => {
      const { market, operator, stranger, chainId } = await networkHelpers.loadFixture(openMarket);
      const { deadline, signature } = await signBinding(market, chainId, operator, stranger, { binding: 1n });
      await expect(market.connect(stranger).confirmWorker(operator, deadline, signature))
        .to.be.revertedWithCustomError(market, "WorkerSignatureInvalid")
        .withArgs(operator.address, stranger.address);
    });

    it("takes the word of a contract wallet", async () => {
      const { market, stranger, deployer, chainId } = await networkHelpers.loadFixture(openMarket);
      const key = await namedWallet("key of a worker that is a contract");
      const wallet = await ethers.deployContract("WalletMock", [key.address], deployer);
      const worker = { address: await wallet.getAddress(), signTypedData: key.signTypedData.bind(key) };
      const { deadline, signature } = await signBinding(market, chainId, worker, stranger);
      await market.connect(stranger).confirmWorker(wallet, deadline, signature);
      expect(await market.masterOf(wallet)).to.equal(stranger.address);
    });
  });

  describe("removeWorker", () => {
    for (const side of ["worker", "supplier"] as const) {
      it(`ends the binding when the ${side} asks for it`, async () => {
        const stage = await networkHelpers.loadFixture(openMarket);
        const { market, supplier, worker } = stage;
        await expect(market.connect(stage[side]).removeWorker(worker))
          .to.emit(market, "WorkerRemoved")
          .withArgs(worker.address, supplier.address);
        expect(await market.masterOf(worker)).to.equal(worker.address);
        expect(await market.workerBindings(worker)).to.equal(1n);
        await expect(market.connect(stage[side]).removeWorker(worker))
          .to.be.revertedWithCustomError(market, "WorkerPartyOnly")
          .withArgs(worker.address, stage[side].address);
      });
    }

    it("reverts when somebody else asks for it, or there is no binding", async () => {
      const { market, operator, stranger, worker } = await networkHelpers.loadFixture(openMarket);
      await expect(market.connect(stranger).removeWorker(worker))
        .to.be.revertedWithCustomError(market, "WorkerPartyOnly")
        .withArgs(worker.address, stranger.address);
      await expect(market.connect(operator).removeWorker(operator))
        .to.be.revertedWithCustomError(market, "WorkerPartyOnly")
        .withArgs(operator.address, operator.address);
    });
  });

  describe("masterOf", () => {
    it("names the worker's own master, not the master's master", async () => {
      const { market, operator, supplier, worker, chainId } = await networkHelpers.loadFixture(openMarket);
      await confirmWorker(market, chainId, supplier, operator);
      expect(await market.masterOf(worker)).to.equal(supplier.address);
      expect(await market.masterOf(supplier)).to.equal(operator.address);
    });
  });
});
