import type { Facts, Gpu } from "./hardware.ts";

/**
 * How a round of measurement ended.
 *
 * - `measured`: every part passed
 * - `partial`: some parts failed, the others are attested
 * - `failed`: the machine could not even say what it is, so nothing was measured
 * - `abandoned`: the machine did not come back for the rest
 */
export const ROUND_OUTCOMES = ["measured", "partial", "failed", "abandoned"] as const;

export type RoundOutcome = (typeof ROUND_OUTCOMES)[number];

/**
 * One round of measurement. `endedAt`: unix seconds.
 *
 * - `failures`: why, by the part that failed, such as `disk` or `cpu.multi`
 */
export interface MachineRound {
  readonly endedAt: number;
  readonly outcome: RoundOutcome;
  readonly failures: Readonly<Record<string, string>>;
}

/** What one node found in a machine when it last measured it. Benchmarks are values by id, not packed. */
export interface MachineMeasured {
  readonly measuredAt: number;
  readonly facts: Facts;
  readonly gpus: readonly Gpu[];
  readonly benchmarks: readonly bigint[];
}

/**
 * A leaf of the machine that reports carried.
 *
 * - `measuredAt`: the leaf's own, by which an attestation on the chain is found again
 * - `sequence`, `epoch`: of the first report with it
 * - `by`: signers whose own measurement stood in that report
 */
export interface MachineLeafOrigin {
  readonly measuredAt: number;
  readonly sequence: number;
  readonly epoch: number;
  readonly by: readonly `0x${string}`[];
}

/**
 * Why a node does not vouch for a machine. The message is a sentence with a remedy.
 *
 * - `code`: short constant text, such as `gone`, `ended`, `unmeasured`
 */
export interface MachineReason {
  readonly code: string;
  readonly message: string;
}

/**
 * Why a report attests nothing of a benchmark that was measured.
 *
 * - `few`: no more than a third of the stake measured it
 * - `differ`: more did, and found what is too far apart
 */
export const DISAGREEMENTS = ["few", "differ"] as const;

/** A benchmark that was measured and is not attested. `by`: signers who measured it. */
export interface MachineDisagreement {
  readonly benchmark: number;
  readonly kind: (typeof DISAGREEMENTS)[number];
  readonly by: readonly `0x${string}`[];
}

/**
 * What a node does about benchmarks that were not agreed on.
 *
 * - `soon`: it measures the machine again before its time
 * - `measured`: it has done so, and the next report weighs it
 * - `others`: it has what the others lack
 * - `regular`: it has tried, or fails to measure it, and comes in its own time
 */
export const REPEATS = ["soon", "measured", "others", "regular"] as const;

/**
 * What the newest report that this node has left out of a machine.
 *
 * - `nodes`: masternodes of the signer set that may measure the machine, those of its own owner left out
 * - `notBefore`: unix seconds, where it is measured again soon. Not when: nobody is told
 */
export interface MachineLeftOut {
  readonly sequence: number;
  readonly epoch: number;
  readonly nodes: number;
  readonly benchmarks: readonly MachineDisagreement[];
  readonly repeat: (typeof REPEATS)[number];
  readonly notBefore: number | null;
}

/**
 * What `GET /machines/:worker` answers: what one masternode knows of a machine. Times in unix seconds, null where it knows
 * of none. Nothing here is proved: it explains, and what is attested stands on the chain.
 *
 * - `node`: signer of the masternode, null where it has no key
 * - `nextKnown`: always null: nobody is told when the next measurement is
 * - `rounds`: newest first
 * - `inReport`: the newest report, where it attests the machine
 * - `leaves`: what reports attested of it, newest first, as far as the node remembers
 * - `reasons`: empty where the node vouches for the machine
 * - `leftOut`: null where the newest report attests all that was measured of the machine
 */
export interface MachineAnswer {
  readonly worker: `0x${string}`;
  readonly node: `0x${string}` | null;
  readonly heardAt: number | null;
  readonly measured: MachineMeasured | null;
  readonly nextKnown: null;
  readonly rounds: readonly MachineRound[];
  readonly inReport: { readonly sequence: number; readonly epoch: number; readonly measuredAt: number } | null;
  readonly leaves: readonly MachineLeafOrigin[];
  readonly reasons: readonly MachineReason[];
  readonly leftOut: MachineLeftOut | null;
}

/** Most rounds, and most leaves, that a node remembers of one machine. */
export const MAX_ROUNDS = 20;

/** Letters of a sentence that are kept and shown: some of it is the machine's own. */
export const MAX_SENTENCE = 300;
