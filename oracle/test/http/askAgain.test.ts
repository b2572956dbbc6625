import { expect } from "chai";

import { askAgain } from "../../src/lib/askAgain.ts";

const TIMES = { timeoutMs: 400, againAfterMs: 60, mayHelp: () => true };

describe("askAgain", () => {
  const failure = (asking: Promise<unknown>): Promise<string> =>
    asking.then(
      () => "it was answered",
      (error: unknown) => (error as Error).message,
    );

  it("asks once where the answer comes in time", async () => {
    let asked = 0;
    expect(await askAgain(() => Promise.resolve((asked += 1)), TIMES)).to.equal(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).to.equal(1);
  });

  it("asks again beside a question that got lost", async () => {
    let asked = 0;
    const answer = await askAgain(
      () => ((asked += 1) === 1 ? new Promise<number>(() => undefined) : Promise.resolve(7)),
      TIMES,
    );
    expect([answer, asked]).to.deep.equal([7, 2]);
  });

  it("asks again after a failure, unless what was answered would be answered again", async () => {
    let asked = 0;
    const ask = (): Promise<number> => {
      asked += 1;
      return asked < 3 ? Promise.reject(new Error("no connection")) : Promise.resolve(asked);
    };
    expect(await askAgain(ask, TIMES)).to.equal(3);
    asked = 0;
    expect(await failure(askAgain(ask, { ...TIMES, mayHelp: () => false }))).to.equal("no connection");
    expect(asked).to.equal(1);
  });

  it("ends when its time is over, also where a question heeds no signal", async () => {
    const started = performance.now();
    const silent = askAgain(() => new Promise<number>(() => undefined), TIMES);
    expect(await failure(silent)).to.equal("there was no answer within 400 ms");
    expect(performance.now() - started).to.be.within(350, 2_000);
  });
});
