import { ContractDelisted, ContractListed } from "../generated/Directory/Directory";
import { createListing, endListing } from "./entities/directoryListing";

export function handleContractListed(event: ContractListed): void {
  const version = event.params.version.toI32();
  endListing(event.params.name, version - 1, event);
  createListing(event);
}

export function handleContractDelisted(event: ContractDelisted): void {
  endListing(event.params.name, event.params.version.toI32(), event);
}
