import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect } from "chai";

import { buildOracle } from "../../../scripts/lib/local/oracleProgram.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const BIN = fileURLToPath(new URL("../../bin/sonm.mjs", import.meta.url));

const run = promisify(execFile);

describe("the command sonm", function () {
  this.timeout(90_000);

  const folder = temporaryFolder();
  /** Runs a script in a bash that finds the command by its name. */
  const bash = (script: string) =>
    run("bash", ["-c", `PATH="${folder.path}/bin:$PATH"\n${script}`], { cwd: folder.path });
  before(async () => {
    await buildOracle();
  });
  beforeEach(() => {
    mkdirSync(join(folder.path, "bin"));
    symlinkSync(BIN, join(folder.path, "bin", "sonm"));
  });

  it("runs by its name from any folder, and passes the exit code on", async () => {
    const { stdout } = await bash("sonm --version");
    expect(stdout).to.match(/^\d+\.\d+\.\d+\n$/);
    const failed: unknown = await bash("sonm stakes").catch((error: unknown) => error);
    expect(failed).to.include({ code: 2 });
  });

  it("completes in a real bash", async () => {
    const script = `
      source <(sonm completion bash)
      try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _sonm; printf '%s ' "\${COMPREPLY[@]}"; echo; }
      try sonm stak
      try sonm stake wi
      try sonm market --sort pr`;
    const { stdout } = await bash(script);
    expect(stdout.split("\n").map((line) => line.trim())).to.deep.equal(["stake", "withdraw", "price", ""]);
  });
});
