import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { id, type Wallet } from "ethers";

import { COMMISSION_NOTICE } from "@sonm/protocol/generated/constants.ts";

import { BOND, prepareNode, register, signerProof, submitFinalReport, type Node } from "./support/reports.ts";
import { expectStakes } from "./support/stakes.ts";
import { world } from "./support/world.ts";

/** Has what a node has earned reported, and claims it. Returns the number of the report, and until when it was earned. */
async function claim(owner: Wallet, earned: bigint): Promise<{ sequence: string; asOf: string }> {
  const { chain, duty } = world;
  const asOf = await chain.now();
  const leaf = await duty.leafOf(owner.address, asOf, earned);
  const tree = SimpleMerkleTree.of([id("another leaf"), leaf]);
  const sequence = await submitFinalReport({ root: tree.root as `0x${string}` });
  await (await duty.claimDuty(owner.address, sequence, asOf, earned, tree.getProof(leaf))).wait();
  return { sequence: String(sequence), asOf: String(asOf) };
}

/** A node with a commission of a tenth. */
async function joinWithCommission(name: string): Promise<Node> {
  const node = await prepareNode(name);
  const proof = await signerProof(node.owner, node.signer);
  const connected = world.masternodes.connect(node.owner);
  const joined = await connected.registerWithCommission(node.signer.address, proof, BOND, "https://a.node", 1_000n);
  await joined.wait();
  return node;
}

describe("duty", () => {
  it("tells what a node was paid, what of it is commission, and what became stake", async () => {
    const { chain, duty, masternodes, query } = world;
    const { owner } = await joinWithCommission("node that earns");
    const joinedAt = String(await chain.now());
    await chain.pass(60);
    await (await duty.collectRewards()).wait();
    await expectStakes();
    const first = await claim(owner, 1_000n);
    const second = await claim(owner, 3_000n);
    await expectStakes();
    const look = async (): Promise<unknown> =>
      (
        await query<{ masternode: unknown }>(
          `query ($id: Bytes!) {
            masternode(id: $id) {
              earned commissionOwed payout rewarded rewardsUntil
              commissions(orderBy: startsAt) { commission startsAt }
              dutyClaims(orderBy: sequence) { sequence asOf earned amount commission }
            }
          }`,
          { id: owner.address },
        )
      ).masternode;
    const { rewardsUntil } = await masternodes.pool(owner.address);
    const paid = {
      earned: "3000",
      commissionOwed: "300",
      payout: owner.address.toLowerCase(),
      rewardsUntil: String(rewardsUntil),
      commissions: [{ commission: 1_000, startsAt: joinedAt }],
      dutyClaims: [
        { ...first, earned: "1000", amount: "1000", commission: "100" },
        { ...second, earned: "3000", amount: "2000", commission: "200" },
      ],
    };
    const { stake: before } = await masternodes.pool(owner.address);
    const settled = String(before - BOND);
    expect(await look()).to.deep.equal({ ...paid, rewarded: settled });

    const payout = await chain.wallet("payout of the node that earns");
    await (await duty.connect(owner).changePayout(payout.address)).wait();
    await (await duty.payCommission(owner.address)).wait();
    await (await duty.connect(owner).announceCommission(1_500n)).wait();
    const startsAt = String(BigInt(await chain.now()) + COMMISSION_NOTICE);
    await chain.pass(300);
    await (await masternodes.settle(owner.address)).wait();
    expect(await world.token.balanceOf(payout.address)).to.equal(300n);
    expect(await look()).to.deep.equal({
      ...paid,
      commissionOwed: "0",
      payout: payout.address.toLowerCase(),
      rewarded: "2700",
      commissions: [...paid.commissions, { commission: 1_500, startsAt }],
    });
    await expectStakes();
  });

  it("tells of the DAO's slash, the jail, and the way back", async () => {
    const { chain, dao, masternodes, query } = world;
    const node = await prepareNode("node that the DAO slashes");
    await register(node, "https://slashed.example");
    const { owner } = node;
    const [harmed, reporter] = [await chain.wallet("harmed"), await chain.wallet("reporter of a fault")];
    const asDao = masternodes.connect(dao);
    await (await asDao.slash(owner.address, 2_000n, 7n, harmed.address, reporter.address, id("reasons"))).wait();
    const amount = BOND / 5n;
    const look = async (): Promise<unknown> =>
      (
        await query<{ masternode: unknown }>(
          `query ($id: Bytes!) {
            masternode(id: $id) {
              stake slashed active jailedUntil
              slashes { reason beneficiary reporter amount reward compensation signer epoch }
            }
          }`,
          { id: owner.address },
        )
      ).masternode;
    const slashed = {
      stake: String(BOND - amount),
      slashed: String(amount),
      active: false,
      jailedUntil: "0",
      slashes: [
        {
          reason: id("reasons"),
          beneficiary: harmed.address.toLowerCase(),
          reporter: reporter.address.toLowerCase(),
          amount: String(amount),
          reward: String(amount / 10n),
          compensation: "7",
          signer: null,
          epoch: null,
        },
      ],
    };
    expect(await look()).to.deep.equal(slashed);
    await expectStakes();

    await (await asDao.jail(owner.address, 60n)).wait();
    const jailedUntil = String((await chain.now()) + 60);
    // a bond that suffices, whatever roundings take
    await (await masternodes.connect(owner).addStake(amount + 10n)).wait();
    const refilled = { ...slashed, stake: String(BOND + 10n) };
    expect(await look()).to.deep.equal({ ...refilled, jailedUntil });
    await chain.pass(60);
    await (await masternodes.connect(owner).activate()).wait();
    expect(await look()).to.deep.equal({ ...refilled, jailedUntil, active: true });

    await (await asDao.jail(owner.address, 0n)).wait();
    const released = String(await chain.now());
    expect(await look()).to.deep.equal({ ...refilled, jailedUntil: released, active: true });
    await expectStakes();
  });
});
