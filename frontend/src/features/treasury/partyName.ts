import type { ContractAddresses } from "@sonm/protocol/networks.ts";
import { type Address, isAddressEqual, zeroAddress } from "viem";

/** What an address is to the network: the name of one of its contracts; undefined for anybody else. */
export function partyName(address: Address, contracts: ContractAddresses): string | undefined {
  if (isAddressEqual(address, zeroAddress)) return "newly made";
  return Object.entries(contracts).find(([, known]) => isAddressEqual(known, address))?.[0];
}
