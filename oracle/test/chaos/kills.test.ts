import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";
import { Wallet } from "ethers";

import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { RpcProvider } from "../../src/chain/RpcProvider.ts";
import { TransactionSender } from "../../src/chain/TransactionSender.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { SigningRecord } from "../../src/store/SigningRecord.ts";
import { bundle } from "../helpers/bundle.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { TestChain } from "../helpers/TestChain.ts";
import { chaosSeed } from "./chaosSeed.ts";
import { KillLane } from "./KillLane.ts";
import { seededRandom } from "./seededRandom.ts";

const SEED = chaosSeed();

const ROLES = ["signer1", "signer2", "worker"] as const;

/** With those of the whole programs in the restarts' test, more than 200 in a run of all tests. */
const KILLS_EACH = 62;

/** Seconds of silence that a kill may lose: what is not written down yet, and what was still tolerated. */
const LOSABLE = 15;

describe(`programs that are killed at ${ROLES.length * KILLS_EACH} random instants (SONM_CHAOS_SEED=${SEED})`, function () {
  this.timeout(300_000);

  let chain: TestChain;
  let folder = "";
  let lanes: KillLane[];
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sonm-kills-"));
    chain = await TestChain.start();
    // Transactions wait for their block for longer than the programs live.
    await chain.rpc("evm_setAutomine", false);
    const program = await bundle(fileURLToPath(new URL("../helpers/criticalPath.ts", import.meta.url)), folder);
    lanes = ROLES.map(
      (role, index) => new KillLane({ program, folder, rpcUrl: chain.url }, role, seededRandom(SEED + index)),
    );
    await Promise.all(
      lanes.map(async (lane) => {
        while (lane.kills < KILLS_EACH) await lane.run();
      }),
    );
  });
  after(async () => {
    await chain?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("open their database each time, and find it whole", () => {
    for (const { faults, opened, database: file } of lanes) {
      expect(faults).to.deep.equal([]);
      expect(opened).to.be.greaterThan(KILLS_EACH / 4);
      const database = openDatabase(file, NODE_TABLES);
      expect(database.prepare("PRAGMA integrity_check").get()).to.deep.include({ integrity_check: "ok" });
      database.close();
    }
  });

  it("sign one report for an epoch, and vote for one in an attempt, whatever comes after the next start", () => {
    for (const { signed, voted, database: file } of lanes) {
      expect(signed.size).to.be.greaterThan(10);
      for (const [epoch, digests] of signed) expect([...digests], `epoch ${epoch}`).to.have.length(1);
      for (const [attempt, digests] of voted) expect([...digests], `epoch and attempt ${attempt}`).to.have.length(1);
      const database = openDatabase(file, NODE_TABLES);
      const record = new SigningRecord(database);
      for (const [epoch, digests] of signed) expect([...digests]).to.deep.equal([record.find(BigInt(epoch))?.digest]);
      database.close();
    }
  });

  it("lose no machine's time online, and of its silence what was not written down", () => {
    for (const { totals } of lanes) {
      const [steady = [], fitful = []] = [...totals.values()];
      expect(steady.length).to.be.greaterThan(10);
      for (const runs of [steady, fitful]) {
        for (const [index, { first }] of runs.entries()) {
          const before = runs[index - 1]?.last;
          if (before === undefined) continue;
          expect(first.online, `seconds online at ${first.time}`).to.be.at.least(before.online);
          expect(first.silent, `silence at ${first.time}`).to.be.at.least(before.silent - LOSABLE);
        }
      }
      expect(steady.at(-1)?.last.silent, "silence of the machine that was always there").to.equal(0);
      expect(fitful.at(-1)?.last.silent).to.be.greaterThan(20);
    }
  });

  it("leave no transaction behind that keeps the next one of its key from being mined", async () => {
    const provider = new RpcProvider(chain.url, LOCAL_CHAIN_ID);
    for (const { account, mined } of lanes) {
      const wallet = new Wallet(account.privateKey);
      const sender = new TransactionSender(
        wallet,
        provider,
        { pollMs: 25, replaceAfterMs: 2_500, maxFeeGwei: 500 },
        silentLog,
      );
      const { nonce } = (await provider.getTransaction(
        (await sender.send("pay itself", { to: wallet.address, data: "0x" })).hash,
      ))!;
      expect(nonce).to.be.at.least(mined.size);
      expect(await provider.getTransactionCount(wallet.address, "latest")).to.equal(nonce + 1);
      expect(await provider.getTransactionCount(wallet.address, "pending")).to.equal(nonce + 1);
    }
    provider.destroy();
  });
});
