import { join } from "node:path";

import { expect } from "chai";

import { NO_FACTS } from "@sonm/protocol/hardware.ts";
import type { MachineRound } from "@sonm/protocol/machine.ts";

import { ChainClock } from "../../src/chain/ChainClock.ts";
import { HttpProblem } from "../../src/http/HttpProblem.ts";
import type { Challenge } from "../../src/modules/Challenge.ts";
import { ChallengeFailedError } from "../../src/modules/ChallengeFailedError.ts";
import type { Measurement } from "../../src/modules/measureMachine.ts";
import { MeasurementRounds, type RoundSettings } from "../../src/node/MeasurementRounds.ts";
import { SilenceWatch } from "../../src/node/uptime/SilenceWatch.ts";
import { MeasurementStore } from "../../src/store/MeasurementStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { OutageStore } from "../../src/store/OutageStore.ts";
import { addressOf } from "../helpers/agreement.ts";
import { LONERS, NO_REPEATS } from "../helpers/loners.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const WORKER = addressOf(0xaa);
const OTHER = addressOf(0xbb);
const NOW = 1_700_000_000;

const SETTINGS = {
  ...{ remeasureSeconds: 1_000, retrySeconds: 10, goneAfterSeconds: 86_400 },
  ...{ maxWorkers: 2, maxRounds: 1, slotMachines: 8, heartbeatMs: 5_000 },
};

/** Two steps, of which the second moves bytes; the score is what the first answers. */
function* twoSteps(deadlineMs: number): Challenge<Measurement> {
  const failures: Record<string, string> = {};
  let score = 0n;
  try {
    const { answer } = yield { kind: "cpu", params: {}, deadlineMs };
    if (typeof answer !== "number") throw new ChallengeFailedError("That is no number.");
    score = BigInt(answer);
    yield {
      kind: "network.upload",
      params: {},
      deadlineMs,
      transfer: { direction: "upload", seed: new Uint8Array(1), bytes: 4 },
    };
  } catch (error) {
    failures["cpu"] = (error as Error).message;
  }
  return { facts: NO_FACTS, gpus: [], benchmarks: [score, 1n, 0n, 0n], failures };
}

