import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { removeAbandoned } from "../../scripts/lib/graph/removeAbandoned.ts";

describe("abandoned clusters", () => {
  let parent: string;
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;

  beforeEach(() => (parent = mkdtempSync(join(tmpdir(), "sonm-clusters-"))));
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const cluster = (name: string, pid?: number): void => {
    mkdirSync(join(parent, name, "data"), { recursive: true });
    if (pid !== undefined) writeFileSync(join(parent, name, "data/postmaster.pid"), `${pid}\n/data\n`);
  };

  it("are removed where their server is gone, and no others", () => {
    cluster("pg-gone", dead);
    cluster("pg-serves", process.pid);
    cluster("pg-empty");
    cluster("other-gone", dead);
    removeAbandoned(parent, "pg-");
    expect(readdirSync(parent).sort()).to.deep.equal(["other-gone", "pg-empty", "pg-serves"]);
  });

  it("are none whose files another program is just making", () => {
    cluster("pg-made", -dead);
    removeAbandoned(parent, "pg-");
    expect(readdirSync(parent)).to.deep.equal(["pg-made"]);
  });
});
