import { Address, Bytes } from "@graphprotocol/graph-ts";

/** Address 1, to which contracts delegate whose SNM vote by another way: `VOTES_ELSEWHERE` of the contracts. */
const VOTES_ELSEWHERE = new Bytes(20);
VOTES_ELSEWHERE[19] = 1;

/** An address, or null where it is zero. */
export function someone(address: Address): Bytes | null {
  return address.equals(Address.zero()) ? null : address;
}

/** To whom SNM of a wallet is delegated: null where nobody votes with it. */
export function voterOf(delegate: Address): Bytes | null {
  return delegate.equals(VOTES_ELSEWHERE) ? null : someone(delegate);
}
