import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

import { ContractListed } from "../../generated/Directory/Directory";
import { DirectoryListing } from "../../generated/schema";
import { versionId } from "../ids";
import { textOf } from "../text";

/** A contract that was listed. */
export function createListing(event: ContractListed): void {
  const listing = new DirectoryListing(versionId(event.params.name, event.params.version));
  listing.name = textOf(event.params.name);
  listing.nameId = event.params.name;
  listing.version = event.params.version.toI32();
  listing.target = event.params.target;
  listing.codeHash = event.params.codeHash;
  listing.listedAt = event.block.timestamp;
  listing.transaction = event.transaction.hash;
  listing.save();
}

/** The DAO stands for a contract no more: it listed another one, or none. One that ended before stays as it is. */
export function endListing(name: Bytes, version: i32, event: ethereum.Event): void {
  const listing = DirectoryListing.load(versionId(name, BigInt.fromI32(version)));
  if (listing == null || listing.endedAt !== null) return;
  listing.endedAt = event.block.timestamp;
  listing.save();
}
