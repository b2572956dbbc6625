import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";

import { expect } from "chai";

import { makeIfChanged } from "../../scripts/lib/local/makeIfChanged.ts";
import { ROOT } from "../../scripts/lib/root.ts";

describe("products that are kept until their sources change", () => {
  let folder: string;
  let made: number;

  const make = () => {
    const path = relative(ROOT, folder);
    const what = { sources: [`${path}/src/**/*.txt`], product: `${path}/out/product`, stamp: `${path}/out/.sources` };
    return makeIfChanged(what, async () => {
      made += 1;
      await mkdir(join(folder, "out"), { recursive: true });
      await writeFile(join(folder, "out/product"), "made");
    });
  };

  beforeEach(async () => {
    made = 0;
    await mkdir(join(ROOT, ".local"), { recursive: true });
    folder = await mkdtemp(join(ROOT, ".local", "product-"));
    await mkdir(join(folder, "src/deep"), { recursive: true });
    await writeFile(join(folder, "src/deep/a.txt"), "one");
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it("are made once", async () => {
    expect(await make()).to.equal(true);
    expect(await make()).to.equal(false);
    expect(made).to.equal(1);
  });

  it("are made again when a source changes, appears, moves or goes", async () => {
    await make();
    await writeFile(join(folder, "src/deep/a.txt"), "two");
    expect(await make(), "changed").to.equal(true);
    await writeFile(join(folder, "src/b.txt"), "");
    expect(await make(), "appeared").to.equal(true);
    await rm(join(folder, "src/b.txt"));
    await writeFile(join(folder, "src/c.txt"), "");
    expect(await make(), "moved").to.equal(true);
    await rm(join(folder, "src/c.txt"));
    expect(await make(), "gone").to.equal(true);
    expect(await make(), "nothing changed").to.equal(false);
  });

  it("are made again when the product is gone", async () => {
    await make();
    await rm(join(folder, "out/product"));
    expect(await make()).to.equal(true);
  });

  it("are made by one of those that want them at one time", async () => {
    expect((await Promise.all([make(), make(), make()])).toSorted()).to.deep.equal([false, false, true]);
    expect(made).to.equal(1);
  });

  it("are made though a program died while it made them", async () => {
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    const lock = `${relative(ROOT, folder)}/out/.sources`.replaceAll("/", "_");
    await mkdir(join(ROOT, ".local/locks"), { recursive: true });
    await writeFile(join(ROOT, ".local/locks", lock), String(dead));
    expect(await make()).to.equal(true);
  });

  it("are made again after a failure", async () => {
    const path = relative(ROOT, folder);
    const what = { sources: [`${path}/src/**`], product: `${path}/src/deep/a.txt`, stamp: `${path}/out/.sources` };
    const failing = makeIfChanged(what, () => Promise.reject(new Error("no disk")));
    expect(await failing.catch((error: unknown) => String(error))).to.equal("Error: no disk");
    expect(await makeIfChanged(what, () => Promise.resolve())).to.equal(true);
  });
});
