import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { expect } from "chai";

import { ROOT } from "../../scripts/lib/root.ts";

const IMPORT = /^(?:(?:import|export) (?!type\b)[^"';]*?(?:from )?"([^"]+)"|await import\("([^"]+)"\));/gms;

/** Every file of ours that loads with this one, before any code of it runs. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, linked, awaited] of readFileSync(file, "utf8").matchAll(IMPORT)) {
    const target = linked ?? awaited ?? "";
    const path = target.startsWith("@sonm/")
      ? join(ROOT, target.replace(/^@sonm\/(\w+)\/(.*\.ts)$/, "$1/src/$2").replace(/^@sonm\//, ""))
      : join(dirname(file), target);
    if (target.startsWith(".") || target.startsWith("@sonm/")) {
      if (path.endsWith(".ts") && existsSync(path)) loadedWith(path, seen);
      else seen.add(path);
    }
  }
  return seen;
}

describe("verbs", () => {
  const verbs = readdirSync(join(ROOT, "scripts")).filter((file) => file.endsWith(".ts"));

  it("are all there", () => {
    expect(verbs).to.include.members(["start.ts", "test.ts", "build.ts", "lint.ts", "bench.ts", "deploy.ts"]);
  });

  for (const verb of verbs) {
    it(`${verb} runs on a fresh clone: it needs no generated type before it compiles`, () => {
      const loaded = [...loadedWith(join(ROOT, "scripts", verb))].map((file) => relative(ROOT, file));
      expect(loaded.length).to.be.greaterThan(1);
      expect(loaded.filter((file) => file.startsWith("types/") || file.startsWith("artifacts/"))).to.deep.equal([]);
    });
  }
});