describe("MeasurementRounds", () => {
  const folder = temporaryFolder();
  let store: MeasurementStore;
  let clock: ChainClock;
  let watch: SilenceWatch;
  let assigned: boolean;
  let ends: string[];
  let told: (MachineRound & { readonly worker: string })[];
  let rounds: MeasurementRounds;

  const create = (settings: Partial<RoundSettings> = {}, deadlineMs = 1_000): void => {
    rounds = new MeasurementRounds({
      settings: { ...SETTINGS, ...settings },
      store,
      clock,
      roster: { ...LONERS, isAssigned: () => assigned },
      repeats: NO_REPEATS,
      watch,
      log: silentLog,
      start: () => twoSteps(deadlineMs),
      onEnd: (worker, round) => {
        ends.push(round.outcome);
        told.push({ worker, ...round });
      },
    });
  };
  beforeEach(() => {
    const database = openDatabase(join(folder.path, "node.db"), NODE_TABLES);
    store = new MeasurementStore(database);
    clock = new ChainClock();
    clock.see({ number: 1, timestamp: NOW });
    watch = new SilenceWatch({ store: new OutageStore(database), clock, toleratedSeconds: 60 });
    told = [];
    ends = [];
    assigned = true;
    create();
  });
  afterEach(() => rounds.stop());

  const later = (seconds: number): void => {
    clock.see({ number: 1 + seconds, timestamp: NOW + seconds });
    watch.listen();
  };
  const code = (action: () => unknown): string => {
    try {
      action();
    } catch (error) {
      if (error instanceof HttpProblem) return error.code;
      throw error;
    }
    return "none";
  };
  const begin = (worker = WORKER): string => rounds.poll(worker, true).step?.id ?? "";

  it("measures a machine that is free, and keeps what it found", () => {
    const second = rounds.answer(WORKER, begin(), 77);
    expect(second.step?.kind).to.equal("network.upload");
    const id = second.step?.id ?? "";
    rounds.beginTransfer(id, "upload");
    expect(rounds.finishUpload(id, 4).step).to.equal(null);
    expect(ends).to.deep.equal(["measured"]);
    const [machine] = store.list(0, 0);
    expect(machine).to.include({ worker: WORKER, measuredAt: NOW });
    expect(machine?.benchmarks[0]).to.equal(77n);
  });

  it("leaves a machine alone that is not free, or was measured", () => {
    expect(rounds.poll(WORKER, false).step).to.equal(null);
    rounds.answer(WORKER, begin(), "nonsense");
    expect(ends).to.deep.equal(["partial"]);
    expect(rounds.poll(WORKER, true).step).to.equal(null);
    later(11);
    expect(rounds.poll(WORKER, true).step?.kind).to.equal("cpu");
  });

  it("pitfall_27_wants to hear of a machine at random times around the mean, and says so with every answer", () => {
    const told: number[] = [];
    for (let poll = 0; poll < 400; poll += 1) told.push(rounds.poll(WORKER, false).nextPollMs);
    expect(Math.min(...told)).to.be.within(3_334, 3_500);
    expect(Math.max(...told)).to.be.within(6_500, 6_666);
    expect(told.reduce((sum, time) => sum + time, 0) / told.length).to.be.within(4_700, 5_300);
    expect(new Set(told).size).to.be.greaterThan(300);
  });

  it("pitfall_27_measures again at a random time, half to one and a half of the interval later", () => {
    store.save({ worker: WORKER, measuredAt: NOW, facts: NO_FACTS, gpus: [], benchmarks: [] });
    later(490);
    expect(rounds.poll(WORKER, true).step).to.equal(null);
    later(1_510);
    expect(rounds.poll(WORKER, true).step).not.to.equal(null);
  });

  it("measures no machine that it is not drawn for, and measures it once it is", () => {
    assigned = false;
    expect(rounds.poll(WORKER, true).step).to.equal(null);
    assigned = true;
    expect(begin()).not.to.equal("");
  });

  it("measures a machine anew whose measurement does not count, but not while it is being measured", () => {
    const second = rounds.answer(WORKER, begin(), 77);
    rounds.renew(WORKER);
    const id = second.step?.id ?? "";
    rounds.beginTransfer(id, "upload");
    rounds.finishUpload(id, 4);
    expect(rounds.poll(WORKER, true).step).to.equal(null);
    rounds.renew(WORKER);
    expect(begin()).not.to.equal("");
  });

  it("takes no answer that is late, and does not attest what it was about", async () => {
    create({}, 20);
    const id = begin();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(code(() => rounds.answer(WORKER, id, 77))).to.equal("late");
    expect(ends).to.deep.equal(["partial"]);
    expect(store.list(0, 0)[0]?.benchmarks[0]).to.equal(0n);
  });

  it("takes an answer once, for the step that it is for, from the machine that has it", () => {
    const id = begin();
    expect(code(() => rounds.answer(OTHER, id, 77))).to.equal("late");
    expect(code(() => rounds.answer(WORKER, "00", 77))).to.equal("late");
    const second = rounds.answer(WORKER, id, 77);
    expect(code(() => rounds.answer(WORKER, id, 77))).to.equal("late");
    expect(code(() => rounds.answer(WORKER, second.step?.id ?? "", {}))).to.equal("transfer");
  });

  it("lets a transfer take place once, in its direction, by its secret id", () => {
    const id = rounds.answer(WORKER, begin(), 77).step?.id ?? "";
    expect(code(() => rounds.beginTransfer(id, "download"))).to.equal("transfer");
    expect(code(() => rounds.beginTransfer("00", "upload"))).to.equal("transfer");
    expect(code(() => rounds.beginTransfer(id, "upload"))).to.equal("none");
    expect(code(() => rounds.beginTransfer(id, "upload"))).to.equal("transfer");
  });

  it("starts over with a machine that comes back without its answer, but not at once", () => {
    const first = begin();
    expect(rounds.poll(WORKER, true).step).to.equal(null);
    expect(ends).to.deep.equal(["abandoned"]);
    expect(code(() => rounds.answer(WORKER, first, 77))).to.equal("late");
    later(11);
    expect(begin()).not.to.equal("");
  });

  it("tells of each round whose it was, when it ended and why which part failed", () => {
    rounds.answer(WORKER, begin(), "nonsense");
    later(11);
    begin();
    rounds.poll(WORKER, true);
    expect(told).to.deep.equal([
      { worker: WORKER, endedAt: NOW, outcome: "partial", failures: { cpu: "That is no number." } },
      {
        worker: WORKER,
        endedAt: NOW + 11,
        outcome: "abandoned",
        failures: { cpu: "the machine came back without its answer" },
      },
    ]);
  });

  it("measures no more machines at a time than it should", () => {
    begin();
    expect(rounds.poll(OTHER, true)).to.deep.equal({ step: null, nextPollMs: 1_000 });
  });

  it("pitfall_29_refuses machines beyond its number, until others have gone", () => {
    rounds.poll(WORKER, false);
    rounds.poll(OTHER, false);
    expect(code(() => rounds.poll(addressOf(0xcc), false))).to.equal("full");
    later(599);
    rounds.poll(OTHER, false);
    later(601);
    expect(code(() => rounds.poll(addressOf(0xcc), false))).to.equal("none");
    expect(code(() => rounds.poll(WORKER, false))).to.equal("full");
  });

  it("knows when machines were last heard of, also after a restart", () => {
    store.save({ worker: WORKER, measuredAt: NOW, facts: NO_FACTS, gpus: [], benchmarks: [] });
    later(100);
    rounds.poll(WORKER, false);
    rounds.flush();
    expect(store.list(NOW + 100, 0)).to.have.length(1);
    expect(store.list(NOW + 101, 0)).to.be.empty;
    expect(store.list(0, NOW + 1)).to.be.empty;
  });

  it("counts a machine as online while it is measured, and as offline once it stays away", () => {
    create({}, 50_000);
    rounds.answer(WORKER, begin(), "nonsense");
    const offline = (seconds: number) => watch.offline(WORKER, { began: NOW, ended: NOW + seconds });
    later(30);
    const id = begin();
    later(75);
    expect(offline(75)).to.equal(0);
    rounds.answer(WORKER, id, "nonsense");
    later(130);
    expect(offline(130)).to.equal(0);
    later(190);
    rounds.poll(WORKER, false);
    expect(offline(190)).to.be.within(113, 115);
  });

  it("hears a machine that it counts also where it has no room to measure it", () => {
    rounds.answer(WORKER, begin(), "nonsense");
    create();
    rounds.poll(OTHER, false);
    rounds.poll(addressOf(0xcc), false);
    later(50);
    expect(code(() => rounds.poll(WORKER, false))).to.equal("full");
    later(100);
    expect(watch.offline(WORKER, { began: NOW, ended: NOW + 100 })).to.equal(0);
  });
});
