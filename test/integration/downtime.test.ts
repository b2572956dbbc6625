import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { expect } from "chai";
import { hexlify, parseEther } from "ethers";

import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { orderDomain, orderMessage, orderTypes } from "@sonm/protocol/order.ts";
import type { UptimeAnswer, UptimeProof } from "@sonm/protocol/uptime.ts";

import { AGENT } from "../../scripts/lib/local/supplierAgent.ts";
import { Books } from "./helpers/Books.ts";
import { indexAgrees } from "./helpers/indexAgrees.ts";
import { buy, newestAsk, type IndexedAsk, type Purchase } from "./helpers/market.ts";
import { TestNetwork } from "./helpers/TestNetwork.ts";
import { waitFor } from "./helpers/waitFor.ts";

const BOND = parseEther("5");
/** Seconds for which the machine is away, and by how much the epochs and heartbeats may misjudge that. */
const AWAY = 30;
const MISJUDGED = 15;

describe("a machine that goes offline while it is rented", function () {
  this.timeout(300_000);

  let network: TestNetwork;
  let purchase: Purchase;

  before(async () => {
    network = await TestNetwork.start({ page: false });
  });

  after(async () => {
    await network?.stop();
  });

  /** The machine's own ask, with a bond, signed by its key. */
  const bonded = async (ask: IndexedAsk): Promise<IndexedAsk> => {
    const { wallet, market } = network.as("worker");
    const fields = { ...ask.fields, bond: BOND, nonce: BigInt(hexlify(randomBytes(7))) };
    const domain = orderDomain(LOCAL_CHAIN_ID, (await market.getAddress()) as `0x${string}`);
    const signature = await wallet.signTypedData(domain, { Order: [...orderTypes.Order] }, orderMessage(fields));
    return { ...ask, fields, signature };
  };

  /** What a masternode can prove of the time around a span. */
  const uptimes = async (from: bigint, to: bigint): Promise<UptimeAnswer> => {
    const { endpoint } = await network
      .query<{ masternodes: { endpoint: string }[] }>("{ masternodes(where: { active: true }) { endpoint } }")
      .then(({ masternodes }) => masternodes[0] ?? { endpoint: "" });
    const url = new URL(`/uptimes/${network.as("worker").wallet.address}?from=${from}&to=${to}`, endpoint);
    return (await (await fetch(url)).json()) as UptimeAnswer;
  };

  it("is rented with a bond behind it", async () => {
    const ask = await waitFor("the machine's ask in the index", () => newestAsk(network), 120);
    const { market, snm, wallet } = network.as("buyer");
    await (await snm.approve(await market.getAddress(), BOND)).wait();
    await (await market.depositFor(network.as("worker").wallet, BOND)).wait();
    purchase = await buy(network, "buyer", await bonded(ask), parseEther("10"), 0);
    expect(purchase.terms.bond).to.equal(BOND);
    expect(await market.balanceOf(network.as("worker").wallet)).to.equal(0n);
    expect(purchase.terms.buyer).to.equal(wallet.address);
  });

  it("gives its buyer back the share for the time that it was away, and no more", async () => {
    const agent = network.network.programs.get(AGENT);
    await sleep(5_000);
    agent.kill("SIGSTOP");
    await sleep(AWAY * 1_000);
    agent.kill("SIGCONT");
    const { market, guarantees, wallet } = network.as("buyer");
    const receipt = await (await market.close(purchase.terms)).wait();
    const end = BigInt((await network.provider.getBlock(receipt?.blockNumber ?? 0))?.timestamp ?? 0);
    const { before, after } = await waitFor(
      "a report of the deal's end",
      async () => {
        const answer = await uptimes(purchase.terms.start, end);
        return answer.after === null ? undefined : answer;
      },
      60,
    );
    if (before === null || after === null) throw new Error("The masternodes can't prove the start of the deal.");

    const argument = ({ sequence, asOf, online, proof }: UptimeProof) => ({
      sequence,
      asOf,
      online,
      proof: [...proof],
    });
    const held = await market.balanceOf(wallet);
    await (await guarantees.claim([purchase.terms], argument(before), argument(after))).wait();
    const [settled] = await guarantees.queryFilter(guarantees.filters.BondSettled(purchase.id), 0);
    const offline = Number(settled?.args.offline ?? 0n);
    expect(offline, "seconds offline").to.be.within(AWAY - MISJUDGED, AWAY + MISJUDGED);
    const span = Number(end - purchase.terms.start);
    expect(offline).to.be.at.most(span);
    expect((await market.balanceOf(wallet)) - held).to.equal(settled?.args.refund);
    expect(Number(settled?.args.refund)).to.be.at.least((Number(BOND) * offline) / span - 1e6);
    expect(await market.balanceOf(network.as("worker").wallet)).to.equal(settled?.args.returned);
  });

  it("leaves the books of chain, index and events the same, to the wei", async () => {
    const books = await Books.read(network.as("buyer"), network.provider);
    await books.agreeWith(network.as("buyer"));
    await indexAgrees(network, books);
    expect(books.bonds).to.equal(0n);
  });
});
