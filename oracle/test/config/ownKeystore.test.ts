import { rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "chai";

import { ConfigError } from "../../src/config/ConfigError.ts";
import { loadWallet } from "../../src/config/loadWallet.ts";
import { makeOwnKeystore, ownKeystore } from "../../src/config/ownKeystore.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

describe("ownKeystore", function () {
  // The key derivation takes seconds on a busy machine.
  this.timeout(60_000);

  const folder = temporaryFolder();
  const load = (dataDir: string): string | undefined => {
    const files = ownKeystore(dataDir, "signer");
    return files && loadWallet({ role: "signer", variable: "SONM_SIGNER_KEY", ...files })?.address;
  };

  it("makes a key once, for its user alone, and finds the same one again", async () => {
    const dataDir = join(folder.path, "node");
    expect(load(dataDir)).to.equal(undefined);
    await makeOwnKeystore(dataDir, "signer");
    const made = load(dataDir);
    expect(made).to.match(/^0x/);
    for (const file of ["signer.json", "signer.password"]) {
      expect((await stat(join(dataDir, file))).mode & 0o777, file).to.equal(0o600);
    }
    await makeOwnKeystore(dataDir, "signer");
    expect(load(dataDir)).to.equal(made);
  });

  it("makes no second key where half of one is there", async () => {
    const dataDir = join(folder.path, "half");
    await makeOwnKeystore(dataDir, "signer");
    await rm(join(dataDir, "signer.password"));
    expect(() => load(dataDir)).to.throw(ConfigError, "only");
    const error = await makeOwnKeystore(dataDir, "signer").catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ConfigError);
  });

  it("says where it can't write", async () => {
    const file = join(folder.path, "file");
    await writeFile(file, "");
    const error = await makeOwnKeystore(file, "signer").catch((reason: unknown) => reason);
    expect(String(error)).to.match(/can't be kept in .*file.*--data-dir/);
  });
});
