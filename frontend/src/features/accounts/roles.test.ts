import { describe, expect, it } from "vitest";

import { rolesOf } from "./roles.ts";

const NOBODY: Parameters<typeof rolesOf>[0] = {
  ...{ bought: { deals: 0, open: 0 }, sold: { deals: 0, open: 0 }, machineCount: 0, machines: [], worker: false },
  ...{ masternode: undefined, stakes: [], delegate: undefined, locked: 0n, validator: undefined, contract: "" },
};
const roles = (change: Partial<typeof NOBODY>) => rolesOf({ ...NOBODY, ...change }).map(({ role }) => role);

describe("what an account is", () => {
  it("is nothing before it did anything", () => {
    expect(roles({})).toEqual([]);
  });

  it("follows from what it did, several at a time", () => {
    expect(roles({ bought: { deals: 1, open: 0 }, machineCount: 2, locked: 1n })).toEqual([
      "buyer",
      "supplier",
      "holder",
    ]);
    expect(roles({ masternode: { endpoint: "", active: false, stake: 0n } })).toEqual(["masternode"]);
    expect(roles({ validator: { level: 2 }, contract: "Market" })).toEqual(["contract", "validator"]);
  });

  it("is no supplier where it is a machine that pays itself", () => {
    expect(roles({ worker: true, sold: { deals: 3, open: 1 } })).toEqual(["machine"]);
  });
});
