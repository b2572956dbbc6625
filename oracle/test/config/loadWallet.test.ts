import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { encryptKeystoreJsonSync } from "ethers";

import { ConfigError } from "../../src/config/ConfigError.ts";
import { loadWallet } from "../../src/config/loadWallet.ts";
import { callCli } from "../helpers/callCli.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const KEY = `0x${"11".repeat(32)}`;
const SOURCE = { role: "signer", variable: "SONM_SIGNER_KEY" };

describe("loadWallet", function () {
  this.timeout(30_000);

  const folder = temporaryFolder();
  const write = (name: string, text: string): string => {
    const file = join(folder.path, name);
    writeFileSync(file, text);
    return file;
  };
  const keystore = (): string => {
    const account = { address: "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A", privateKey: KEY };
    return write("key.json", encryptKeystoreJsonSync(account, "correct horse", { scrypt: { N: 1_024 } }));
  };

  it("has no key where none is set", () => {
    expect(loadWallet(SOURCE)).to.equal(undefined);
  });

  it("takes a key from the environment, or from a keystore with its password", () => {
    expect(loadWallet({ ...SOURCE, key: KEY })?.privateKey).to.equal(KEY);
    const passwordFile = write("password", "correct horse\n");
    expect(loadWallet({ ...SOURCE, keystoreFile: keystore(), passwordFile })?.privateKey).to.equal(KEY);
  });

  it("says what is wrong, and never shows the key", () => {
    const wrong = `0x${"zz".repeat(32)}`;
    const open = () => loadWallet({ ...SOURCE, key: wrong });
    expect(open).to.throw(ConfigError, "SONM_SIGNER_KEY holds no private key");
    expect(open).not.to.throw("zz");
    expect(() => loadWallet({ ...SOURCE, key: KEY, keystoreFile: "a" })).to.throw(ConfigError, "given twice");
    expect(() => loadWallet({ ...SOURCE, keystoreFile: "a" })).to.throw(ConfigError, "needs a password file");
    const passwordFile = write("password", "wrong");
    expect(() => loadWallet({ ...SOURCE, keystoreFile: keystore(), passwordFile })).to.throw(
      ConfigError,
      "does not open it",
    );
    const none = write("none.json", "{}");
    expect(() => loadWallet({ ...SOURCE, keystoreFile: none, passwordFile })).to.throw(ConfigError, "no encrypted key");
    const absent = join(folder.path, "absent");
    expect(() => loadWallet({ ...SOURCE, keystoreFile: absent, passwordFile })).to.throw(ConfigError, "can't be read");
  });

  it("opens what `keystore` makes, which never overwrites a file", async () => {
    const file = join(folder.path, "new.json");
    const passwordFile = write("password", "long enough");
    const argv = ["--file", file, "--password-file", passwordFile];
    await callCli(["keystore", ...argv]);
    expect(loadWallet({ ...SOURCE, keystoreFile: file, passwordFile })?.address).to.match(/^0x/);
    expect((await callCli(["keystore", ...argv])).output).to.contain("Name a new file");
    const short = await callCli(["keystore", "--file", "x", "--password-file", write("short", "1234567")]);
    expect(short.output).to.contain("shorter than 8");
  });
});
