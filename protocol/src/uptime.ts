import { LEAF_UPTIME } from "./generated/constants.ts";

/**
 * How long a machine was online, as a report attests it.
 *
 * - `asOf`: unix seconds of the end of the report's epoch
 * - `online`: seconds online since the nodes first heard of the machine; never less in a later report, and never more
 *   by more than the time between
 */
export interface UptimeLeaf {
  readonly worker: `0x${string}`;
  readonly asOf: number;
  readonly online: number;
}

/** An uptime leaf's numbers with the proof that the tree of an accepted report holds the leaf. */
export interface UptimeProof extends Pick<UptimeLeaf, "asOf" | "online"> {
  readonly sequence: number;
  readonly epoch: number;
  readonly proof: readonly `0x${string}`[];
}

/**
 * What `GET /uptimes/:worker?from=&to=` answers, null where there is no such report, not yet or not any more.
 *
 * - `before`: from the newest report that can be proved and is as of `from` or earlier
 * - `after`: from the oldest report that can be proved and is as of `to` or later
 */
export interface UptimeAnswer {
  readonly before: UptimeProof | null;
  readonly after: UptimeProof | null;
}

/** Human-readable ABI types of an uptime leaf, in the order of `uptimeLeafValues`. */
export const UPTIME_LEAF_ABI = ["uint256", "address", "uint256", "uint256"] as const;

/** What an uptime leaf encodes. The leaf is the keccak-256 of the keccak-256 of the ABI encoding of these values. */
export function uptimeLeafValues({ worker, asOf, online }: UptimeLeaf): [bigint, string, bigint, bigint] {
  return [LEAF_UPTIME, worker, BigInt(asOf), BigInt(online)];
}
