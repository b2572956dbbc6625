import { expect } from "chai";
import { concat, dataSlice, id, Signature, ZeroAddress, ZeroHash } from "ethers";

import { LASTING_ROOT_INTERVAL, REPORT_ROOTS } from "@sonm/protocol/generated/constants.ts";
import { reportDomain, reportTypes } from "@sonm/protocol/report.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import { malleableTwin } from "../helpers/malleableTwin.ts";
import { BOND, formSignerSet, namedWallet } from "../helpers/masternodes.ts";
import { nextReport, signByAll, signReport, submitReport } from "../helpers/reports.ts";

const { ethers, networkHelpers } = chain;
const HOUR = 3_600n;

/** A fixture: five nodes with equal bonds are the signer set. */
async function formFiveNodes() {
  const system = await deploySystem();
  const nodes = await formSignerSet(system, [BOND, BOND, BOND, BOND, BOND]);
  return { ...system, system, nodes };
}

/** A fixture: four of the five nodes have signed a report, and nobody has submitted it. */
async function signByFour() {
  const stage = await formFiveNodes();
  const signed = await signByAll(stage.system, await nextReport(stage.system), stage.nodes, [0, 1, 3, 4]);
  return { ...stage, ...signed };
}

/** Exchanges the signature at one place of a list of them. */
function replaceSignature(signatures: string, place: number, by: string): string {
  return concat([dataSlice(signatures, 0, 64 * place), by, dataSlice(signatures, 64 * (place + 1))]);
}

