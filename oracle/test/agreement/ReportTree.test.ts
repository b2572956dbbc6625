import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { AbiCoder, concat, keccak256, toBeHex } from "ethers";

import { NO_FACTS } from "@sonm/protocol/hardware.ts";
import { DUTY_LEAF_ABI } from "@sonm/protocol/duty.ts";
import { BALANCE_LEAF_ABI } from "@sonm/protocol/balance.ts";
import { REWARD_LEAF_ABI } from "@sonm/protocol/reward.ts";
import { UPTIME_LEAF_ABI, uptimeLeafValues } from "@sonm/protocol/uptime.ts";

import type { Hex } from "../../src/lib/Hex.ts";
import { hexOf } from "../../src/lib/hexOf.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { balanceLeaf } from "../../src/node/agreement/balanceLeaf.ts";
import { dutyLeaf } from "../../src/node/agreement/dutyLeaf.ts";
import { hashMachine } from "../../src/node/agreement/hashMachine.ts";
import { hashUptime } from "../../src/node/agreement/hashUptime.ts";
import { ReportTree } from "../../src/node/agreement/ReportTree.ts";
import { rewardLeaf } from "../../src/node/agreement/rewardLeaf.ts";
import { addressOf, AS_OF, CONTEXT, EPOCH, machineOf, observationOf } from "../helpers/agreement.ts";

const machines = [1, 2, 3, 4, 5].map((number) => machineOf(BigInt(number) * 1_000n, { worker: addressOf(number) }));
const data = computeLeafData(EPOCH, [observationOf(1, machines), observationOf(2, machines)], CONTEXT);

describe("ReportTree", () => {
  it("proves every machine and no other", () => {
    const tree = new ReportTree(data);
    for (const machine of data.machines) {
      const proof = tree.proofOf(machine.worker) as Hex[];
      expect(SimpleMerkleTree.verify(tree.root, hashMachine(machine).leaf, proof)).to.equal(true);
      const inflated = { ...machine, benchmarks: machine.benchmarks.map((value) => value + 1n) };
      expect(SimpleMerkleTree.verify(tree.root, hashMachine(inflated).leaf, proof)).to.equal(false);
    }
    expect(tree.proofOf(addressOf(9))).to.equal(undefined);
  });

  it("proves every uptime with its time, and no other", () => {
    const uptimes = [1, 2, 9].map((number) => ({ worker: addressOf(number), online: number * 7 }));
    const tree = new ReportTree({ ...data, uptimes });
    for (const { worker, online } of uptimes) {
      const proof = tree.uptimeProofOf(worker) as Hex[];
      const values = uptimeLeafValues({ worker, asOf: AS_OF, online });
      const leaf = keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(UPTIME_LEAF_ABI, values)));
      expect(SimpleMerkleTree.verify(tree.root, leaf, proof)).to.equal(true);
      for (const other of [{ asOf: AS_OF + 1 }, { online: online + 1 }]) {
        const forged = hashUptime({ worker, asOf: AS_OF, online, ...other });
        expect(SimpleMerkleTree.verify(tree.root, forged, proof)).to.equal(false);
      }
    }
    expect(tree.uptimeProofOf(addressOf(3))).to.equal(undefined);
    expect(tree.proofOf(addressOf(9))).to.equal(undefined);
  });

  it("proves what each owner earned as the contract checks it, and nothing else", () => {
    const duties = [1, 2, 9].map((number) => ({ owner: addressOf(number), earned: BigInt(number) << 90n }));
    const uptimes = [{ worker: addressOf(1), online: 7 }];
    const tree = new ReportTree({ ...data, uptimes, duties });
    for (const { owner, earned } of duties) {
      const proof = tree.dutyProofOf(owner) as Hex[];
      const leafOf = (values: readonly unknown[]) =>
        keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(DUTY_LEAF_ABI, values)));
      const leaf = leafOf([3n, owner, AS_OF, earned]);
      expect(hexOf(dutyLeaf({ owner, asOf: AS_OF, earned }))).to.equal(leaf);
      expect(SimpleMerkleTree.verify(tree.root, leaf, proof)).to.equal(true);
      expect(SimpleMerkleTree.verify(tree.root, leafOf([3n, owner, AS_OF, earned + 1n]), proof)).to.equal(false);
    }
    expect(tree.dutyProofOf(addressOf(3))).to.equal(undefined);
    expect(tree.uptimeProofOf(addressOf(9))).to.equal(undefined);
  });

  it("proves what each machine earned in each program as the contract checks it, and nothing else", () => {
    const rewards = [
      [0, 1],
      [0, 9],
      [2, 1],
    ].map(([programId, worker]) => ({
      programId: programId!,
      worker: addressOf(worker!),
      gpuSeconds: 2 ** 38 + worker!,
      ...{ online: 5, seenAt: 3 },
    }));
    const duties = [{ owner: addressOf(1), earned: 7n }];
    const tree = new ReportTree({ ...data, duties, rewards });
    const leafOf = (values: readonly unknown[]) =>
      keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(REWARD_LEAF_ABI, values)));
    for (const { programId, worker, gpuSeconds } of rewards) {
      const proof = tree.rewardProofOf({ programId, worker }) as Hex[];
      const leaf = leafOf([4n, programId, worker, AS_OF, gpuSeconds]);
      expect(hexOf(rewardLeaf({ programId, worker, asOf: AS_OF, gpuSeconds }))).to.equal(leaf);
      expect(SimpleMerkleTree.verify(tree.root, leaf, proof)).to.equal(true);
      for (const other of [
        [4n, programId + 1, worker, AS_OF, gpuSeconds],
        [4n, programId, worker, AS_OF, gpuSeconds + 1],
      ]) {
        expect(SimpleMerkleTree.verify(tree.root, leafOf(other), proof)).to.equal(false);
      }
    }
    expect(tree.rewardProofOf({ programId: 1, worker: addressOf(1) })).to.equal(undefined);
    expect(tree.dutyProofOf(addressOf(9))).to.equal(undefined);
  });

  it("proves supply and demand of each class as the contract checks it, and nothing else", () => {
    const classes = [0, 7].map((classId) => ({
      ...{ classId, supplied: 2n ** 63n + BigInt(classId), demanded: 2n ** 62n, fees: 2n ** 87n },
    }));
    const rewards = [{ programId: 0, worker: addressOf(1), gpuSeconds: 5, online: 5, seenAt: 3 }];
    const tree = new ReportTree({ ...data, rewards, classes });
    const leafOf = (values: readonly unknown[]) =>
      keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(BALANCE_LEAF_ABI, values)));
    for (const { classId, supplied, demanded, fees } of classes) {
      const proof = tree.classProofOf(classId) as Hex[];
      const values = [5n, BigInt(classId), BigInt(AS_OF), supplied, demanded, fees];
      expect(hexOf(balanceLeaf({ classId, asOf: AS_OF, supplied, demanded, fees }))).to.equal(leafOf(values));
      expect(SimpleMerkleTree.verify(tree.root, leafOf(values), proof)).to.equal(true);
      values.forEach((value, index) => {
        expect(SimpleMerkleTree.verify(tree.root, leafOf(values.with(index, value + 1n)), proof)).to.equal(false);
      });
    }
    expect(tree.classProofOf(1)).to.equal(undefined);
  });

  it("pitfall_23_proves a lonely machine with a proof that is not empty", () => {
    const [machine] = machines;
    const tree = new ReportTree({ ...data, machines: [machine!] });
    expect(tree.proofOf(machine!.worker)).to.have.length(1);
  });

  it("has another root in another epoch", () => {
    expect(new ReportTree({ ...data, epoch: EPOCH + 1n }).root).not.to.equal(new ReportTree(data).root);
  });
});

