import type { Observation } from "../../src/node/agreement/Observation.ts";
import type { ObservedMachine } from "../../src/node/agreement/ObservedMachine.ts";
import type { Observe } from "../../src/node/ObservationBook.ts";
import { observeMachines, type ObserveParts } from "../../src/node/observeMachines.ts";
import { addressOf, machineOf } from "../helpers/agreement.ts";

/** How a node tells what it saw. */
export type Tale = (honest: Omit<Observation, "signer">) => Omit<Observation, "signer">;

/** Machines of the test network, by their highest byte. */
const MACHINES = [0xa1, 0xa2, 0xa3];

/** Benchmark of CPU and memory as the first machine has it. */
const SCORE = 10_000n;

/** When machines were measured that an epoch's observations tell of: in its first second. */
export const measuredIn = (epoch: bigint, genesis: number, epochLength: number): number =>
  genesis + Number(epoch) * epochLength;

/** The highest benchmark that an honest node measures of a machine. */
export const highestScore = (machine: number): bigint => SCORE * BigInt(machine + 1) + 100n;

/**
 * Machines that every node sees nearly alike, as a node number measured them: the seven nodes of a network differ by up
 * to one hundred. They are in no agent's hands, so that a test of seven nodes has nothing else to run.
 */
export function syntheticMachines(node: number, measuredAt: number): ObservedMachine[] {
  return MACHINES.map((byte, machine) =>
    machineOf(SCORE * BigInt(machine + 1) + BigInt((node * 37 + machine) % 101), {
      worker: addressOf(byte),
      measuredAt,
    }),
  );
}

/**
 * The seconds online of those machines as of the end of an epoch: always. Nodes count alike, as real ones do, which go on
 * from the newest attested count: a median of counts that differ could grow faster than time.
 */
export const syntheticUptimes = (epoch: bigint, epochLength: number) =>
  MACHINES.map((byte) => ({ worker: addressOf(byte), online: (Number(epoch) + 1) * epochLength - 1 }));

/** Observes real prices and synthetic machines, and tells a tale of them. */
export const observeSynthetic =
  (node: number, epochLength: number, tale: Tale = (honest) => honest) =>
  (parts: ObserveParts): Observe => {
    const observe = observeMachines(parts);
    return async (epoch, setId) => {
      const genesis = Number(await parts.contracts.reports.genesis());
      return tale({
        ...(await observe(epoch, setId)),
        machines: syntheticMachines(node, measuredIn(epoch, genesis, epochLength)),
        uptimes: syntheticUptimes(epoch, epochLength),
      });
    };
  };
