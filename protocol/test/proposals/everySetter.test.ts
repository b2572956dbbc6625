import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";

import { contractAbis } from "../../../oracle/src/dao/contractAbis.ts";
import { proposalActions } from "../../src/proposals/proposalActions.ts";

const CONTRACTS = join(import.meta.dirname, "../../../contracts");
const OPENZEPPELIN = join(import.meta.dirname, "../../../node_modules/@openzeppelin/contracts/governance");

/** What an interface says of a function that only a decision can call, beside others at most. */
const PROMISED = /DAO only|DAO and controller only|Guardian and DAO only|Programs and DAO only|By a decision only/;

/** How a contract makes sure of it. */
const GUARDED = /\bonlyDao\b|\bonlyDeciders\b|\bonlyGovernance\b/;
const CHECKED = /\w*DaoOnly\(|msg\.sender != (dao|address\(this\))\b|sender != address\(this\)/;

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sol") && !file.includes("mocks"))
    .map((file) => readFileSync(join(folder, file), "utf8"));

/** Every function that anybody may call, with its comment before it and its head and body after its name. */
function functionsIn(source: string): { name: string; comment: string; head: string; body: string }[] {
  const found = source.matchAll(
    /((?: *\/\/\/[^\n]*\n)*) *function (\w+)\(([^{;]*)(?:;|\{((?:[^}]|\}(?!\n {4}\}|\n\n|\n\}))*))/g,
  );
  return [...found].map(([, comment = "", name = "", head = "", body = ""]) => ({ name, comment, head, body }));
}

const isOpen = (head: string): boolean => /\b(external|public)\b/.test(head) && !/\b(view|pure)\b/.test(head);

/** Names of functions that only a decision can call. */
function decidedNames(): Set<string> {
  const all = [...sources(CONTRACTS), ...sources(OPENZEPPELIN)].flatMap(functionsIn);
  return new Set(
    all
      .filter(({ head }) => isOpen(head))
      .filter(
        ({ comment, head, body }) =>
          PROMISED.test(comment.replace(/\s*\/\/\/\s*/g, " ")) || GUARDED.test(head) || CHECKED.test(body),
      )
      .map(({ name }) => name),
  );
}

/** Calls that no proposal is made of, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  "FeeSplitter.complete": "the deployer's",
};

describe("what only the DAO can call", () => {
  const decided = decidedNames();

  it("is found in the contracts at all", () => {
    expect([...decided]).to.include.members([
      "setFee",
      "setMandate",
      "slash",
      "create",
      "assign",
      "setVotingDelay",
      "updateDelay",
      "setKind",
    ]);
    expect([...decided]).not.to.include.members(["deposit", "castVote", "bill", "deliver"]);
  });

  for (const [contract, abi] of Object.entries(contractAbis)) {
    it(`has an action for each function of ${contract}`, () => {
      const missing = abi.fragments
        .filter((fragment) => fragment.type === "function")
        .map((fragment) => (fragment as unknown as { name: string }).name)
        .filter((name) => decided.has(name) && isSetter(contract, name))
        .filter((name) => !proposalActions.some((action) => action.contract === contract && action.function === name))
        .filter((name) => LEFT_OUT[`${contract}.${name}`] === undefined);
      expect(missing).to.deep.equal([]);
    });
  }
});

/** A name can be of a getter, or of anybody's function, in another contract. */
function isSetter(contract: string, name: string): boolean {
  const abi = contractAbis[contract as keyof typeof contractAbis];
  return (
    abi.getFunction(name)?.stateMutability === "nonpayable" || abi.getFunction(name)?.stateMutability === "payable"
  );
}
