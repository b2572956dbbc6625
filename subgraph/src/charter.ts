import { CharterAdopted } from "../generated/Charter/Charter";
import { CharterVersion } from "../generated/schema";
import { numberId } from "./ids";

export function handleCharterAdopted(event: CharterAdopted): void {
  const version = new CharterVersion(numberId(event.params.version));
  version.number = event.params.version.toI32();
  version.contentHash = event.params.contentHash;
  version.text = event.params.text;
  version.timestamp = event.block.timestamp;
  version.block = event.block.number;
  version.transaction = event.transaction.hash;
  version.save();
}
