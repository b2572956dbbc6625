import { expect } from "chai";

import { hedge } from "../../src/lib/hedge.ts";
import { sleep } from "../../src/lib/sleep.ts";

describe("hedge", () => {
  const asked: number[] = [];
  beforeEach(() => void asked.splice(0));

  /** Answers with its number after a time, or fails. */
  const ask =
    (number: number, ms: number, fails = false) =>
    async (): Promise<number> => {
      asked.push(number);
      await sleep(ms);
      if (fails) throw new Error(`failure ${number}`);
      return number;
    };

  it("asks nobody else where the first one answers in time", async () => {
    expect(await hedge([ask(1, 5), ask(2, 0)], 1_000)).to.equal(1);
    await sleep(20);
    expect(asked).to.deep.equal([1]);
  });

  it("asks the next at once after a failure, and after a while without an answer", async () => {
    expect(await hedge([ask(1, 0, true), ask(2, 500), ask(3, 0)], 20)).to.equal(3);
    expect(asked).to.deep.equal([1, 2, 3]);
  });

  it("takes the answer of one that was given up", async () => {
    expect(await hedge([ask(1, 60), ask(2, 10, true)], 20)).to.equal(1);
  });

  it("fails with the last failure once all have failed, and where there is nobody", async () => {
    const failure = (run: Promise<number>): Promise<string> => run.then(String, (error: Error) => error.message);
    expect(await failure(hedge([ask(1, 60, true), ask(2, 0, true)], 20))).to.equal("failure 1");
    expect(await failure(hedge<number>([], 20))).to.contain("nobody");
  });
});
