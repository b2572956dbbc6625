import { expect } from "chai";
import { dataSlice, id, ZeroAddress } from "ethers";

import {
  EQUIVOCATION_JAIL,
  EQUIVOCATION_SLASH,
  REPORTER_SHARE,
  SLASH_CAP,
  SLASH_PERIOD,
} from "@sonm/protocol/generated/constants.ts";
import type { Report } from "@sonm/protocol/report.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import { malleableTwin } from "../helpers/malleableTwin.ts";
import { BOND, formSignerSet, namedWallet, signSignerProof } from "../helpers/masternodes.ts";
import { signReport } from "../helpers/reports.ts";
import type { System } from "../helpers/System.ts";

const { networkHelpers } = chain;
const DAY = 86_400n;
const WHOLE = 10_000n;

const share = (amount: bigint, basisPoints: bigint): bigint => (amount * basisPoints) / WHOLE;

const reportOf = (epoch: bigint, text: string): Report => ({
  epoch,
  setId: 1,
  root: id(text) as `0x${string}`,
  rate: 10n ** 18n,
  dataHash: id(`${text} data`) as `0x${string}`,
});

/** A fixture: three nodes, of which the first one has signed two reports for epoch 7. */
async function doubleSigned() {
  const system = await deploySystem();
  const nodes = await formSignerSet(system, [BOND, 2n * BOND, 3n * BOND]);
  const node = nodes[0]!;
  return { ...system, system, nodes, node, ...(await evidence(system, node, 7n)) };
}

async function evidence(system: System, node: Awaited<ReturnType<typeof formSignerSet>>[number], epoch: bigint) {
  const [first, second] = [reportOf(epoch, "one"), reportOf(epoch, "another")];
  const proof = [
    await system.reports.getAddress(),
    ...[first, await signReport(system, first, node)],
    ...[second, await signReport(system, second, node)],
  ] as unknown as [string, Report, string, Report, string];
  return { first, second, proof };
}

