import { orderDomain } from "@sonm/protocol/order.ts";
import { workerBindingTypes } from "@sonm/protocol/worker.ts";
import { type Address, type Hex, getAddress, hashTypedData, isAddress, isHex, size } from "viem";

import { signedBy } from "../../chain/orderSignature.ts";

/** What a person pastes: the worker's address, until when its signature is good (unix seconds), the signature. */
export interface ConsentText {
  readonly worker: string;
  readonly deadline: string;
  readonly signature: string;
}

/** A worker's consent to be bound, as it can be sent. `deadline`: unix seconds. */
export interface Consent {
  readonly worker: Address;
  readonly deadline: bigint;
  readonly signature: Hex;
}

/** What is wrong with each entry; empty if all can be read. */
export type ConsentFaults = Partial<Record<keyof ConsentText, string>>;

const SIGNATURE_SIZES = [64, 65];

/** Largest unix time that makes sense here; beyond it somebody pasted milliseconds. */
const LATEST = 100_000_000_000n;

/**
 * Reads the three entries.
 *
 * @param now unix seconds
 */
export function readConsent(text: ConsentText, now: number): Consent | ConsentFaults {
  const worker = text.worker.trim();
  const deadline = text.deadline.trim();
  const signature = text.signature.trim();
  const faults: ConsentFaults = {};
  if (!isAddress(worker, { strict: false })) faults.worker = "Enter the worker's address: 0x and 40 digits.";
  if (!/^\d{1,15}$/.test(deadline)) faults.deadline = "Enter the deadline as the agent prints it, in unix seconds.";
  else if (BigInt(deadline) > LATEST) faults.deadline = "This looks like milliseconds. Enter seconds.";
  else if (BigInt(deadline) < BigInt(now)) faults.deadline = "The deadline has passed. Let the worker sign again.";
  if (!isHex(signature, { strict: true }) || !SIGNATURE_SIZES.includes(size(signature)))
    faults.signature = "Paste the whole signature: 0x and 128 or 130 digits.";
  if (Object.keys(faults).length > 0) return faults;
  return { worker: getAddress(worker), deadline: BigInt(deadline), signature: signature as Hex };
}

/** Whether reading went well. */
export const isConsent = (value: Consent | ConsentFaults): value is Consent => typeof value.deadline === "bigint";

/** Takes the three entries from a pasted JSON object, such as the agent prints; undefined if it is none. */
export function pastedConsent(text: string): ConsentText | undefined {
  if (!text.trim().startsWith("{")) return undefined;
  try {
    const json = JSON.parse(text) as Record<string, unknown>;
    const { worker, deadline, signature } = json;
    if (typeof worker !== "string" || typeof signature !== "string") return undefined;
    if (typeof deadline !== "string" && typeof deadline !== "number") return undefined;
    return { worker, deadline: String(deadline), signature };
  } catch {
    return undefined;
  }
}

/**
 * Whether the worker agreed to this master, with the binding number that the market expects now. A worker that is a
 * contract can't be checked here; the market asks it.
 */
export function consentHolds(
  { worker, deadline, signature }: Consent,
  { master, binding, chainId, market }: { master: Address; binding: bigint; chainId: number; market: Address },
): Promise<boolean> {
  const digest = hashTypedData({
    domain: orderDomain(chainId, market),
    types: workerBindingTypes,
    primaryType: "WorkerBinding",
    message: { worker, master, binding, deadline },
  });
  return signedBy(worker, digest, signature);
}
