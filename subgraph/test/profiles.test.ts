import { expect } from "chai";
import { concat, id, ZeroAddress, ZeroHash, type Wallet } from "ethers";

import { expectBalances, expectConservation } from "./support/books.ts";
import { fund } from "./support/money.ts";
import { world } from "./support/world.ts";

const YEAR = 31_536_000;
const EVIDENCE = id("what the validator keeps");

const lower = ({ address }: { readonly address: string }): string => address.toLowerCase();

async function appoint(name: string, level: number): Promise<Wallet> {
  const validator = await world.chain.wallet(name);
  await (await world.profiles.connect(world.dao).setValidator(validator.address, level)).wait();
  return validator;
}

const profileOf = async ({ address }: Wallet): Promise<Record<string, unknown>> => {
  const { account } = await world.query<{ account: Record<string, unknown> }>(
    `query ($id: ID!) { account(id: $id) {
      level levelUntil certificates(orderBy: level) {
        level validator { id level } issuedAt expiresAt evidence revokedAt revokedBy
      }
    } }`,
    { id: lower({ address }) },
  );
  return account;
};

describe("profiles", () => {
  it("show certificates, the level that they give, and who ended them", async () => {
    const { chain, profiles } = world;
    const validator = await appoint("validator", 3);
    const subject = await chain.wallet("certified");
    const until = (await chain.now()) + YEAR;
    await (await profiles.connect(validator).certify(subject.address, 2, until, ZeroHash)).wait();
    const second = { at: String(await chain.now()), until: String(until) };
    await (await profiles.connect(validator).certify(subject.address, 3, until - 100, EVIDENCE)).wait();
    const third = { at: String(await chain.now()), until: String(until - 100) };
    const kept = (level: number, { at, until: expiresAt }: typeof second, evidence: string) => ({
      level,
      validator: { id: lower(validator), level: 3 },
      issuedAt: at,
      expiresAt,
      evidence,
      revokedAt: null,
      revokedBy: null,
    });
    const two = kept(2, second, ZeroHash);
    const three = kept(3, third, EVIDENCE);
    expect(await profileOf(subject)).to.deep.equal({ level: 3, levelUntil: third.until, certificates: [two, three] });

    await (await profiles.connect(subject).revoke(subject.address, 3)).wait();
    const revoked = { ...three, revokedAt: String(await chain.now()), revokedBy: lower(subject) };
    expect(await profileOf(subject)).to.deep.equal({
      level: 2,
      levelUntil: second.until,
      certificates: [two, revoked],
    });

    await (await profiles.connect(validator).certify(subject.address, 3, until, EVIDENCE)).wait();
    const renewed = kept(3, { at: String(await chain.now()), until: String(until) }, EVIDENCE);
    expect(await profileOf(subject)).to.deep.equal({
      level: 3,
      levelUntil: String(until),
      certificates: [two, renewed],
    });
    await (await profiles.connect(validator).revoke(subject.address, 3)).wait();
    await (await profiles.connect(validator).revoke(subject.address, 2)).wait();
    expect(await profileOf(subject)).to.deep.include({ level: 1, levelUntil: "0" });
  });

  it("show what validators may certify, and that the dismissed may nothing", async () => {
    const { chain, dao, profiles, query } = world;
    const validator = await appoint("validator for a while", 4);
    const appointed = String(await chain.now());
    const subject = await chain.wallet("certified for a while");
    await (await profiles.connect(validator).certify(subject.address, 4, (await chain.now()) + YEAR, ZeroHash)).wait();
    await (await profiles.connect(dao).setValidator(validator.address, 0)).wait();
    const dismissed = String(await chain.now());
    await (await profiles.refresh(subject.address)).wait();
    const answer = await query<{ validator: unknown }>(
      "query ($id: ID!) { validator(id: $id) { level createdAt updatedAt certificates { subject { id level } } } }",
      { id: lower(validator) },
    );
    expect(answer.validator).to.deep.equal({
      level: 0,
      createdAt: appointed,
      updatedAt: dismissed,
      certificates: [{ subject: { id: lower(subject), level: 1 } }],
    });
  });

  it("carry the name and link that an account gives itself, whatever bytes it sends", async () => {
    const { chain, profiles, query, addresses } = world;
    const account = await chain.wallet("described");
    const described = async () => {
      const answer = await query<{ account: unknown }>("query ($id: ID!) { account(id: $id) { name link level } }", {
        id: lower(account),
      });
      return answer.account;
    };
    await (await profiles.connect(account).describe("Ünder ☁", "https://under.example")).wait();
    expect(await described()).to.deep.equal({ name: "Ünder ☁", link: "https://under.example", level: 1 });
    await (await profiles.connect(account).describe("a\0b", "")).wait();
    expect(await described()).to.deep.equal({ name: "ab", link: "", level: 1 });

    // a name that is no UTF-8: the byte of "x" becomes one that no text has
    const data = profiles.interface.encodeFunctionData("describe", ["x", ""]);
    const broken = data.replace(`78${"0".repeat(62)}`, `ff${"0".repeat(62)}`);
    expect(broken).not.to.equal(data);
    await (await account.sendTransaction({ to: addresses.Profiles, data: concat([broken]) })).wait();
    expect(await described()).to.deep.equal({ name: "\u{fffd}", link: "", level: 1 });
  });
});

describe("an account", () => {
  it("is banned by the DAO, and taken off its list", async () => {
    const { chain, dao, market, query } = world;
    const account = await chain.wallet("banned");
    const banned = async (value: boolean) => {
      await (await market.connect(dao).setBanned(account.address, value)).wait();
      const answer = await query<{ accounts: readonly unknown[] }>(
        "query ($id: Bytes!) { accounts(where: { id: $id }) { banned bannedSince blacklist } }",
        { id: account.address },
      );
      return answer.accounts;
    };
    const [listed] = await banned(true);
    expect(listed).to.deep.equal({ banned: true, bannedSince: String(await chain.now()), blacklist: [] });
    expect(await banned(false)).to.deep.equal([{ banned: false, bannedSince: null, blacklist: [] }]);
  });

  it("is paid out to the target that it chose, by anybody, until it chooses none", async () => {
    const { chain, market, query } = world;
    const account = await chain.wallet("paid out");
    const target = await chain.wallet("target of a payout");
    const stranger = await chain.wallet("sender of a payout");
    const look = async () => {
      const answer = await query<{ account: unknown }>(
        `query ($id: ID!) { account(id: $id) {
          balance payoutTarget payoutThreshold totalWithdrawn withdrawals { to amount }
        } }`,
        { id: lower(account) },
      );
      return answer.account;
    };
    await fund(account, 500n);
    await (await market.connect(account).setPayout(target.address, 400n)).wait();
    const chosen = { payoutTarget: lower(target), payoutThreshold: "400" };
    expect(await look()).to.deep.equal({ balance: "500", ...chosen, totalWithdrawn: "0", withdrawals: [] });
    await (await market.connect(stranger).payout(account.address)).wait();
    const paid = { totalWithdrawn: "500", withdrawals: [{ to: lower(target), amount: "500" }] };
    expect(await look()).to.deep.equal({ balance: "0", ...chosen, ...paid });
    await expectBalances(account);
    await expectConservation();
    await (await market.connect(account).setPayout(ZeroAddress, 0n)).wait();
    expect(await look()).to.deep.equal({ balance: "0", payoutTarget: null, payoutThreshold: "0", ...paid });
  });
});
