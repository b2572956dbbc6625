import { NO_FACTS } from "@sonm/protocol/hardware.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import type { MachineAnswer } from "@sonm/protocol/machine.ts";
import { type Address, numberToHex } from "viem";

import type { NodeSays } from "../relay/fetchMachineAnswers.ts";
import type { NamedNode } from "../relay/namedNodes.ts";

/** The worker that the answers are about. */
export const SAID_OF = localAccounts.worker.address.toLowerCase() as Address;

/** Masternode number `number`, from 1. */
export const sampleNode = (number: number): NamedNode => ({
  owner: numberToHex(0x100 + number, { size: 20 }),
  signer: numberToHex(number, { size: 20 }),
  endpoint: `http://127.0.0.1:${7100 + number}`,
  base: `http://127.0.0.1:${7100 + number}/`,
});

/** What a masternode answers of a machine that passed everything, for tests. */
export const sampleAnswer = (number: number, change: Partial<MachineAnswer> = {}): MachineAnswer => ({
  worker: SAID_OF,
  node: numberToHex(number, { size: 20 }),
  heardAt: 1_800_000_000,
  measured: { measuredAt: 1_800_000_000, facts: NO_FACTS, gpus: [], benchmarks: [5n] },
  nextKnown: null,
  rounds: [{ endedAt: 1_800_000_000, outcome: "measured", failures: {} }],
  inReport: { sequence: 7, epoch: 9, measuredAt: 1_800_000_000 },
  leaves: [],
  reasons: [],
  leftOut: null,
  ...change,
});

/** A masternode with its answer. */
export const sampleSays = (number: number, change: Partial<MachineAnswer> = {}): NodeSays => ({
  node: sampleNode(number),
  answer: sampleAnswer(number, change),
  problem: undefined,
});

/** A masternode that says nothing. */
export const sampleSilent = (number: number): NodeSays => ({
  node: sampleNode(number),
  answer: undefined,
  problem: "It does not answer.",
});
