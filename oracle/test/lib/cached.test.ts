import { expect } from "chai";

import { cached } from "../../src/lib/cached.ts";

describe("cached", () => {
  it("asks once for all who want it at a time, and again only after a while", async () => {
    let asked = 0;
    const read = cached(() => Promise.resolve((asked += 1)), 20);
    expect(await Promise.all([read(), read()])).to.deep.equal([1, 1]);
    expect(await read()).to.equal(1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await read()).to.equal(2);
  });

  it("serves what was there last where asking fails, and nothing where nothing was", async () => {
    let fails = true;
    const read = cached(() => (fails ? Promise.reject(new Error("down")) : Promise.resolve(7)), 0);
    expect(await read()).to.equal(undefined);
    fails = false;
    await new Promise((resolve) => setTimeout(resolve, 2));
    expect(await read()).to.equal(7);
    fails = true;
    await new Promise((resolve) => setTimeout(resolve, 2));
    expect(await read()).to.equal(7);
  });
});
