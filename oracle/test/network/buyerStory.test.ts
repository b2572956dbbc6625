import { expect } from "chai";
import { parseEther } from "ethers";
import { z } from "zod";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { CliUser, hash, wei } from "../helpers/CliUser.ts";
import { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { waitFor } from "./waitFor.ts";

const { buyer, supplier, worker } = localAccounts;

/** Seconds that nodes and agent of a test need for what they do by themselves, on a machine that does other things. */
const PATIENCE = 120;

/** Seconds for which the machine is away: nodes of the local network tolerate 6. */
const AWAY = 15;

const account = z.object({ ledger: wei, wallet: wei });
const offers = z.object({
  offers: z.array(
    z.object({
      id: hash,
      pricePerHour: wei,
      order: z.object({ bond: wei }),
      attested: z.object({ measuredAt: z.int() }),
    }),
  ),
});
const baskets = z.object({ baskets: z.array(z.object({ offers: z.array(z.object({ id: hash })) })) });
const changed = z.object({ deal: hash, applied: z.boolean(), id: hash });

describe("the story of a buyer, by sonm alone", function () {
  this.timeout(400_000);
  // Nothing of a story can be done twice.
  this.retries(0);

  let network: NetworkUnderTest;
  const rpcUrl = (): string => network.rpcUrl;
  const dan = new CliUser({ SONM_KEY: buyer.privateKey }, rpcUrl);
  const seller = new CliUser({ SONM_KEY: supplier.privateKey }, rpcUrl);

  before(async () => {
    network = await NetworkUnderTest.start();
    await Promise.all([0, 1].map((index) => network.startNode(index)));
    // A bond stands behind each deal of this machine, out of what its worker has in the market.
    const { snm, market } = network.as("holder");
    await (await snm.approve(await market.getAddress(), parseEther("100"))).wait();
    await (await market.depositFor(worker.address, parseEther("100"))).wait();
    await network.startAgent({ SONM_AGENT_BOND: "10" });
  });
  after(() => network?.stop());

  it("finds, compares, buys, renegotiates, closes, is refunded and withdraws", async () => {
    const start = await dan.told(account, "account", "show");
    await dan.told(account, "account", "deposit", "60");

    // Found in the list, and as what does a task best.
    const wanted = ["--hours", "1", "--bond", "1", "--max-price", "5"];
    const offer = await waitFor(
      "an attested offer with a bond",
      async () => (await dan.told(offers, "market", ...wanted)).offers.find((one) => one.attested.measuredAt > 0),
      PATIENCE,
    );
    expect(offer.order.bond).to.equal(String(parseEther("10")));
    expect((await dan.told(offers, "market", "--max-price", "0.000001")).offers).to.deep.equal([]);
    const found = await dan.told(baskets, "find", "--cores", "1", "--hours", "1", "--goal", "safe");
    expect(found.baskets.flatMap((one) => one.offers.map(({ id }) => id))).to.include(offer.id);

    // Compared by what the masternodes measured.
    expect(await dan.said("machine", worker.address)).to.contain("this node vouches for the machine");
    expect(await dan.said("orders", "list")).to.contain(`Ask of ${worker.address.toLowerCase()}`);

    // Rented.
    const { deal } = await dan.told(z.object({ deal: hash }), "buy", "best", ...wanted);
    expect(await dan.said("deals", "--mine")).to.contain(deal.slice(0, 10));
    expect(await dan.refused("buy", offer.id.slice(0, 10))).to.contain("There is no such offer now");

    // A lower price needs the supplier's consent, a higher one none.
    const asked = await dan.told(changed, "deals", "change", deal.slice(0, 12), "--price", "0.02");
    expect(asked.applied).to.equal(false);
    await dan.told(z.object({ deal: hash }), "deals", "reject", deal);
    await dan.told(changed, "deals", "change", deal, "--price", "0.03");
    const agreed = await seller.told(changed, "deals", "agree", deal);
    expect(agreed.applied).to.equal(true);
    const higher = await dan.told(changed, "deals", "change", agreed.id, "--price", "0.04");
    expect(higher.applied).to.equal(true);

    // The machine goes away. What ran is paid, the deal is closed, and the refund comes out of the bond.
    await network.stopAgent();
    await new Promise((resolve) => setTimeout(resolve, AWAY * 1_000));
    await dan.told(z.object({ closed: z.literal(false) }), "deals", "bill", deal);
    expect(await dan.refused("deals", "refund", deal)).to.contain("Close it first");
    await dan.told(z.object({ closed: z.literal(true) }), "deals", "close", deal);
    expect(await dan.said("deals", "--mine")).to.equal("");
    expect(BigInt((await dan.told(z.object({ paid: wei }), "deals", "bills", deal)).paid) > 0n).to.equal(true);
    const refund = await waitFor(
      "the refund",
      () => dan.told(z.object({ offline: z.int(), refund: wei }), "deals", "refund", deal),
      PATIENCE,
    );
    expect([refund.offline > 0, BigInt(refund.refund) > 0n]).to.deep.equal([true, true]);

    // All that is left comes back.
    const end = await dan.told(account, "account", "withdraw", "all");
    expect(end.ledger).to.equal("0");
    const spent = BigInt(start.wallet) + BigInt(start.ledger) - BigInt(end.wallet);
    expect(spent < parseEther("1"), String(spent)).to.equal(true);
  });
});
