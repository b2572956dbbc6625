import { BigInt } from "@graphprotocol/graph-ts";

import { MinimumVersionSet, ReleasePublished } from "../../generated/Releases/Releases";
import { MinimumVersion, Release } from "../../generated/schema";
import { eventId, versionId } from "../ids";
import { textOf } from "../text";

/** Keeps a version that was published. */
export function createRelease(event: ReleasePublished): void {
  const release = new Release(versionId(event.params.component, event.params.version));
  release.component = textOf(event.params.component);
  release.componentId = event.params.component;
  release.version = event.params.version;
  release.label = labelOf(event.params.version);
  release.contentHash = event.params.contentHash;
  release.uri = event.params.uri;
  release.timestamp = event.block.timestamp;
  release.block = event.block.number;
  release.transaction = event.transaction.hash;
  release.save();
}

/** Keeps from when on what is older than a version counts no more. */
export function createMinimumVersion(event: MinimumVersionSet): void {
  const minimum = new MinimumVersion(eventId(event));
  minimum.release = versionId(event.params.component, event.params.version);
  minimum.component = textOf(event.params.component);
  minimum.componentId = event.params.component;
  minimum.version = event.params.version;
  minimum.from = event.params.from;
  minimum.timestamp = event.block.timestamp;
  minimum.block = event.block.number;
  minimum.transaction = event.transaction.hash;
  minimum.save();
}

/** A version for people: 0x010203 is 1.2.3. */
function labelOf(version: BigInt): string {
  const number = version.toU32();
  return (number >> 16).toString() + "." + ((number >> 8) & 255).toString() + "." + (number & 255).toString();
}