describe("Masternodes.proveEquivocation", () => {
  it("takes a tenth of the stake, of it a tenth for whoever proves it and the rest for the treasury", async () => {
    const { masternodes, node, proof, token, stranger, dao, reports } = await networkHelpers.loadFixture(doubleSigned);
    const before = await token.balanceOf(dao);
    const amount = share(node.stake, EQUIVOCATION_SLASH);
    const reward = share(amount, REPORTER_SHARE);
    const { owner, signer, stake } = node;
    expect(await masternodes.connect(stranger).proveEquivocation.staticCall(...proof)).to.equal(amount);
    await expect(masternodes.connect(stranger).proveEquivocation(...proof))
      .to.emit(masternodes, "EquivocationProven")
      .withArgs(
        ...[owner.address, signer.address, stranger.address, await reports.getAddress()],
        ...[7n, amount, reward, stake - amount, 0n],
      );
    expect(await token.balanceOf(stranger)).to.equal(reward);
    expect(await token.balanceOf(dao)).to.equal(before + amount - reward);
    expect((await masternodes.masternode(owner)).stake).to.equal(stake - amount);
  });

  it("takes the seat, so that the next set has the node no more until it takes one again", async () => {
    const { masternodes, node, proof } = await networkHelpers.loadFixture(doubleSigned);
    await expect(masternodes.proveEquivocation(...proof))
      .to.emit(masternodes, "ActiveChanged")
      .withArgs(node.owner.address, false);
    const until = BigInt(await networkHelpers.time.latest()) + EQUIVOCATION_JAIL;
    expect((await masternodes.masternode(node.owner)).jailedUntil).to.equal(until);
    await networkHelpers.time.increase(DAY);
    await masternodes.rotate();
    expect(await masternodes.activeOwners()).to.have.length(2);
    await expect(masternodes.connect(node.owner).activate())
      .to.be.revertedWithCustomError(masternodes, "MasternodeInJail")
      .withArgs(node.owner.address, until);
    await networkHelpers.time.increaseTo(until);
    if (node.stake === BOND) {
      await expect(masternodes.connect(node.owner).activate()).to.be.revertedWithCustomError(
        masternodes,
        "MasternodeStakeTooLow",
      );
    } else await masternodes.connect(node.owner).activate();
  });

  it("counts for stake that began to leave before, and for a signer that the node has given up", async () => {
    const { masternodes, node, proof, system, token } = await networkHelpers.loadFixture(doubleSigned);
    const next = await namedWallet("the next signer");
    await masternodes.connect(node.owner).changeSigner(next, await signSignerProof(system, node.owner, next));
    await masternodes.connect(node.owner).unbond(node.stake);
    await masternodes.proveEquivocation(...proof);
    const left = node.stake - share(node.stake, EQUIVOCATION_SLASH);
    expect((await masternodes.masternode(node.owner)).unbonding).to.equal(left);
    await networkHelpers.time.increase(14n * DAY);
    await masternodes.connect(node.owner).withdraw(node.owner);
    expect(await token.balanceOf(node.owner)).to.equal(left);
  });

  it("takes from what is bonded and what is leaving in proportion", async () => {
    const { masternodes, nodes, system } = await networkHelpers.loadFixture(doubleSigned);
    const node = nodes.find(({ stake }) => stake === 3n * BOND)!;
    await masternodes.connect(node.owner).unbond(BOND);
    await masternodes.proveEquivocation(...(await evidence(system, node, 7n)).proof);
    const { stake, unbonding } = await masternodes.masternode(node.owner);
    expect([stake, unbonding]).to.deep.equal([(2n * BOND * 9n) / 10n, (BOND * 9n) / 10n]);
  });

  it("costs at most the cap in a period, and again in the next one", async () => {
    const { masternodes, node, system } = await networkHelpers.loadFixture(doubleSigned);
    const prove = async (epoch: bigint) =>
      masternodes.proveEquivocation(...(await evidence(system, node, epoch)).proof);
    for (let epoch = 1n; epoch <= 4n; epoch += 1n) await prove(epoch);
    const capped = node.stake - share(node.stake, SLASH_CAP);
    expect((await masternodes.masternode(node.owner)).stake).to.equal(capped);
    await expect(prove(5n))
      .to.be.revertedWithCustomError(masternodes, "MasternodeNothingToSlash")
      .withArgs(node.owner.address, capped);
    await networkHelpers.time.increase(SLASH_PERIOD);
    await prove(5n);
    expect((await masternodes.masternode(node.owner)).stake).to.equal(capped - share(capped, EQUIVOCATION_SLASH));
  });

  it("touches no other node", async () => {
    const { masternodes, nodes, node, proof } = await networkHelpers.loadFixture(doubleSigned);
    await masternodes.proveEquivocation(...proof);
    for (const other of nodes.filter((candidate) => candidate !== node)) {
      expect((await masternodes.masternode(other.owner)).stake).to.equal(other.stake);
    }
  });

  it("reverts when it was proved before, in whatever order the reports are shown", async () => {
    const { masternodes, node, proof } = await networkHelpers.loadFixture(doubleSigned);
    await masternodes.proveEquivocation(...proof);
    const [reports, first, firstSignature, second, secondSignature] = proof;
    for (const again of [proof, [reports, second, secondSignature, first, firstSignature] as const]) {
      await expect(masternodes.proveEquivocation(...again))
        .to.be.revertedWithCustomError(masternodes, "MasternodeSlashedAlready")
        .withArgs(node.signer.address, 7n);
    }
  });

  it("reverts for one report, and for reports of two epochs", async () => {
    const { masternodes, node, proof, system } = await networkHelpers.loadFixture(doubleSigned);
    const [reports, first, firstSignature] = proof;
    await expect(masternodes.proveEquivocation(reports, first, firstSignature, first, firstSignature))
      .to.be.revertedWithCustomError(masternodes, "MasternodeReportsAgree")
      .withArgs(7n, 7n);
    const later = reportOf(8n, "later");
    await expect(
      masternodes.proveEquivocation(reports, first, firstSignature, later, await signReport(system, later, node)),
    )
      .to.be.revertedWithCustomError(masternodes, "MasternodeReportsAgree")
      .withArgs(7n, 8n);
  });

  it("reverts when two nodes signed, when nobody did, or when the signer is no masternode's", async () => {
    const { masternodes, nodes, node, proof, system } = await networkHelpers.loadFixture(doubleSigned);
    const [reports, first, firstSignature, second, secondSignature] = proof;
    const other = nodes[1]!;
    await expect(
      masternodes.proveEquivocation(reports, first, firstSignature, second, await signReport(system, second, other)),
    )
      .to.be.revertedWithCustomError(masternodes, "MasternodeEvidenceInvalid")
      .withArgs(node.signer.address, other.signer.address);
    const nothing = `0x${"00".repeat(64)}`;
    await expect(masternodes.proveEquivocation(reports, first, nothing, second, nothing))
      .to.be.revertedWithCustomError(masternodes, "MasternodeEvidenceInvalid")
      .withArgs(ZeroAddress, ZeroAddress);
    await expect(masternodes.proveEquivocation(reports, first, "0x", second, secondSignature))
      .to.be.revertedWithCustomError(masternodes, "MasternodeEvidenceInvalid")
      .withArgs(ZeroAddress, node.signer.address);
    const stranger = { ...node, signer: await namedWallet("no masternode") };
    await expect(
      masternodes.proveEquivocation(
        ...[reports, first, await signReport(system, first, stranger)],
        ...[second, await signReport(system, second, stranger)],
      ),
    )
      .to.be.revertedWithCustomError(masternodes, "MasternodeEvidenceInvalid")
      .withArgs(stranger.signer.address, stranger.signer.address);
  });

  it("reverts for signatures over reports of another contract than it is told", async () => {
    const { masternodes, proof, stranger } = await networkHelpers.loadFixture(doubleSigned);
    const [, ...rest] = proof;
    await expect(masternodes.proveEquivocation(stranger.address, ...rest)).to.be.revertedWithCustomError(
      masternodes,
      "MasternodeEvidenceInvalid",
    );
  });

  it("takes no malleable signature, which would make one signature two", async () => {
    const { masternodes, proof, node } = await networkHelpers.loadFixture(doubleSigned);
    const [reports, first, firstSignature, second, secondSignature] = proof;
    const twin = malleableTwin(secondSignature);
    await expect(masternodes.proveEquivocation(reports, first, firstSignature, second, twin))
      .to.be.revertedWithCustomError(masternodes, "MasternodeEvidenceInvalid")
      .withArgs(node.signer.address, ZeroAddress);
    expect(dataSlice(twin, 0, 32)).to.equal(dataSlice(secondSignature, 0, 32));
  });

  it("reverts when the node has nothing left", async () => {
    const { masternodes, node, proof } = await networkHelpers.loadFixture(doubleSigned);
    await masternodes.connect(node.owner).unbond(node.stake);
    await networkHelpers.time.increase(14n * DAY);
    await masternodes.connect(node.owner).withdraw(node.owner);
    await expect(masternodes.proveEquivocation(...proof))
      .to.be.revertedWithCustomError(masternodes, "MasternodeNothingToSlash")
      .withArgs(node.owner.address, 0n);
  });

  it("pays a node that proves its own fault no more than a hundredth of what it loses of its stake", async () => {
    const { masternodes, node, proof, token } = await networkHelpers.loadFixture(doubleSigned);
    await masternodes.connect(node.owner).proveEquivocation(...proof);
    const amount = share(node.stake, EQUIVOCATION_SLASH);
    expect(await token.balanceOf(node.owner)).to.equal(amount / 10n);
  });
});