describe("Reports", () => {
  describe("submit", () => {
    it("accepts a report that four of five nodes signed, from anybody", async () => {
      const { report, reports, signatures, signers, stranger } = await networkHelpers.loadFixture(signByFour);
      expect(signers).to.equal(0b11011n);
      await expect(reports.connect(stranger).submit(report, signers, signatures))
        .to.emit(reports, "ReportAccepted")
        .withArgs(
          1n,
          report.epoch,
          report.setId,
          report.root,
          report.rate,
          report.dataHash,
          signers,
          4n * BOND,
          stranger.address,
          0n,
        )
        .and.to.emit(reports, "RateUpdated");
      expect(await reports.latestReport()).to.deep.equal([1n, report.epoch]);
      expect(await reports.rootOf(1n)).to.equal(report.root);
    });

    it("counts reports without gaps where epochs have some", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formFiveNodes);
      await submitReport(system, nodes);
      await networkHelpers.time.increase(5n * HOUR);
      const { report, signatures, signers } = await signByAll(system, await nextReport(system), nodes);
      expect(await reports.submit.staticCall(report, signers, signatures)).to.equal(2n);
      await reports.submit(report, signers, signatures);
      expect(await reports.latestReport()).to.deep.equal([2n, report.epoch]);
      expect(report.epoch).to.be.greaterThan(2n);
    });

    it("accepts a late report while no later one came", async () => {
      const { report, reports, signatures, signers } = await networkHelpers.loadFixture(signByFour);
      await networkHelpers.time.increase(3n * HOUR);
      await reports.submit(report, signers, signatures);
      expect(await reports.latestReport()).to.deep.equal([1n, report.epoch]);
    });

    it("reverts when the epoch was reported, or a later one", async () => {
      const { nodes, report, reports, signatures, signers, system } = await networkHelpers.loadFixture(signByFour);
      await reports.submit(report, signers, signatures);
      await expect(reports.submit(report, signers, signatures))
        .to.be.revertedWithCustomError(reports, "ReportEpochNotNew")
        .withArgs(report.epoch, report.epoch);
      await submitReport(system, nodes);
      await expect(reports.submit({ ...report, root: id("other") }, signers, signatures))
        .to.be.revertedWithCustomError(reports, "ReportEpochNotNew")
        .withArgs(report.epoch, report.epoch + 1n);
    });

    it("reverts for epoch 0", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formFiveNodes);
      const { report, signatures, signers } = await signByAll(system, await nextReport(system, { epoch: 0n }), nodes);
      await expect(reports.submit(report, signers, signatures))
        .to.be.revertedWithCustomError(reports, "ReportEpochNotNew")
        .withArgs(0n, 0n);
    });

    it("reverts until the second in which the epoch is over", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formFiveNodes);
      const epoch = (await reports.currentEpoch()) + 1n;
      const end = (await reports.genesis()) + (epoch + 1n) * HOUR;
      await networkHelpers.time.increaseTo(end - 10n);
      const { report, signatures, signers } = await signByAll(
        system,
        {
          epoch,
          setId: 1,
          root: id("root") as `0x${string}`,
          rate: 6n * 10n ** 18n,
          dataHash: ZeroHash as `0x${string}`,
        },
        nodes,
      );
      await networkHelpers.time.setNextBlockTimestamp(end - 1n);
      await expect(reports.submit(report, signers, signatures))
        .to.be.revertedWithCustomError(reports, "ReportEpochNotOver")
        .withArgs(epoch, epoch);
      await networkHelpers.time.setNextBlockTimestamp(end);
      await reports.submit(report, signers, signatures);
    });

    it("reverts when the signer set is not the current one", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formFiveNodes);
      for (const setId of [0, 2]) {
        const { report, signatures, signers } = await signByAll(system, await nextReport(system, { setId }), nodes);
        await expect(reports.submit(report, signers, signatures))
          .to.be.revertedWithCustomError(reports, "ReportSetWrong")
          .withArgs(setId, 1n);
      }
    });

    it("reverts when there is no signer set yet", async () => {
      const system = await networkHelpers.loadFixture(deploySystem);
      const report = await nextReport(system);
      await expect(system.reports.submit(report, 0n, "0x"))
        .to.be.revertedWithCustomError(system.reports, "ReportSetWrong")
        .withArgs(0n, 0n);
    });

    it("reverts when the root is zero", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formFiveNodes);
      const empty = await nextReport(system, { root: ZeroHash as `0x${string}` });
      const { report, signatures, signers } = await signByAll(system, empty, nodes);
      await expect(reports.submit(report, signers, signatures)).to.be.revertedWithCustomError(
        reports,
        "ReportRootZero",
      );
    });

    it("reverts when a bit names nobody", async () => {
      const { report, reports, signatures, signers } = await networkHelpers.loadFixture(signByFour);
      for (const bit of [5n, 31n, 255n]) {
        const mask = signers | (1n << bit);
        await expect(reports.submit(report, mask, signatures))
          .to.be.revertedWithCustomError(reports, "ReportSignersUnknown")
          .withArgs(mask, 5n);
      }
    });

    it("reverts below the quorum", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formFiveNodes);
      const { report, signatures, signers } = await signByAll(system, await nextReport(system), nodes, [0, 2, 4]);
      await expect(reports.submit(report, signers, signatures))
        .to.be.revertedWithCustomError(reports, "ReportQuorumMissed")
        .withArgs(3n * BOND, 5n * BOND);
      await expect(reports.submit(report, 0n, "0x"))
        .to.be.revertedWithCustomError(reports, "ReportQuorumMissed")
        .withArgs(0n, 5n * BOND);
    });

    it("reverts when a field was changed after signing", async () => {
      const { nodes, report, reports, signatures, signers } = await networkHelpers.loadFixture(signByFour);
      const changes = [{ rate: report.rate + 1n }, { root: id("another tree") }, { dataHash: id("other data") }];
      for (const change of changes) {
        await expect(reports.submit({ ...report, ...change }, signers, signatures))
          .to.be.revertedWithCustomError(reports, "ReportSignatureInvalid")
          .withArgs(4n, nodes[4]?.signer.address);
      }
    });

    it("reverts when a stranger signed, and names the member", async () => {
      const { nodes, report, reports, signatures, signers, system } = await networkHelpers.loadFixture(signByFour);
      const stranger = await namedWallet("no member");
      const forged = await signReport(system, report, { owner: stranger, signer: stranger, stake: 0n });
      // the third signature is that of member 3
      await expect(reports.submit(report, signers, replaceSignature(signatures, 2, forged)))
        .to.be.revertedWithCustomError(reports, "ReportSignatureInvalid")
        .withArgs(3n, nodes[3]?.signer.address);
    });

    it("reverts for empty signatures", async () => {
      const { nodes, report, reports, signatures, signers } = await networkHelpers.loadFixture(signByFour);
      await expect(reports.submit(report, signers, replaceSignature(signatures, 0, concat([ZeroHash, ZeroHash]))))
        .to.be.revertedWithCustomError(reports, "ReportSignatureInvalid")
        .withArgs(0n, nodes[0]?.signer.address);
    });

    it("reverts for 65-byte, malleable, short and missing signatures", async () => {
      const { report, reports, signatures, signers } = await networkHelpers.loadFixture(signByFour);
      const each = [0, 1, 2, 3].map(
        (place) => Signature.from(dataSlice(signatures, 64 * place, 64 * place + 64)).serialized,
      );
      const long = concat(each);
      const malleable = concat(each.map(malleableTwin));
      for (const wrong of [long, malleable, dataSlice(signatures, 0, 255), dataSlice(signatures, 0, 192), "0x"]) {
        await expect(reports.submit(report, signers, wrong))
          .to.be.revertedWithCustomError(reports, "ReportSignaturesLength")
          .withArgs((wrong.length - 2) / 2, 256n);
      }
    });

    it("pitfall_21_reverts when signatures are repeated or out of order", async () => {
      const { nodes, report, reports, signatures, signers } = await networkHelpers.loadFixture(signByFour);
      const first = dataSlice(signatures, 0, 64);
      const second = dataSlice(signatures, 64, 128);
      await expect(reports.submit(report, signers, replaceSignature(signatures, 1, first)))
        .to.be.revertedWithCustomError(reports, "ReportSignatureInvalid")
        .withArgs(1n, nodes[1]?.signer.address);
      const swapped = replaceSignature(replaceSignature(signatures, 0, second), 1, first);
      await expect(reports.submit(report, signers, swapped))
        .to.be.revertedWithCustomError(reports, "ReportSignatureInvalid")
        .withArgs(1n, nodes[1]?.signer.address);
    });

    it("pitfall_22a_reverts for padded signatures, and pays the sender nothing", async () => {
      const { report, reports, signatures, signers, stranger, token } = await networkHelpers.loadFixture(signByFour);
      await expect(reports.connect(stranger).submit(report, signers, concat([signatures, "0x00"])))
        .to.be.revertedWithCustomError(reports, "ReportSignaturesLength")
        .withArgs(257n, 256n);
      const submission = reports.connect(stranger).submit(report, signers, signatures);
      await expect(submission).to.changeTokenBalance(ethers, token, stranger, 0n);
      expect(await ethers.provider.getBalance(reports)).to.equal(0n);
    });
  });

  describe("rootOf", () => {
    it("keeps the last roots and every LASTING_ROOT_INTERVALth, and reverts for others", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formFiveNodes);
      const roots: string[] = [];
      for (let count = 0n; count < REPORT_ROOTS + LASTING_ROOT_INTERVAL; count += 1n) {
        const root = id(`tree ${count}`) as `0x${string}`;
        await submitReport(system, nodes, { root });
        roots.push(root);
      }
      const newest = BigInt(roots.length);
      const oldest = newest - REPORT_ROOTS + 1n;
      for (const sequence of [LASTING_ROOT_INTERVAL, oldest, 2n * LASTING_ROOT_INTERVAL, newest]) {
        expect(await reports.rootOf(sequence)).to.equal(roots[Number(sequence) - 1]);
      }
      for (const sequence of [0n, 1n, LASTING_ROOT_INTERVAL - 1n, newest + 1n, newest + LASTING_ROOT_INTERVAL]) {
        await expect(reports.rootOf(sequence))
          .to.be.revertedWithCustomError(reports, "ReportRootUnknown")
          .withArgs(sequence, oldest, newest);
      }
    });

    it("reverts before the first report", async () => {
      const { reports } = await networkHelpers.loadFixture(deploySystem);
      for (const sequence of [0n, 1n]) {
        await expect(reports.rootOf(sequence))
          .to.be.revertedWithCustomError(reports, "ReportRootUnknown")
          .withArgs(sequence, 1n, 0n);
      }
    });
  });

  describe("latestReport", () => {
    it("is 0 before the first report", async () => {
      const { reports } = await networkHelpers.loadFixture(deploySystem);
      expect(await reports.latestReport()).to.deep.equal([0n, 0n]);
    });
  });

  describe("currentEpoch", () => {
    it("counts epochs from the deployment on", async () => {
      const { reports } = await networkHelpers.loadFixture(deploySystem);
      const genesis = await reports.genesis();
      expect(await reports.epochLength()).to.equal(HOUR);
      expect(await reports.currentEpoch()).to.equal(0n);
      await networkHelpers.time.increaseTo(genesis + HOUR - 1n);
      expect(await reports.currentEpoch()).to.equal(0n);
      await networkHelpers.time.increaseTo(genesis + HOUR);
      expect(await reports.currentEpoch()).to.equal(1n);
    });
  });

  describe("reportDigest", () => {
    it("is the EIP-712 digest that the protocol package signs", async () => {
      const { reports, system } = await networkHelpers.loadFixture(formFiveNodes);
      const report = await nextReport(system);
      const { chainId } = await ethers.provider.getNetwork();
      const domain = reportDomain(Number(chainId), await reports.getAddress());
      expect(await reports.reportDigest(report)).to.equal(
        ethers.TypedDataEncoder.hash(domain, { Report: [...reportTypes.Report] }, report),
      );
    });

    it("pitfall_58_is another one on another chain", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formFiveNodes);
      const report = await nextReport(system);
      const elsewhere = reportDomain(1, await reports.getAddress());
      const signed = await Promise.all(
        nodes.map(({ signer }) => signer.signTypedData(elsewhere, { Report: [...reportTypes.Report] }, report)),
      );
      const signatures = concat(signed.map((signature) => Signature.from(signature).compactSerialized));
      await expect(reports.submit(report, 0b11111n, signatures))
        .to.be.revertedWithCustomError(reports, "ReportSignatureInvalid")
        .withArgs(4n, nodes[4]?.signer.address);
    });
  });

  it("can't be deployed with epochs of no length", async () => {
    const { dao, masternodes, reports, token } = await networkHelpers.loadFixture(deploySystem);
    const factory = await ethers.getContractFactory("Reports");
    const parameters = {
      ...{ token, guardian: ZeroAddress, disputeWindow: 60n, submissionCredit: 0n },
      ...{ masternodes, dao, epochLength: 0n, rate: 10n ** 18n, staleAfter: HOUR, maxRateStep: 2_000n },
    };
    await expect(factory.deploy(parameters)).to.be.revertedWithCustomError(reports, "ReportEpochLengthZero");
  });
});
