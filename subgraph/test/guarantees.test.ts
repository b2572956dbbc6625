import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { AbiCoder, keccak256, parseEther } from "ethers";

import { HEADER_LEAF_ABI, LEAF_HEADER } from "@sonm/protocol/report.ts";
import { UPTIME_LEAF_ABI, uptimeLeafValues } from "@sonm/protocol/uptime.ts";

import { amended, ask } from "./support/amendments.ts";
import { expectBalances, expectConservation, expectSameState } from "./support/books.ts";
import { buy } from "./support/deals.ts";
import { fund, traders } from "./support/money.ts";
import { announce, PRICE } from "./support/orders.ts";
import { submitFinalReport } from "./support/reports.ts";
import { world } from "./support/world.ts";

const BOND = parseEther("100");
const NO_PROOF = { sequence: 0, asOf: 0, online: 0, proof: [] };

const leafOf = (types: readonly string[], values: readonly unknown[]): string =>
  keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(types, values)));

/** What a report says of a machine that was never online until now. */
async function attestSilence(worker: string) {
  const asOf = (await world.chain.now()) + 1;
  const leaf = leafOf(UPTIME_LEAF_ABI, uptimeLeafValues({ worker: worker as `0x${string}`, asOf, online: 0 }));
  const tree = SimpleMerkleTree.of([leafOf(HEADER_LEAF_ABI, [LEAF_HEADER, 0n, 0n]), leaf]);
  const sequence = await submitFinalReport({ root: tree.root as `0x${string}` });
  return { sequence, asOf, online: 0, proof: tree.getProof(leaf) };
}

interface IndexedBond {
  readonly bond: string;
  readonly bondHeld: string;
  readonly bondRefund: string;
  readonly bondOffline: string | null;
  readonly bondSettledAt: string | null;
  readonly supplier: { readonly bonded: string };
  readonly buyer: { readonly totalBondRefunds: string };
}

async function bondOf(deal: string): Promise<IndexedBond> {
  const { dealId } = await world.query<{ dealId: { deal: IndexedBond } }>(
    `query ($id: Bytes!) { dealId(id: $id) { deal {
      bond bondHeld bondRefund bondOffline bondSettledAt supplier { bonded } buyer { totalBondRefunds }
    } } }`,
    { id: deal },
  );
  return dealId.deal;
}

/** A bonded deal that was amended and closed. */
async function closedDeal(story: string) {
  const { supplier, buyer } = await traders(story);
  await fund(supplier, BOND);
  const opened = await buy(buyer, await announce(supplier, { bond: BOND }));
  await expectSameState(opened);
  expect(await bondOf(opened.id)).to.deep.include({ bond: String(BOND), bondHeld: String(BOND), bondOffline: null });
  await expectBalances(supplier, buyer);
  const deal = await amended(opened, ask(supplier, opened, PRICE - 1n));
  await world.chain.pass(600);
  await (await world.market.connect(buyer).close(deal.terms)).wait();
  expect(await bondOf(opened.id)).to.deep.include({ bondHeld: String(BOND), supplier: { bonded: String(BOND) } });
  return { supplier, buyer, opened, deal };
}

describe("bonds", () => {
  it("are followed to the buyer, for downtime", async () => {
    const { supplier, buyer, opened, deal } = await closedDeal("bond, claimed");
    const proof = await attestSilence(supplier.address);
    const refund = await world.guarantees.refundFor([opened.terms, deal.terms], 86_400);
    const guarantees = world.guarantees.connect(buyer);
    await (await guarantees.claim([opened.terms, deal.terms], NO_PROOF, proof)).wait();
    const { bondHeld, bondRefund, bondOffline, ...rest } = await bondOf(deal.id);
    expect({ bondHeld, bondRefund }).to.deep.equal({ bondHeld: "0", bondRefund: String(refund) });
    expect(Number(bondOffline)).to.be.greaterThanOrEqual(600);
    expect(rest).to.deep.include({
      bond: String(BOND),
      supplier: { bonded: "0" },
      buyer: { totalBondRefunds: String(refund) },
    });
    await expectBalances(supplier, buyer);
    await expectConservation();
  });

  it("are followed back to the supplier", async () => {
    const { supplier, buyer, deal } = await closedDeal("bond, released");
    await (await world.guarantees.connect(buyer).release(deal.terms)).wait();
    expect(await bondOf(deal.id)).to.deep.include({
      bondHeld: "0",
      bondRefund: "0",
      bondOffline: "0",
      supplier: { bonded: "0" },
      buyer: { totalBondRefunds: "0" },
    });
    await expectBalances(supplier, buyer);
    await expectConservation();
  });
});
