import { readFileSync } from "node:fs";

import { expect } from "chai";

import type { Verb } from "../../src/cli/Verb.ts";
import { VERBS } from "../../src/cli/verbs.ts";
import { DAO_VERBS } from "../../src/runDao.ts";
import { callCli } from "../helpers/callCli.ts";

const DOC = new URL("../../../docs/command-line.md", import.meta.url);

/** Every verb that does something, with the words that lead to it. */
const leaves = (verbs: readonly Verb[], above = ""): (readonly [string, Verb])[] =>
  verbs.flatMap((one) => [
    ...(one.run === undefined ? [] : [[`${above}${one.name}`, one] as const]),
    ...leaves(one.verbs, `${above}${one.name} `),
  ]);

describe("the verbs of the command line", function () {
  this.timeout(60_000);

  it("have a name each, say what --json gives, and end with help alone", async () => {
    const all = leaves(VERBS);
    expect(new Set(all.map(([path]) => path)).size).to.equal(all.length);
    for (const [path, { json, summary }] of all) {
      expect(json, path).to.be.a("string").and.not.equal("");
      expect(summary, path).not.to.match(/\.$|^[A-Z][a-z]/);
      const { code, result } = await callCli([...path.split(" "), "--help"]);
      expect([code, result.startsWith(`Usage: sonm ${path}`)], path).to.deep.equal([0, true]);
    }
  });

  it("are what the DAO's are, with the flags that each takes", () => {
    const dao = VERBS.find(({ name }) => name === "dao");
    expect(dao?.verbs.map(({ name }) => name).toSorted()).to.deep.equal(Object.keys(DAO_VERBS).toSorted());
    for (const verb of dao?.verbs ?? []) {
      const taken = new Set(leaves([verb]).flatMap(([, { flags }]) => Object.keys(flags)));
      for (const flag of DAO_VERBS[verb.name]?.flags ?? []) expect([...taken], verb.name).to.include(flag);
    }
  });

  it("are written down", async () => {
    const { result } = await callCli(["--markdown"]);
    expect(result, "run `npx sonm --markdown > docs/command-line.md`").to.equal(readFileSync(DOC, "utf8"));
  });

  it("hint at what was meant, with exit code 2, in JSON where it was asked for", async () => {
    const verb = await callCli(["stak", "show"]);
    expect(verb).to.include({ code: 2, result: "", errors: 'There is no verb "stak". Did you mean `sonm stake`?\n' });
    const below = await callCli(["deals", "exten", "0x12345678"]);
    expect(below.code).to.equal(2);
    const flag = await callCli(["market", "--max-prize", "1", "--json"]);
    expect([flag.code, flag.result]).to.deep.equal([2, ""]);
    const { error } = JSON.parse(flag.errors) as { error: { sentences: string[]; code: number } };
    expect(error.code).to.equal(2);
    expect(error.sentences[0]).to.equal("`market` has no flag --max-prize. Did you mean --max-price?");
    expect(await callCli(["--version"])).to.include({ code: 0, result: "1.2.3\n" });
  });

  it("are completed: verbs, verbs below, flags and fixed words", async () => {
    const given = async (...words: string[]): Promise<string[]> =>
      (await callCli(["--complete", ...words])).result.split("\n").filter((line) => line !== "");
    expect(await given("st")).to.have.members(["stake", "status"]);
    expect(await given("stake", "")).to.include.members(["show", "add", "leave", "withdraw", "activate"]);
    expect(await given("market", "--so")).to.deep.equal(["--sort"]);
    expect(await given("market", "--sort", "")).to.deep.equal(["price", "bond", "duration"]);
    expect(await given("dao", "vote", "3", "a")).to.deep.equal(["against", "abstain"]);
    expect(await given("agent", "--price-p")).to.deep.equal(["--price-per-hour"]);
  });
});
