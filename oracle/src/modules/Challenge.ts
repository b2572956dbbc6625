import type { Facts, Gpu } from "@sonm/protocol/hardware.ts";

/** What a machine is asked to do in one step. Each kind has one performer in the agent. */
export type StepKind =
  | "wait"
  | "inventory"
  | "gpu"
  | "gpu.fill"
  | "gpu.read"
  | "gpu.open"
  | "cpu"
  | "memory.fill"
  | "memory.read"
  | "memory.open"
  | "disk.write"
  | "disk.read"
  | "network.download"
  | "network.upload";

/** What a part of a challenge begins at: together with the other machines of the master, or alone on the node's link. */
export type Gate = "gpu" | "cpu.single" | "cpu.multi" | "memory" | "disk" | "network";

/** Bytes that go over the network as part of a step: the keystream of the seed. */
export interface Transfer {
  readonly direction: "download" | "upload";
  readonly seed: Uint8Array;
  readonly bytes: number;
}

/**
 * One step of a challenge, as the node issues it.
 *
 * - `params`: JSON for the machine
 * - `deadlineMs`: milliseconds from issue to answer, beyond which the answer is late
 * - `transfer`: what is streamed; its time is taken from the first byte, not from the issue of the step
 * - `gate`: for `wait` steps, what the machine waits for: the other machines of its master that come to the same part, or
 *   its turn on the node's link. Whoever runs the challenge resumes it once the gate is open
 */
export interface ChallengeStep {
  readonly kind: StepKind;
  readonly params: Readonly<Record<string, unknown>>;
  readonly deadlineMs: number;
  readonly transfer?: Transfer;
  readonly gate?: Gate;
}

/** What came back: JSON from the machine, and the milliseconds that the node itself counted. */
export interface StepAnswer {
  readonly answer: unknown;
  readonly elapsedMs: number;
}

/**
 * What a challenge found out. Benchmarks are by code.
 *
 * - `failures`: for each part of it that is not attested, why
 */
export interface Findings {
  readonly facts?: Partial<Facts>;
  readonly gpus?: readonly Gpu[];
  readonly benchmarks?: Readonly<Record<string, bigint>>;
  readonly failures?: Readonly<Record<string, string>>;
}

/** A challenge: it yields steps, is resumed with their answers, and returns what it found. */
export type Challenge<Result = Findings> = Generator<ChallengeStep, Result, StepAnswer>;
