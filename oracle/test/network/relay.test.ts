import { expect } from "chai";
import { parseEther } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { orderOf, signOrder } from "../helpers/orders.ts";
import { post, shownBy } from "../helpers/RelayStage.ts";
import { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { waitFor } from "./waitFor.ts";

const worker = lowerHex(localAccounts.worker.address);
const NODES = [0, 1, 2] as const;

describe("a machine that is sold without a word on the chain", function () {
  this.timeout(240_000);

  let network: NetworkUnderTest;
  before(async () => {
    network = await NetworkUnderTest.start();
    await Promise.all(NODES.map((index) => network.startNode(index)));
    await network.startAgent({ SONM_AGENT_PUBLISH: "relay" });
  });
  after(() => network?.stop());

  const asks = (node: number): Promise<Hex[]> => shownBy(network.nodeUrl(node), `&side=ASK&author=${worker}`);
  const deals = async () => {
    const { market } = network.as("buyer");
    return market.queryFilter(market.filters.DealOpened(undefined, undefined, worker), 0);
  };
  const bidOf = async (changes: { readonly duration: number }) => {
    const { wallet } = network.as("buyer");
    const validUntil = ((await network.provider.getBlock("latest"))?.timestamp ?? 0) + 3_600;
    const price = parseEther("0.06") / 3_600n;
    return signOrder(wallet, orderOf(wallet.address, { validUntil, price, maxAttestationAge: 3_600, ...changes }));
  };

  it("has its ask at every node, and none on the chain", async () => {
    const [ask] = await waitFor(
      "the ask",
      async () => {
        const [first] = await asks(0);
        return first === undefined ? undefined : [first];
      },
      120,
    );
    for (const node of NODES) {
      await waitFor(`the ask at node ${node}`, async () => (await asks(node))[0] === ask || undefined, 20);
    }
    const { market } = network.as("buyer");
    expect(await market.queryFilter(market.filters.OrderAnnounced(), 0)).to.have.length(0);
  });

  it("is sold once, as attested, to a bid that was posted to another node, though the agent is killed meanwhile", async () => {
    const { snm, market } = network.as("buyer");
    await (await snm.approve(network.contracts.Market, parseEther("100"))).wait();
    await (await market.deposit(parseEther("100"))).wait();
    const bids = [await bidOf({ duration: 3_000 }), await bidOf({ duration: 2_000 })] as const;
    network.killAgent();
    for (const bid of bids) expect((await post(network.nodeUrl(2), bid)).status).to.equal(201);
    network.killNode(2);
    await waitFor("the deal", async () => (await deals())[0], 60);
    network.killAgent();
    await waitFor(
      "the sold orders to go",
      async () => !(await shownBy(network.nodeUrl(0))).includes(bids[0].id) || undefined,
      30,
    );
    await new Promise((resolve) => setTimeout(resolve, 8_000));

    const opened = await deals();
    expect(opened).to.have.length(1);
    expect(opened[0]?.args.bid).to.equal(bids[0].id);
    expect(lowerHex(opened[0]!.args.terms.master)).to.equal(lowerHex(localAccounts.supplier.address));
    expect(opened[0]?.args.terms.price).to.equal(parseEther("0.06") / 3_600n);
    for (const node of NODES) {
      const left = () => shownBy(network.nodeUrl(node));
      await waitFor(
        `only the other bid at node ${node}`,
        async () => (await left()).join() === bids[1].id || undefined,
        30,
      );
    }
  });
});
