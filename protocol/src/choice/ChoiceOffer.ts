import type { OrderFields } from "../order.ts";

/**
 * What is attested of an offer's machine and has not ended.
 *
 * - `measuredAt`: unix seconds
 * - `classes`: codes of the hardware classes that it belongs to
 * - `models`: of its graphics cards
 * - `gpuMemory`: bytes of all its cards
 */
export interface ChoiceAttestation {
  readonly measuredAt: number;
  readonly benchmarks: readonly bigint[];
  readonly classes: readonly string[];
  readonly models: readonly string[];
  readonly gpuMemory: bigint;
}

/**
 * A machine's ask with what is known of the machine.
 *
 * - `master`: to whom the machine belongs
 * - `level`: identity level of the master that counts now
 * - `online`: share of the time that reports attest, in parts per million; undefined where nothing is known
 */
export interface ChoiceOffer {
  readonly id: `0x${string}`;
  readonly ask: OrderFields;
  readonly master: `0x${string}`;
  readonly level: number;
  readonly attestation: ChoiceAttestation | undefined;
  readonly online: number | undefined;
}
