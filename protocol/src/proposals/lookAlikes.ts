import type { ProposalAddresses } from "./ProposalContract.ts";

/** Digits at either end that people compare. */
const COMPARED = 4;

/** Warnings of an address that begins and ends as one of the network's contracts, and is another. */
export function lookAlikes(address: string, addresses: ProposalAddresses): string[] {
  const digits = address.slice(2).toLowerCase();
  return Object.entries(addresses).flatMap(([contract, own]) => {
    const other = own.slice(2).toLowerCase();
    const alike =
      digits.slice(0, COMPARED) === other.slice(0, COMPARED) && digits.slice(-COMPARED) === other.slice(-COMPARED);
    return alike && digits !== other
      ? [`${address} only looks like ${contract}, which is ${own}: somebody may want it to be mistaken.`]
      : [];
  });
}
