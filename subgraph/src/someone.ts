import { Address, Bytes } from "@graphprotocol/graph-ts";

/** To it contracts delegate whose SNM vote by another way: `VOTES_ELSEWHERE` of the contracts. */
const VOTES_ELSEWHERE = Address.fromString("0x0000000000000000000000000000000000000001");

/** An address, or null where it is zero. */
export function someone(address: Address): Bytes | null {
  return address.equals(Address.zero()) ? null : address;
}

/** To whom SNM of a wallet is delegated: null where nobody votes with it. */
export function voterOf(delegate: Address): Bytes | null {
  return delegate.equals(VOTES_ELSEWHERE) ? null : someone(delegate);
}
