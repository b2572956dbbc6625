import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";

import type { ComputePool } from "../../src/modules/ComputePool.ts";
import { addressOf } from "../helpers/agreement.ts";
import { CheatStage, type Perform } from "../helpers/CheatStage.ts";
import { honestMachine } from "../helpers/honestMachine.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const [A, B] = [addressOf(0xaa), addressOf(0xbb)];
const roster = { masterOf: () => addressOf(0x11), isAssigned: () => true };

describe("one machine that answers for two of one master", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  const pools: ComputePool[] = [];
  afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.stop())));

  const machine = (name: string) => {
    const path = join(folder.path, name);
    mkdirSync(path);
    const { perform, pool } = honestMachine(path);
    pools.push(pool);
    return perform;
  };
  const measureBoth = async (performA: Perform, performB: Perform, memoryPasses = 2) => {
    const stage = new CheatStage(folder.path, { roster, settings: { memoryPasses } });
    stage.rounds.poll(A, false);
    stage.rounds.poll(B, false);
    await Promise.all([stage.measure(A, performA), stage.measure(B, performB)]);
    stage.rounds.stop();
    return [stage.attested(A), stage.attested(B)];
  };

  // Filling takes several times as long as reading may.
  const SLOW = 128;

  it("pitfall_27_has the memory of one, though two machines in the same slot pass both", async () => {
    const two = await measureBoth(machine("a"), machine("b"), SLOW);
    expect(two.map((attested) => attested?.memory)).to.deep.equal([4_194_304n, 4_194_304n]);

    const one = machine("one");
    const asked: { fill?: unknown; filledFor?: string }[] = [{}, {}];
    let kept = "";
    // It keeps what fits, one of the two, and makes the other one again once it is asked for it.
    const perform =
      (index: number): Perform =>
      async (step) => {
        const mine = asked[index] as { fill?: unknown };
        const name = String(index);
        if (step.kind === "memory.fill") {
          mine.fill = step.params;
          kept = name;
        } else if (step.kind === "memory.read" && kept !== name) {
          await one({ ...step, kind: "memory.fill", params: mine.fill as Record<string, unknown> });
        }
        return one(step);
      };
    const cheated = await measureBoth(perform(0), perform(1), SLOW);
    expect(cheated.filter((attested) => (attested?.memory ?? 0n) > 0n).length).to.be.at.most(1);
  });

  it("pitfall_27_has its cores busy with one of the two", async () => {
    const one = machine("one");
    await measureBoth(one, one);
    const scores = (await measureBoth(one, one)).map((attested) => Number(attested?.cpu ?? 0n));
    const [low, high] = [Math.min(...scores), Math.max(...scores)];
    // Whose turn comes second has waited as long as it counted: half the score.
    expect(low > 0 && low < 0.8 * high, scores.join()).to.equal(true);
  });

  it("pitfall_27_is measured as neither where it takes turns", async () => {
    const stage = new CheatStage(folder.path, { roster });
    stage.rounds.poll(A, false);
    stage.rounds.poll(B, false);
    const one = machine("one");
    let steps = 0;
    // B comes to the slot, and goes as soon as A has work.
    const leave: Perform = (step) => {
      steps += 1;
      return step.kind === "inventory" ? one(step) : new Promise(() => undefined);
    };
    const leaving = stage.measure(B, leave);
    const begun = stage.measure(A, one);
    while (steps < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    stage.rounds.poll(B, true);
    await begun;
    expect(stage.attested(A)).to.equal(undefined);
    expect(stage.attested(B)).to.equal(undefined);
    stage.rounds.stop();
    void leaving;
  });
});
