import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";
import { id } from "ethers";

import type { Contracts } from "../../src/chain/Contracts.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { assignedWith } from "../../src/node/agreement/assignedWith.ts";
import { DeviceBook } from "../../src/node/DeviceBook.ts";
import { observeMachines } from "../../src/node/observeMachines.ts";
import { DeviceStore } from "../../src/store/DeviceStore.ts";
import { MeasurementStore } from "../../src/store/MeasurementStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { addressOf, drawsFrom, EPOCH, machineOf, ownerOf, RATE, setOf } from "../helpers/agreement.ts";
import { silentLog } from "../helpers/silentLog.ts";

const SET = setOf(100n, 100n, 100n, 100n, 100n, 100n);
/** Long epochs, so that two draws decide; epoch 7 ends at 8 * 3600. */
const TIMES = { genesis: 0, epochLength: 3_600 };
const END = 8 * TIMES.epochLength;
const MASTER = addressOf(0xba);
const NODE = ownerOf(1);

/** The chain's parameters that an observation reads. */
const CONTRACTS = {
  reports: {
    latestRate: () => Promise.resolve({ rate: RATE, updatedAt: 0n, sequence: 0n }),
    maxRateStep: () => Promise.resolve(2_000n),
  },
  hardware: { validDays: () => Promise.resolve(30n), moveCooldownDays: () => Promise.resolve(7n) },
} as unknown as Contracts;

describe("observeMachines", () => {
  const draws = drawsFrom(() => SET);
  const isAssigned = assignedWith(EPOCH, { times: TIMES, drawOf: (epoch) => draws.of(epoch) });
  let database: DatabaseSync;
  let measurements: MeasurementStore;
  let devices: DeviceStore;
  let renewed: Hex[];
  let owner: Hex | undefined;
  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    measurements = new MeasurementStore(database);
    devices = new DeviceStore(database);
    renewed = [];
    owner = NODE;
  });
  afterEach(() => database.close());

  const measure = (worker: Hex, measuredAt: number, gpus: ReturnType<typeof machineOf>["gpus"] = []): void => {
    const { master: _, ...machine } = machineOf(1_000n, { worker, measuredAt, gpus });
    measurements.save(machine);
  };
  const observed = async (masterOf: (worker: Hex, block: number) => Hex = () => MASTER) =>
    (
      await observeMachines({
        contracts: CONTRACTS,
        clock: { now: () => END + 5 } as never,
        measurements,
        masters: { at: masterOf },
        draws,
        devices: new DeviceBook(devices, silentLog),
        times: () => TIMES,
        owner: () => owner,
        renew: (worker) => renewed.push(worker),
        rate: () => RATE,
        uptimes: () => [],
        goneAfterSeconds: 86_400,
      })(EPOCH, SET.setId)
    ).machines;
  /** A time in an epoch in which this node was drawn for the master's machines, or was not. */
  const timeWhen = (drawn: boolean, master = MASTER): number => {
    for (let epoch = 7; epoch > 0; epoch -= 1) {
      const time = epoch * TIMES.epochLength + 100;
      if (isAssigned(NODE, master, time) === drawn) return time;
    }
    throw new Error("There is no such epoch.");
  };

  it("tells of machines that this node was drawn for, with their master when the epoch began", async () => {
    const worker = addressOf(0x21);
    measure(worker, timeWhen(true));
    const blocks: number[] = [];
    const machines = await observed((_, block) => {
      blocks.push(block);
      return MASTER;
    });
    expect(machines).to.have.length(1);
    expect(machines[0]).to.include({ worker, master: MASTER });
    expect(blocks).to.deep.equal([draws.of(EPOCH)?.block]);
    expect(renewed).to.be.empty;
  });

  it("has a machine measured anew whose measurement does not count, and tells nothing of it", async () => {
    const worker = addressOf(0x22);
    measure(worker, timeWhen(false));
    expect(await observed()).to.be.empty;
    expect(renewed).to.deep.equal([worker]);
  });

  it("leaves a measurement of the epoch that runs for its report", async () => {
    measure(addressOf(0x22), END + 1);
    const counts = isAssigned(NODE, MASTER, END + 1);
    expect(await observed()).to.have.length(counts ? 1 : 0);
    expect(renewed).to.be.empty;
  });

  it("tells nothing of a machine of its own owner, by whatever tie", async () => {
    for (const time of [timeWhen(true), timeWhen(false)]) {
      measure(addressOf(0x23), time);
      measure(NODE, time);
      expect(await observed((worker) => (worker === NODE ? MASTER : NODE))).to.be.empty;
    }
  });

  it("leaves out a card that another master holds, and keeps the machine", async () => {
    const card: ReturnType<typeof machineOf>["gpus"][number] = {
      model: `0x${"11".repeat(32)}`,
      memoryBytes: 8n,
      commitment: id("card") as Hex,
    };
    const holder = machineOf(1n, { worker: addressOf(0x31), master: addressOf(0x32), gpus: [card] });
    devices.add(1, { asOf: END - 3_600, machines: [holder] });
    measure(addressOf(0x24), timeWhen(true), [card]);
    const [machine] = await observed();
    expect(machine?.gpus).to.be.empty;
    expect(machine?.benchmarks[1]).to.equal(1_000n);
  });

  it("tells of every machine in a dry run, which nobody asks", async () => {
    owner = undefined;
    measure(addressOf(0x25), timeWhen(false));
    expect(await observed()).to.have.length(1);
    expect(renewed).to.be.empty;
  });
});
