import { expect } from "chai";
import { parseEther } from "ethers";
import { z } from "zod";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";
import { packOrder } from "@sonm/protocol/order.ts";

import { callCli, type Called } from "../helpers/callCli.ts";
import { RelayStage } from "../helpers/RelayStage.ts";

const wei = z.string().regex(/^\d+$/);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const id = z.string().regex(/^0x[0-9a-f]{64}$/);
const sent = z.array(z.strictObject({ what: z.string(), transaction: id, block: z.int() }));

const ledger = z.strictObject({ account: address, ledger: wei, wallet: wei, sent });
const bought = z.object({ deal: id, ask: id, reserve: wei, deposit: wei, sent });
const changed = z.object({ deal: id, applied: z.boolean(), id, sent });
const held = z.object({ account: address, locked: wei, earned: wei, wallet: wei });

describe("what each role does on the command line", function () {
  this.timeout(120_000);

  const stage = new RelayStage();

  const run = (role: LocalRole, ...words: string[]): Promise<Called> =>
    callCli([...words, "--rpc-url", stage.chain.url], { SONM_KEY: localAccounts[role].privateKey });
  const told = async <T>(schema: z.ZodType<T>, role: LocalRole, ...words: string[]): Promise<T> => {
    const { code, result, errors } = await run(role, ...words, "--json", "--yes");
    expect(code, `${words.join(" ")}: ${errors}`).to.equal(0);
    expect(errors).to.equal("");
    return schema.parse(JSON.parse(result));
  };

  const announce = async (): Promise<string> => {
    const ask = await stage.order("worker", { side: Side.Ask, duration: 86_400 });
    const { market } = stage.as("worker");
    const packed = packOrder(ask.fields);
    await (await market.announce({ ...packed, benchmarks: [...packed.benchmarks] }, ask.signature)).wait();
    return ask.id;
  };

  it("a buyer finds an offer, buys, extends, pays, closes and withdraws", async () => {
    const ask = await announce();
    const offers = z.object({ offers: z.array(z.object({ id, pricePerHour: wei })) });
    expect((await told(offers, "buyer", "market", "--hours", "2")).offers.map((one) => one.id)).to.deep.equal([ask]);
    expect((await told(offers, "buyer", "market", "--hours", "48")).offers).to.deep.equal([]);
    const refused = await run("buyer", "buy", "best", "--hours", "2", "--yes");
    expect([refused.code, refused.errors.includes("Nobody attests the hardware")]).to.deep.equal([1, true]);

    const { deal } = await told(bought, "buyer", "buy", "best", "--hours", "2", "--unattested");
    const longer = await told(changed, "buyer", "deals", "extend", deal.slice(0, 12), "--hours", "1");
    expect(longer.applied).to.equal(false);
    const agreed = await told(changed, "worker", "deals", "agree", deal);
    expect(agreed.applied).to.equal(true);
    const cheaper = await told(changed, "worker", "deals", "change", agreed.id, "--price", "0.1");
    expect(cheaper.applied, "what favours the other side needs no answer").to.equal(true);

    await stage.pass(600);
    await told(z.object({ closed: z.literal(false), sent }), "buyer", "deals", "bill", deal);
    const bills = z.object({ paid: wei, bills: z.array(z.object({ at: z.int(), paid: wei })) });
    expect(BigInt((await told(bills, "buyer", "deals", "bills", deal)).paid) > 0n).to.equal(true);
    await told(z.object({ closed: z.literal(true), sent }), "buyer", "deals", "close", deal);
    expect((await run("buyer", "deals", "--mine")).result).to.equal("");
    const again = await run("buyer", "deals", "close", deal, "--yes");
    expect([again.code, again.errors.includes("was closed in block")]).to.deep.equal([1, true]);

    const before = await told(ledger, "buyer", "account", "deposit", "1.5");
    const after = await told(ledger, "buyer", "account", "withdraw", "all");
    expect(after.ledger).to.equal("0");
    expect(BigInt(after.wallet)).to.equal(BigInt(before.wallet) + BigInt(before.ledger));
    const empty = await run("buyer", "account", "withdraw", "all", "--yes");
    expect([empty.code, empty.errors.includes("has nothing in the market")]).to.deep.equal([1, true]);
  });

  it("a buyer's balance that lacks the reserve is filled by the purchase itself", async () => {
    await told(ledger, "buyer", "account", "withdraw", "all");
    const ask = await announce();
    const { deposit, reserve } = await told(bought, "buyer", "buy", ask.slice(0, 10), "--unattested");
    expect(BigInt(deposit) > BigInt(reserve)).to.equal(true);
  });

  it("orders are signed and cancelled, accounts blocked, profiles published", async () => {
    const order = z.object({ id, order: z.object({ side: z.literal("BID"), nonce: wei }), signature: z.string() });
    const signed = await told(
      order,
      "buyer",
      "orders",
      "new",
      "bid",
      "--price",
      "0.36",
      "--min",
      "ram-size=16000000000",
      "--sign-only",
    );
    await told(z.object({ cancelled: wei, sent }), "buyer", "orders", "cancel", signed.order.nonce);
    expect(await stage.as("buyer").market.nonceUsed(localAccounts.buyer.address, signed.order.nonce)).to.equal(true);
    const { supplier } = localAccounts;
    await told(z.object({ listed: z.literal(true), sent }), "buyer", "blacklist", "add", supplier.address);
    const listed = z.object({ account: address, listed: z.array(address) });
    expect((await told(listed, "buyer", "blacklist", "show")).listed).to.deep.equal([supplier.address]);
    await told(z.object({ listed: z.literal(false), sent }), "buyer", "blacklist", "remove", supplier.address);
    expect((await told(listed, "buyer", "blacklist", "show")).listed).to.deep.equal([]);
    await told(z.object({ sent }), "buyer", "profile", "describe", "--name", "Ada", "--link", "https://ada.example");
    const profile = z.object({ name: z.literal("Ada"), link: z.literal("https://ada.example"), level: z.int() });
    await told(profile, "holder", "profile", "show", localAccounts.buyer.address);
  });

  it("a supplier confirms a machine, sees it and lets it go", async () => {
    const { worker, supplier } = localAccounts;
    const { market } = stage.as("worker");
    const deadline = (await stage.now()) + 3_600;
    const signature = await stage.wallet("worker").signTypedData(
      { name: "SONM Market", version: "1", chainId: 31_337, verifyingContract: await market.getAddress() },
      {
        WorkerBinding: [
          { name: "worker", type: "address" },
          { name: "master", type: "address" },
          { name: "binding", type: "uint256" },
          { name: "deadline", type: "uint256" },
        ],
      },
      {
        worker: worker.address,
        master: supplier.address,
        binding: await market.workerBindings(worker.address),
        deadline,
      },
    );
    const consent = ["--deadline", String(deadline), "--signature", signature];
    const tie = z.object({ worker: address, master: z.literal(supplier.address), sent });
    await told(tie, "supplier", "confirm", worker.address, ...consent);
    const machines = z.object({ machines: z.array(z.object({ worker: address, ledger: wei })) });
    expect((await told(machines, "supplier", "machines")).machines.map((one) => one.worker)).to.deep.equal([
      worker.address,
    ]);
    await told(z.object({ master: z.null(), sent }), "supplier", "dismiss", worker.address);
    expect((await told(machines, "supplier", "machines")).machines).to.deep.equal([]);
  });

  it("an operator changes the commission and takes stake out", async () => {
    const commission = z.object({ owner: address, commission: z.int(), next: z.int(), startsAt: z.int().nullable() });
    const { commission: now } = await told(commission, "operator", "commission", "show");
    const announced = await told(commission, "operator", "commission", "change", String(now / 100 + 0.5));
    expect([announced.commission, announced.next]).to.deep.equal([now, now + 50]);
    expect(announced.startsAt).to.be.a("number");
    const stake = z.object({ stake: wei, unbonding: z.array(z.object({ amount: wei, releasedAt: z.int() })) });
    await told(stake, "operator", "stake", "add", "10");
    expect((await told(stake, "operator", "stake", "leave", "10")).unbonding).to.have.length(1);
    await stage.pass(120);
    expect((await told(stake, "operator", "stake", "withdraw")).unbonding).to.deep.equal([]);
  });

  it("a holder swaps, locks, claims, unlocks and delegates", async () => {
    const swapped = z.object({ account: address, wallet: wei });
    const before = await stage.as("holder").snm.balanceOf(localAccounts.holder.address);
    const { wallet } = await told(swapped, "holder", "swap", "100");
    expect(BigInt(wallet)).to.equal(before + parseEther("100"));
    expect((await told(held, "holder", "lock", "50")).locked).to.equal(String(parseEther("50")));
    const nothing = await run("holder", "dividends", "claim", "--yes");
    expect([nothing.code, nothing.errors.includes("claim what was earned")]).to.deep.equal([1, true]);
    await stage.pass(2);
    expect((await told(held, "holder", "unlock", "all")).locked).to.equal("0");
    await told(z.object({ sent: z.literal(true) }), "holder", "delegate", "self");
  });

  it("anybody sees the network and themselves", async () => {
    const status = z.object({
      chainId: z.literal(31_337),
      nodes: z.array(z.object({ isUp: z.boolean() })),
      rate: z.object({ snmPerUsd: wei, stale: z.boolean() }),
    });
    expect((await told(status, "buyer", "status")).nodes).to.have.length(3);
    const who = z.object({ account: address, roles: z.object({ operator: z.object({ active: z.literal(true) }) }) });
    await told(who, "operator", "whoami");
  });

  it("nothing is sent without consent, and a no on the terminal is one", async () => {
    const silent = await run("buyer", "account", "deposit", "1");
    expect([silent.code, silent.errors.includes("Give --yes to send it")]).to.deep.equal([2, true]);
    expect(silent.errors).to.contain("deposit 1 SNM in the market").and.contain("costs at most");
    const argv = ["account", "deposit", "1", "--rpc-url", stage.chain.url];
    const environment = { SONM_KEY: localAccounts.buyer.privateKey };
    const no = await callCli(argv, environment, "n\n");
    expect([no.code, no.errors.includes("you did not agree")]).to.deep.equal([1, true]);
    expect((await callCli(argv, environment, "y\n")).code).to.equal(0);
  });
});
