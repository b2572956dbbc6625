import { AbiCoder, keccak256 } from "ethers";

import type { Hex } from "../../lib/Hex.ts";

/** The network in which a device must stand once only. */
export interface DeviceNetwork {
  readonly chainId: number;
  /** Address of the contract that keeps attested machines. */
  readonly hardware: string;
}

const DOMAIN = "SONM device commitment v1";

/**
 * The hash under which a device is known in a network: the same wherever and by whomever it is shown, so that everybody
 * sees a device that stands twice. Networks have different ones.
 */
export function commitDevice({ chainId, hardware }: DeviceNetwork, vendor: string, uniqueId: string): Hex {
  const types = ["string", "uint256", "address", "string", "string"];
  const values = [DOMAIN, chainId, hardware, vendor, uniqueId.trim().toLowerCase()];
  return keccak256(AbiCoder.defaultAbiCoder().encode(types, values)) as Hex;
}
