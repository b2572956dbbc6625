import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { ConfigError } from "../../src/config/ConfigError.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { bindToChain } from "../../src/store/bindToChain.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { SettingStore } from "../../src/store/SettingStore.ts";
import { EpochSignedError, SigningRecord } from "../../src/store/SigningRecord.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const digest = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;

const SIGNER = fileURLToPath(new URL("../helpers/signAndHang.ts", import.meta.url));

describe("SigningRecord", function () {
  this.timeout(30_000);

  const folder = temporaryFolder();
  const file = (): string => join(folder.path, "node.db");

  it("lets one report of an epoch be signed, as often as asked, and no other", () => {
    const record = new SigningRecord(openDatabase(file(), NODE_TABLES));
    record.claim({ epoch: 5n, digest: digest(1), content: "one" });
    record.claim({ epoch: 5n, digest: digest(1), content: "one" });
    expect(() => record.claim({ epoch: 5n, digest: digest(2), content: "two" })).to.throw(EpochSignedError, "epoch 5");
    expect(record.find(5n)).to.deep.equal({ epoch: 5n, digest: digest(1), content: "one" });
    record.claim({ epoch: 4n, digest: digest(2), content: "two" });
  });

  it("never forgets a digest, also where the content is dropped", () => {
    const record = new SigningRecord(openDatabase(file(), NODE_TABLES));
    record.claim({ epoch: 5n, digest: digest(1), content: "one" });
    record.dropContentBefore(6n);
    expect(record.find(5n)?.content).to.equal("");
    expect(() => record.claim({ epoch: 5n, digest: digest(2), content: "two" })).to.throw(EpochSignedError);
  });

  it("remembers what was claimed by a process that was killed the moment after", async () => {
    for (const epoch of [1, 2, 3]) {
      const child = spawn(process.execPath, ["--import", "tsx", SIGNER, file(), String(epoch), digest(epoch)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const [line] = (await once(child.stdout, "data")) as [Buffer];
      expect(line.toString().trim()).to.equal("claimed");
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    const record = new SigningRecord(openDatabase(file(), NODE_TABLES));
    for (const epoch of [1, 2, 3]) {
      expect(record.find(BigInt(epoch))?.digest).to.equal(digest(epoch));
      const other = { epoch: BigInt(epoch), digest: digest(99), content: "other" };
      expect(() => record.claim(other)).to.throw(EpochSignedError);
    }
  });

  it("does not open a database that another process has: it could sign what that one does not know", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", SIGNER, file(), "1", digest(1)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    try {
      expect(() => openDatabase(file(), NODE_TABLES)).to.throw(ConfigError, "Another process uses the database");
    } finally {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    expect(() => openDatabase(file(), NODE_TABLES).close()).not.to.throw();
  });
});

describe("openDatabase", () => {
  const folder = temporaryFolder();

  it("refuses a database of a newer version, and a file that is none", () => {
    const file = join(folder.path, "a.db");
    openDatabase(file, ["CREATE TABLE a (x)", "CREATE TABLE b (x)"]).close();
    expect(() => openDatabase(file, ["CREATE TABLE a (x)"])).to.throw(ConfigError, "newer version");
    expect(() => openDatabase(join(folder.path), NODE_TABLES)).to.throw(ConfigError, "can't be opened");
  });

  it("brings an older database up to date and keeps what it holds", () => {
    const file = join(folder.path, "a.db");
    const first = openDatabase(file, ["CREATE TABLE a (x)"]);
    first.exec("INSERT INTO a VALUES (7)");
    first.close();
    const second = openDatabase(file, ["CREATE TABLE a (x)", "CREATE TABLE b (x)"]);
    expect(second.prepare("SELECT x FROM a").get()?.["x"]).to.equal(7);
    second.exec("INSERT INTO b VALUES (1)");
    second.close();
  });
});

describe("bindToChain", () => {
  const folder = temporaryFolder();

  it("takes up another key of whoever comes with one that it knows, and refuses who has only unknown ones", () => {
    const settings = new SettingStore(openDatabase(join(folder.path, "b.db"), NODE_TABLES));
    const bind = (...keys: string[]): void => bindToChain(settings, "data", { chain: "31337 0xaa", keys });
    bind("0x1");
    expect(() => bind("0x2", "0x3")).to.throw(ConfigError, "belongs to the key 0x1, not to 0x2 or 0x3");
    bind("0x1", "0x2");
    bind("0x2");
    bind("0x2", "0x3");
    bind("0x1");
    bind("0x3");
    expect(() => bind("0x4")).to.throw(ConfigError, "0x1 or 0x2 or 0x3");
    expect(() => bindToChain(settings, "data", { chain: "other", keys: ["0x5", "0x1"] })).to.throw(ConfigError);
    expect(() => bind("0x5")).to.throw(ConfigError);
  });

  it("ties a database to the chain and the key of its first use", () => {
    const settings = new SettingStore(openDatabase(join(folder.path, "a.db"), NODE_TABLES));
    bindToChain(settings, "data", { chain: "31337 0xaa", keys: ["0x1"] });
    bindToChain(settings, "data", { chain: "31337 0xaa", keys: ["0x1"] });
    expect(() => bindToChain(settings, "data", { chain: "31337 0xbb", keys: ["0x1"] })).to.throw(
      ConfigError,
      "the chain",
    );
    expect(() => bindToChain(settings, "data", { chain: "31337 0xaa", keys: ["0x2"] })).to.throw(
      ConfigError,
      "the key",
    );
  });
});
