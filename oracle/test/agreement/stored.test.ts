import { expect } from "chai";

import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { leafDataSchema } from "../../src/node/agreement/LeafData.ts";
import { observationSchema } from "../../src/node/agreement/Observation.ts";
import { storedLeafData } from "../../src/node/agreement/storedLeafData.ts";
import { storedObservation } from "../../src/node/agreement/storedObservation.ts";
import { addressOf, CONTEXT, EPOCH, machineOf, observationOf } from "../helpers/agreement.ts";

const HASH = `0x${"ab".repeat(32)}` as const;

describe("what was checked when it was written", () => {
  const machine = machineOf(2n ** 62n, {
    gpus: [{ model: HASH, memoryBytes: 11n * 10n ** 9n, commitment: HASH }],
    facts: { ...machineOf(1n).facts, memoryBytes: 2n ** 63n, diskBytes: 7n },
  });
  const uptimes = [{ worker: addressOf(0xaa), online: 40 }];
  const observations = [1, 2, 3].map((node) => observationOf(node, [machine], { uptimes }));

  it("is read as the schema of observations reads it", () => {
    for (const observation of [...observations, observationOf(1, [], { rate: null })]) {
      const json = canonicalJson(observation);
      expect(storedObservation(json)).to.deep.equal(observationSchema.parse(JSON.parse(json)));
      expect(storedObservation(json)).to.deep.equal(observation);
    }
  });

  it("is read as the schema of leaf data reads it, of each version", () => {
    const duties = [{ owner: addressOf(0xcc), earned: 2n ** 90n }];
    const rewards = [
      { programId: 1, worker: addressOf(0xab), gpuSeconds: 2 ** 39, online: 7, seenAt: 1_070 },
      { programId: 2, worker: addressOf(0xaa), gpuSeconds: 0, online: 8, seenAt: 1_080 },
    ];
    const classes = [{ classId: 3, supplied: 2n ** 60n, demanded: 7n, fees: 2n ** 87n }];
    const data = { ...computeLeafData(EPOCH, observations, { ...CONTEXT, duties }), rewards, classes };
    const { classes: _classes, ...fifth } = data;
    const { rewards: _rewards, ...fourth } = fifth;
    const { duties: _duties, ...third } = fourth;
    const { asOf: _asOf, uptimes: _uptimes, ...first } = third;
    const machines = data.machines.map(({ master: _master, ...rest }) => rest);
    expect(data.machines).to.have.length(1);
    const older = [
      { ...fifth, version: 5 },
      { ...fourth, version: 4 },
      { ...third, version: 3 },
      { ...third, version: 2, machines },
    ];
    for (const version of [data, ...older, { ...first, version: 1, machines }]) {
      const json = canonicalJson(version);
      expect(storedLeafData(json)).to.deep.equal(leafDataSchema.parse(JSON.parse(json)));
    }
    expect(storedLeafData(canonicalJson(data))).to.deep.equal(data);
  });
});
