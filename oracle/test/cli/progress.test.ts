import { PassThrough } from "node:stream";

import { expect } from "chai";

import { logsOf } from "../../src/chain/logsOf.ts";
import { Terminal } from "../../src/cli/Terminal.ts";

/** A terminal that keeps what it was told. */
function terminalOf(isTTY: boolean, json = false) {
  const errors = Object.assign(new PassThrough(), { isTTY });
  const terminal = new Terminal({ input: new PassThrough(), output: new PassThrough(), errors }, { json, yes: false });
  return { terminal, said: (): string => String(errors.read() ?? "") };
}

describe("how far a long task is", () => {
  const task = async (tell: (part: number) => void): Promise<string> => {
    tell(0.421);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return "done";
  };

  it("is shown on a terminal, said once elsewhere, and not at all to programs", async () => {
    const shown = terminalOf(true);
    expect(await shown.terminal.during("Reading", task)).to.equal("done");
    expect(shown.said()).to.contain("Reading, 42%").and.to.contain("✔");
    const elsewhere = terminalOf(false);
    await elsewhere.terminal.during("Reading", task);
    expect(elsewhere.said()).to.equal("Reading...\n");
    const program = terminalOf(false, true);
    await program.terminal.during("Reading", task);
    expect(program.said()).to.equal("");
  });

  it("is told of the chain's events range by range, to the end", async () => {
    const told: number[] = [];
    const ranges: [number, number][] = [];
    const provider = {
      getBlockNumber: () => Promise.resolve(4_499),
      getLogs: ({ fromBlock, toBlock }: { fromBlock?: unknown; toBlock?: unknown }) => {
        ranges.push([Number(fromBlock), Number(toBlock)]);
        return Promise.resolve([]);
      },
    };
    await logsOf(provider as unknown as Parameters<typeof logsOf>[0], { startBlock: 500 }, {}, (part) =>
      told.push(part),
    );
    expect(ranges).to.deep.equal([
      [500, 2_499],
      [2_500, 4_499],
    ]);
    expect(told).to.deep.equal([0.5, 1]);
  });
});
