import { expect } from "chai";
import { encodeBytes32String, id, toBeHex } from "ethers";

import { mined } from "./support/decisions.ts";
import { world } from "./support/world.ts";

const MINUTE = 60;

describe("reports to the DAO", () => {
  it("are told by kind: who owes them, what was filed, and what was declared void", async () => {
    const { chain, dao, registry, token, query } = world;
    const kind = encodeBytes32String("operations");
    const [author, successor] = [await chain.wallet("reports"), await chain.wallet("reports later")];
    const asDao = registry.connect(dao);
    await mined(asDao.setKind(kind, author.address, MINUTE, 30));
    const from = await chain.now();
    await mined(token.transfer(await registry.dao(), 5n));
    await chain.pass(2 * MINUTE);
    const spent = await registry.spentBetween(from, from + MINUTE);
    await mined(registry.connect(author).file(kind, id("a report"), "ipfs://report", spent));
    const filedAt = String(await chain.now());
    const number = Number(await registry.reportCount());
    await mined(asDao.voidReport(number, "It names another bank."));
    const voidedAt = String(await chain.now());
    await mined(asDao.setKind(kind, successor.address, 2 * MINUTE, 40));

    const ask = () =>
      query<{ reportKind: Record<string, unknown>; daoReport: unknown }>(
        `query ($kind: ID!, $report: ID!) {
          reportKind(id: $kind) {
            name author period grace next endedAt reportCount createdAt reports { number }
          }
          daoReport(id: $report) {
            number kind { name } author from until spent contentHash uri voided voidReason voidedAt timestamp
          }
        }`,
        { kind, report: toBeHex(number, 4) },
      );
    const told = {
      ...{ name: "operations", author: successor.address.toLowerCase(), period: "120", grace: "40" },
      ...{ next: String(from + MINUTE), endedAt: null, reportCount: 1, createdAt: String(from), reports: [{ number }] },
    };
    const answer = await ask();
    expect(answer.reportKind).to.deep.equal(told);
    expect(BigInt(told.next) + 120n + 40n).to.equal(await registry.dueAt(kind));
    expect(answer.daoReport).to.deep.equal({
      ...{ number, kind: { name: "operations" }, author: author.address.toLowerCase() },
      ...{ from: String(from), until: String(from + MINUTE), spent: String(spent) },
      ...{ contentHash: id("a report"), uri: "ipfs://report", timestamp: filedAt },
      ...{ voided: true, voidReason: "It names another bank.", voidedAt },
    });

    await mined(asDao.endKind(kind));
    expect((await ask()).reportKind).to.deep.equal({ ...told, endedAt: String(await chain.now()) });
    await mined(asDao.setKind(kind, author.address, MINUTE, 30));
    expect((await ask()).reportKind).to.deep.include({
      endedAt: null,
      next: String(await chain.now()),
      reportCount: 1,
    });
  });
});
