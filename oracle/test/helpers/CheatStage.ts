import { createHash, randomUUID } from "node:crypto";
import { join } from "node:path";

import { ChainClock } from "../../src/chain/ChainClock.ts";
import type { Instruction, IssuedStep } from "../../src/http/agentApi.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { sleep } from "../../src/lib/sleep.ts";
import { measureMachine, type MeasureSettings } from "../../src/modules/measureMachine.ts";
import { Keystream } from "../../src/modules/network/Keystream.ts";
import { secureRandom } from "../../src/modules/Random.ts";
import { MeasurementRounds } from "../../src/node/MeasurementRounds.ts";
import type { RoundTools } from "../../src/node/MeasurementRounds.ts";
import { MeasurementStore } from "../../src/store/MeasurementStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { LONERS, NO_REPEATS } from "./loners.ts";
import { silentLog } from "./silentLog.ts";

const MIB = 1024 * 1024;

/** Small challenges by the real clock. */
const SETTINGS: MeasureSettings = {
  cpuSpanMs: 100,
  cpuSamples: 2,
  memoryBytes: 2 * MIB,
  memoryFactor: 2,
  memoryPasses: 2,
  diskBytes: 4 * MIB,
  diskFactor: 4,
  networkMaxBytes: 100_000,
  networkSpanMs: 10,
  gpuFraction: 1,
  gpuPasses: 2,
  keepSpanMs: 1,
  keepReadMs: 250,
  answerGraceMs: 5_000,
};

/** How a machine, honest or not, does a step; transfers are carried out by the stage. */
export type Perform = (step: IssuedStep) => Promise<unknown>;

/** A node's measurements, on which machines come as they like, and what came of it. */
export class CheatStage {
  readonly rounds: MeasurementRounds;
  readonly store: MeasurementStore;

  constructor(
    folder: string,
    { roster = LONERS, settings = {} }: { roster?: RoundTools["roster"]; settings?: Partial<MeasureSettings> } = {},
  ) {
    const clock = new ChainClock();
    clock.see({ number: 1, timestamp: 1_700_000_000 });
    this.store = new MeasurementStore(openDatabase(join(folder, `node-${randomUUID()}.db`), NODE_TABLES));
    this.rounds = new MeasurementRounds({
      settings: {
        ...{ remeasureSeconds: 604_800, retrySeconds: 600, goneAfterSeconds: 86_400 },
        ...{ maxWorkers: 10, maxRounds: 4, slotMachines: 8, heartbeatMs: 100 },
      },
      store: this.store,
      clock,
      roster,
      repeats: NO_REPEATS,
      watch: { begin: () => undefined, hear: () => undefined, flush: () => undefined },
      log: silentLog,
      start: () => measureMachine({ ...SETTINGS, ...settings }, secureRandom),
      onEnd: () => undefined,
    });
  }

  /** A machine comes until it was measured, or for a second without work. */
  async measure(worker: Hex, perform: Perform): Promise<void> {
    let hadWork = false;
    for (let polls = 0; polls < 10; polls += 1) {
      let instruction = this.rounds.poll(worker, true);
      while (instruction.step !== null) {
        hadWork = true;
        instruction = await this.#perform(worker, instruction.step, perform);
      }
      if (hadWork) return;
      await sleep(instruction.nextPollMs);
    }
  }

  /** What is attested of a machine, by the code of the benchmark. */
  attested(worker: Hex): { cpu: bigint; cores: bigint; memory: bigint; disk: bigint; cards: bigint } | undefined {
    const machine = this.store.list(0, 0).find((candidate) => candidate.worker === worker);
    if (machine === undefined) return undefined;
    const [cpu = 0n, , cores = 0n, memory = 0n, disk = 0n, , , cards = 0n] = machine.benchmarks;
    return { cpu, cores, memory, disk, cards };
  }

  async #perform(worker: Hex, step: IssuedStep, perform: Perform): Promise<Instruction> {
    if (step.kind === "network.upload") {
      const { bytes } = this.rounds.beginTransfer(step.id, "upload");
      return this.rounds.finishUpload(step.id, bytes);
    }
    let answer: unknown;
    if (step.kind === "network.download") {
      const { seed, bytes } = this.rounds.beginTransfer(step.id, "download");
      const hash = createHash("sha256");
      for (const chunk of new Keystream(seed).chunks(bytes)) hash.update(chunk);
      answer = { sha256: `0x${hash.digest("hex")}` };
    } else {
      answer = await perform(step).catch((error: Error) => ({ refused: error.message.slice(0, 200) }));
    }
    try {
      return this.rounds.answer(worker, step.id, answer);
    } catch {
      // Too late for this step: the node has gone on, and the machine asks what is next.
      return this.rounds.poll(worker, true);
    }
  }
}
