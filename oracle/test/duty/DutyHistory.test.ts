import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";
import { JsonRpcProvider, type Log as ChainLog } from "ethers";

import { contractsOf } from "../../src/chain/Contracts.ts";
import { DutyHistory } from "../../src/chain/DutyHistory.ts";
import type { BlockRange } from "../../src/chain/LogReader.ts";
import { Duties } from "../../src/node/Duties.ts";
import { AgreementError } from "../../src/node/agreement/AgreementError.ts";
import { dutyTotals } from "../../src/node/duty/dutyTotals.ts";
import { DutyStore } from "../../src/store/DutyStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { SignerSetStore } from "../../src/store/SignerSetStore.ts";
import { addressOf, drawWith, ownerOf, setOf } from "../helpers/agreement.ts";
import { DEPLOYED_AT } from "../helpers/deployedAt.ts";

const SET = setOf(1n, 2n, 3n);
const ZERO = `0x${"00".repeat(32)}`;

const contracts = contractsOf(
  {
    contracts: DEPLOYED_AT,
  },
  new JsonRpcProvider("http://127.0.0.1:9/", 31_337, { staticNetwork: true }),
);

const collected = (block: number, total: bigint, index = 0): ChainLog => {
  const { interface: abi } = contracts.duty;
  const encoded = abi.encodeEventLog(abi.getEvent("RewardsCollected"), [total, 0n, total]);
  return { ...encoded, blockNumber: block, index } as unknown as ChainLog;
};
const reported = (block: number, signers: bigint, setId = SET.setId): ChainLog => {
  const { interface: abi } = contracts.reports;
  const values = [1n, 1n, setId, ZERO, 1n, ZERO, signers, 6n, addressOf(1), 0n];
  return {
    ...abi.encodeEventLog(abi.getEvent("ReportAccepted"), values),
    blockNumber: block,
    index: 0,
  } as unknown as ChainLog;
};

describe("DutyHistory", () => {
  let database: DatabaseSync;
  let chain: ChainLog[];
  /** Which blocks are read next. */
  let range: BlockRange;
  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    new SignerSetStore(database).replace({ from: 0, to: 0 }, [{ ...SET, block: 0 }]);
    range = { from: 0, to: 1_000 };
  });
  afterEach(() => database.close());

  const create = (): DutyHistory =>
    new DutyHistory(
      contracts,
      {
        read: async (_name, _filter, take) => {
          await take(
            chain.filter(({ blockNumber }) => blockNumber >= range.from && blockNumber <= range.to),
            range,
          );
        },
      },
      new DutyStore(database),
      new SignerSetStore(database),
    );
  const totals = (history: DutyHistory, block: number): bigint[] | undefined => {
    const ledger = history.at(block);
    return ledger && dutyTotals(ledger).map(({ earned }) => earned);
  };

  it("tells what was earned at every block, by stake and signature", async () => {
    chain = [reported(5, 0b111n), collected(7, 600n), reported(8, 0b110n), collected(9, 1_100n)];
    const history = create();
    await history.refresh();
    expect(totals(history, 6)).to.deep.equal([]);
    expect(totals(history, 7)).to.deep.equal([100n, 200n, 300n]);
    expect(totals(history, 8)).to.deep.equal([100n, 200n, 300n]);
    expect(totals(history, 9)).to.deep.equal([100n, 400n, 600n]);
    expect(dutyTotals(history.at(9)!).map(({ owner }) => owner)).to.deep.equal([1, 2, 3].map(ownerOf));
  });

  it("follows a reorganisation of the blocks that are read again", async () => {
    chain = [reported(5, 0b111n), collected(7, 600n), reported(8, 0b110n), collected(9, 1_100n)];
    const history = create();
    await history.refresh();
    chain = [reported(5, 0b111n), collected(7, 600n), reported(8, 0b001n), collected(10, 1_000n)];
    range = { from: 8, to: 12 };
    await history.refresh();
    expect(totals(history, 9)).to.deep.equal([100n, 200n, 300n]);
    expect(totals(history, 12)).to.deep.equal([500n, 200n, 300n]);
  });

  it("keeps one ledger for what is old, and goes on from it after a restart", async () => {
    chain = Array.from({ length: 300 }, (_, index) => index + 1).flatMap((block) =>
      block % 10 === 0
        ? [reported(block, 0b011n), collected(block, BigInt(block) * 100n, 1)]
        : [reported(block, 0b111n)],
    );
    const history = create();
    await history.refresh();
    const before = [200, 250, 300].map((block) => totals(history, block));
    history.settle(100);
    expect(database.prepare("SELECT MIN(block) AS first FROM duty_events").get()).to.deep.include({ first: 101 });
    history.settle(290);
    const kept = database.prepare("SELECT COUNT(*) AS count FROM duty_events WHERE set_id IS NOT NULL").get();
    expect(kept?.["count"], "as many reports as contents may be looked at for").to.equal(129);
    const later = create();
    await later.refresh();
    expect([200, 250, 300].map((block) => totals(later, block))).to.deep.equal(before);
    expect(totals(later, 150), "settled").to.equal(undefined);
    const count = database.prepare("SELECT COUNT(*) AS count FROM duty_events").get()?.["count"];
    expect(count, "what is in the ledger is not taken up again").to.equal(129 + 13);
  });

  it("does not guess whose reports those of an unread set are", async () => {
    chain = [reported(5, 1n, 9), collected(7, 600n)];
    const history = create();
    await history.refresh();
    expect(() => history.at(7)).to.throw("Signer set 9 was not read yet");
  });

  it("is asked for the last block before an epoch's end, and refuses what it does not know", async () => {
    chain = [reported(5, 0b111n), collected(7, 600n), collected(8, 900n)];
    const history = create();
    const duties = (block: number) =>
      new Duties(history, {
        resolve: () => Promise.resolve(),
        of: (epoch) => (epoch === 4n ? { ...drawWith(SET, epoch), block } : undefined),
      });
    expect((await duties(7).asOf(3n)).map(({ earned }) => earned)).to.deep.equal([100n, 200n, 300n]);
    expect(await duties(-1).asOf(3n)).to.deep.equal([]);
    const error = await duties(7)
      .asOf(4n)
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(AgreementError);
  });
});
