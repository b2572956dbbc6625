import { expect } from "chai";

import type { Hex } from "../../src/lib/Hex.ts";
import { sleep } from "../../src/lib/sleep.ts";
import type { ComputePool } from "../../src/modules/ComputePool.ts";
import { addressOf } from "../helpers/agreement.ts";
import { CheatStage, type Perform } from "../helpers/CheatStage.ts";
import { honestMachine, INVENTORY } from "../helpers/honestMachine.ts";
import { KeptChains } from "../helpers/KeptChains.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const [A, B] = [addressOf(0xaa), addressOf(0xbb)];

describe("a machine that cheats a node", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  let pool: ComputePool;
  let honest: Perform;
  beforeEach(() => {
    ({ pool, perform: honest } = honestMachine(folder.path));
  });
  afterEach(() => pool.stop());

  const measure = async (perform: Perform, worker: Hex = A) => {
    const stage = new CheatStage(folder.path);
    await stage.measure(worker, perform);
    stage.rounds.stop();
    return stage.attested(worker);
  };
  /** The honest machine, with some of its answers replaced. */
  const replacing = (replace: (kind: string, answer: unknown) => unknown): Perform => {
    return async (step) => replace(step.kind, await honest(step));
  };

  it("passes with every part if it does not cheat", async () => {
    const attested = await measure(honest);
    expect(attested).to.include({ cores: 1n, memory: 4_194_304n, disk: 16_777_216n });
    expect((attested?.cpu ?? 0n) > 0n).to.equal(true);
  });

  it("pitfall_27_gains nothing by what it computed in advance, or by answers of an earlier measurement", async () => {
    const earlier = new Map<string, unknown>();
    await measure(
      replacing((kind, answer) => {
        earlier.set(kind, answer);
        return answer;
      }),
    );
    const attested = await measure(({ kind }) => Promise.resolve(earlier.get(kind)));
    expect(attested).to.deep.equal({ cpu: 0n, cores: 0n, memory: 0n, disk: 0n, cards: 0n });
  });

  it("pitfall_27_gains nothing by answers after the deadline, though they are true", async () => {
    const late: Perform = async (step) => {
      const answer = await honest(step);
      if (step.kind === "memory.read") await sleep(350);
      return answer;
    };
    const attested = await measure(late);
    expect(attested).to.include({ memory: 0n, disk: 16_777_216n });
  });

  it("can't answer a step twice, nor one of another machine", async () => {
    const stage = new CheatStage(folder.path);
    const { step } = stage.rounds.poll(A, true);
    expect(step?.kind).to.equal("inventory");
    const id = step?.id ?? "";
    expect(() => stage.rounds.answer(B, id, INVENTORY)).to.throw("no such step");
    stage.rounds.answer(A, id, { ...INVENTORY });
    expect(() => stage.rounds.answer(A, id, INVENTORY)).to.throw("no such step");
    stage.rounds.stop();
  });

  it("is attested no more cores, memory and disk than it shows, whatever it says that it has", async () => {
    const inflated = {
      ...INVENTORY,
      ...{ logicalCores: 64, memoryBytes: String(1n << 40n), diskBytes: String(1n << 50n) },
    };
    const attested = await measure(
      replacing((kind, answer) =>
        kind === "inventory"
          ? inflated
          : kind === "disk.read"
            ? { ...(answer as object), freeBytes: inflated.diskBytes }
            : answer,
      ),
    );
    // What was filled at most, 2 MiB, times 2; what was written, 4 MiB, times 4.
    expect(attested).to.include({ cores: 0n, memory: 4_194_304n, disk: 16_777_216n });
  });

  it("is attested no cards by what it says alone", async () => {
    const cards = [
      { vendor: "nvidia", model: "NVIDIA H100", memoryBytes: String(1n << 36n), commitment: `0x${"11".repeat(32)}` },
    ];
    const claims = (answers: Readonly<Record<string, unknown>>): Promise<bigint | undefined> =>
      measure((step) =>
        step.kind === "gpu"
          ? Promise.resolve({ cards })
          : step.kind.startsWith("gpu.")
            ? Promise.resolve(answers[step.kind])
            : honest(step),
      ).then((attested) => attested?.cards);
    expect(await claims({})).to.equal(0n);
    expect(await claims({ "gpu.fill": { refused: "not now" } })).to.equal(0n);
    const invented = new KeptChains(() => undefined);
    const { devices } = invented.fill({ params: { nonce: "00".repeat(32), lanes: [64], passes: 1 } });
    const read = invented.read({ params: { nonce: "00".repeat(32) } });
    expect(await claims({ "gpu.fill": { devices }, "gpu.read": read, "gpu.open": { chunks: [] } })).to.equal(0n);
  });

  it("pitfall_27_pays for each step that it hands to a faster machine with the way there and back", async () => {
    const WAY_MS = 300;
    const proxied: Perform = async (step) => {
      await sleep(WAY_MS);
      return honest(step);
    };
    const [direct, through] = [await measure(honest), await measure(proxied)];
    expect(through?.memory, "reading comes too late").to.equal(0n);
    // 100 ms of counting took 400: a quarter of the score.
    expect((through?.cpu ?? 0n) * 2n < (direct?.cpu ?? 0n), `${through?.cpu} ${direct?.cpu}`).to.equal(true);
  });
});
