import { type Address, isAddress } from "viem";

import type { ConsentText } from "../consent.ts";

/**
 * What an agent on this computer says of itself.
 *
 * - `nodes`: masternodes that it knows
 * - `consent`: what its master has to submit; undefined once it did
 */
export interface AgentStatus {
  readonly worker: Address;
  readonly master: Address;
  readonly bound: boolean;
  readonly nodes: number;
  readonly attested: boolean;
  readonly offered: boolean;
  readonly deals: number;
  readonly consent: ConsentText | undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Reads an agent's `GET /status`; undefined where it is none. */
export function readAgentStatus(json: unknown): AgentStatus | undefined {
  if (!isRecord(json)) return undefined;
  const { worker, master, bound, nodes, attestation, ask, deals, binding } = json;
  if (typeof worker !== "string" || !isAddress(worker, { strict: false })) return undefined;
  if (typeof master !== "string" || !isAddress(master, { strict: false })) return undefined;
  return {
    worker,
    master,
    bound: bound === true,
    nodes: lengthOf(nodes),
    attested: isRecord(attestation),
    offered: isRecord(ask),
    deals: lengthOf(deals),
    consent: isRecord(binding) ? consentOf(binding) : undefined,
  };
}

function consentOf({ worker, deadline, signature }: Record<string, unknown>): ConsentText | undefined {
  if (typeof worker !== "string" || typeof deadline !== "number" || typeof signature !== "string") return undefined;
  return { worker, deadline: String(deadline), signature };
}