describe("hashMachine", () => {
  it("encodes a leaf as the contract does", () => {
    const coder = AbiCoder.defaultAbiCoder();
    const machine = machineOf(1n << 62n, {
      facts: {
        ...NO_FACTS,
        architecture: 1,
        link: 2,
        clockMHz: 2_400,
        memoryBytes: 16_000_000_000n,
        softwareVersion: 65_536,
      },
      gpus: [{ model: `0x${"11".repeat(32)}`, memoryBytes: 11n, commitment: `0x${"22".repeat(32)}` }],
      benchmarks: [1n, 2n, 3n, 4n, 5n],
    });
    const { facts, gpus } = machine;
    const words = [1n | (2n << 64n) | (3n << 128n) | (4n << 192n), 5n];
    const factsHash = keccak256(
      coder.encode(
        ["tuple(uint8,uint8,uint16,uint16,uint32,uint64,uint64,uint32,bytes32)", "tuple(bytes32,uint64,bytes32)[]"],
        [Object.values(facts), gpus.map((gpu) => Object.values(gpu))],
      ),
    );
    const benchmarksHash = keccak256(concat(words.map((word) => toBeHex(word, 32))));
    const inner = coder.encode(
      ["uint256", "address", "uint256", "bytes32", "bytes32"],
      [1, machine.worker, machine.measuredAt, factsHash, benchmarksHash],
    );
    const hashes = hashMachine(machine);
    expect(hashes.factsHash).to.equal(factsHash);
    expect(hashes.leaf).to.equal(keccak256(keccak256(inner)));
    const commitment = keccak256(coder.encode(["bytes32", "bytes32"], [factsHash, benchmarksHash]));
    expect(hashes.commitment).to.equal(commitment.slice(0, 54));
  });
});
