import { expect } from "chai";
import { parseEther } from "ethers";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";

import { orderArgument } from "../src/orders/orderArgument.ts";
import { post, RelayStage } from "./helpers/RelayStage.ts";
import { runCli } from "./helpers/runCli.ts";
import { temporaryFolder } from "./helpers/temporaryFolder.ts";

const GB = 1_000_000_000n;
const HOUR = 3_600;

/** USD an hour. */
const perHour = (cents: bigint): bigint => (cents * 10n ** 16n) / 3_600n;

interface Told {
  readonly fitting: number;
  readonly considered: number;
  readonly baskets: readonly {
    readonly price: string;
    readonly offers: readonly { readonly id: string; readonly ask: { readonly author: string } }[];
    readonly reasons: readonly { readonly kind: string }[];
  }[];
  readonly nearMisses: readonly { readonly relaxed: { readonly limit: string } }[];
}

describe("find on the command line", function () {
  this.timeout(240_000);

  const folder = temporaryFolder();
  const stage = new RelayStage();

  const run = (...flags: string[]) => runCli(["find", "--rpc-url", stage.chain.url, ...flags]);
  const asBuyer = (...flags: string[]) =>
    runCli(["find", "--rpc-url", stage.chain.url, ...flags], { SONM_KEY: localAccounts.buyer.privateKey });
  const told = async (...flags: string[]): Promise<Told> => {
    const { code, output } = await run("--json", ...flags);
    expect(code, output).to.equal(0);
    // Relays that do not answer are told on the way.
    return JSON.parse(output.split("\n").find((line) => line.startsWith("{")) ?? "") as Told;
  };

  const ask = (role: LocalRole, cents: bigint, memory: bigint) =>
    stage.order(role, {
      side: Side.Ask,
      price: perHour(cents),
      duration: 24 * HOUR,
      benchmarks: [0n, 0n, 4n, memory * GB],
    });
  const announce = async (role: LocalRole, cents: bigint, memory: bigint) => {
    const order = await ask(role, cents, memory);
    const { market } = stage.as(role);
    await (await market.announce(orderArgument(order.fields), order.signature)).wait();
    return order;
  };
  const authors = ({ baskets }: Told): (readonly string[])[] =>
    baskets.map(({ offers }) => offers.map(({ ask: { author } }) => author.toLowerCase()));
  const addressOf = (role: LocalRole): string => localAccounts[role].address.toLowerCase();

  it("finds one machine, or several that do it together for less, and says what is in the way", async () => {
    await announce("worker", 30n, 8n);
    await announce("holder", 31n, 8n);
    await announce("operator", 90n, 16n);
    expect(authors(await told("--memory", "8GB"))[0]).to.deep.equal([addressOf("worker")]);
    expect(authors(await told("--memory", "10GB"))).to.deep.equal([[addressOf("operator")]]);
    const both = await told("--total-memory", "16GB", "--most", "3");
    expect(authors(both)).to.deep.equal([[addressOf("worker"), addressOf("holder")], [addressOf("operator")]]);
    const none = await told("--memory", "17GB");
    expect([none.fitting, none.considered, none.baskets.length]).to.deep.equal([0, 3, 0]);
    expect(none.nearMisses[0]?.relaxed.limit).to.equal("each");
    const { output } = await run("--memory", "8GB", "--hours", "2", "--per-hour", "0.5");
    expect(output).to.contain("3 of 3 offers keep every limit");
    expect(output).to.contain("Best: 1 machine, $0.3 an hour, $0.6 for 2 h");
    expect(output).to.contain("The cheapest that fits");
  });

  it("leaves out what was taken or cancelled, though it was announced", async () => {
    const cheap = await announce("worker", 10n, 8n);
    await announce("holder", 20n, 8n);
    expect(authors(await told())[0]).to.deep.equal([addressOf("worker")]);
    const { market } = stage.as("worker");
    await (await market.cancel(cheap.fields.nonce)).wait();
    expect(authors(await told())).to.deep.equal([[addressOf("holder")]]);
  });

  it("opens a deal with each machine in one transaction, and deposits what is missing", async () => {
    await announce("worker", 30n, 8n);
    await announce("holder", 31n, 8n);
    const { market, snm } = stage.as("buyer");
    await (await market.withdraw(parseEther("99"))).wait();
    const before = await snm.balanceOf(localAccounts.buyer.address);
    const flags = ["--total-memory", "16GB", "--most", "2", "--hours", "2", "--buy"];
    const refusals = [
      [await run(...flags, "--max-cost", "20"), "The key of the buyer is missing."],
      [await asBuyer(...flags), "Say by --max-cost"],
      [await asBuyer(...flags, "--max-cost", "0.5", "--yes"), "more than 0.5 SNM."],
      [await asBuyer(...flags, "--max-cost", "20"), "Nothing was sent: there is nobody to ask here."],
    ] as const;
    for (const [{ code, output }, text] of refusals) {
      expect(code, output).to.not.equal(0);
      expect(output).to.contain(text);
    }
    const { code, output } = await asBuyer(...flags, "--max-cost", "20", "--yes");
    expect(code, output).to.equal(0);
    const opened = await market.queryFilter(market.filters.DealOpened());
    expect(new Set(opened.map(({ transactionHash }) => transactionHash)).size).to.equal(1);
    expect(opened.map(({ args }) => args.supplier.toLowerCase()).toSorted()).to.deep.equal(
      [addressOf("worker"), addressOf("holder")].toSorted(),
    );
    for (const { args } of opened) {
      expect(args.terms.duration).to.equal(2n * BigInt(HOUR));
      expect(output).to.contain(args.id);
    }
    expect((await snm.balanceOf(localAccounts.buyer.address)) < before).to.equal(true);
    expect(await snm.allowance(localAccounts.buyer.address, await market.getAddress())).to.equal(0n);
  });

  it("knows what a node relays without an announcement", async () => {
    const { url } = await stage.node(folder.path);
    // Of a machine that nobody attested or confirmed, relays want the reserve to be covered.
    await stage.deposit("buyer", "60", localAccounts.worker.address);
    const { status, body } = await post(url, await ask("worker", 30n, 8n));
    expect(status, JSON.stringify(body)).to.be.lessThan(300);
    expect(authors(await told("--node", url))).to.deep.equal([[addressOf("worker")]]);
  });

  it("says what is wrong with the flags", async () => {
    const outputOf = async (...flags: string[]) => {
      const { code, output } = await run(...flags);
      expect(code).to.not.equal(0);
      expect(output).not.to.contain("    at ");
      return output;
    };
    expect(await outputOf("--memory", "much")).to.contain("--memory: must be an amount such as 11GB");
    expect(await outputOf("--machines", "0")).to.contain("--machines: must be above 0");
    expect(await outputOf("--goal", "best")).to.contain("--goal: must be cheap, fast or safe");
    expect(await outputOf("--everything")).to.contain("has no flag --everything");
  });
});
