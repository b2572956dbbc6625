import { expect } from "chai";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import type { DealTerms, OpenDeal } from "@sonm/protocol/openDeals.ts";

import { orderArgument } from "../src/orders/orderArgument.ts";
import { RelayStage } from "./helpers/RelayStage.ts";
import { callCli } from "./helpers/callCli.ts";

const NO_HARDWARE = { factsHash: `0x${"00".repeat(32)}`, benchmarks: [] };

describe("deals on the command line", function () {
  this.timeout(60_000);

  const stage = new RelayStage();

  const list = async (...flags: string[]): Promise<readonly OpenDeal[]> => {
    const { code, output } = await callCli(["deals", "--json", "--rpc-url", stage.chain.url, ...flags]);
    expect(code, output).to.equal(0);
    return output
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as OpenDeal);
  };

  const buy = async (): Promise<void> => {
    const ask = await stage.order("worker", { side: Side.Ask });
    const { market } = stage.as("buyer");
    await (await market.buy(orderArgument(ask.fields), ask.signature, 0, 0, NO_HARDWARE)).wait();
  };

  it("are those that run, with terms that bill and close them, amended or not", async () => {
    expect(await list()).to.deep.equal([]);
    await buy();
    await buy();
    const [first, second] = await list();
    const terms = first?.terms as DealTerms;
    const { amendments, market } = stage.as("buyer");
    await (await amendments.request(terms, BigInt(terms.price) * 2n, 0)).wait();
    const [amended, other] = await list("--account", localAccounts.worker.address);
    expect(other).to.deep.equal(second);
    expect(amended?.firstId).to.equal(first?.id);
    expect(amended?.terms.origin).to.equal(first?.id);
    expect(amended?.terms.price).to.equal(String(BigInt(terms.price) * 2n));
    expect(await list("--account", localAccounts.holder.address)).to.deep.equal([]);
    await (await market.bill(amended?.terms as DealTerms)).wait();
    await (await market.close(amended?.terms as DealTerms)).wait();
    expect(await list()).to.deep.equal([second]);
  });

  it("say what is wrong with the flags or the chain", async () => {
    const outputOf = async (...flags: string[]) => {
      const { code, output } = await callCli(["deals", ...flags]);
      expect(code).to.be.within(1, 2);
      expect(output).not.to.contain("    at ");
      return output;
    };
    expect(await outputOf("--account", "me")).to.contain("--account: must be an address");
    expect(await outputOf("--chain-id", "x")).to.contain("--chain-id: must be a number");
    expect(await outputOf("--al"))
      .to.contain("has no flag --al. Did you mean --all?")
      .and.contain("Use: sonm deals");
    expect(await outputOf("--chain-id", "5")).to.contain("No deployment is known on chain 5");
  });
});
