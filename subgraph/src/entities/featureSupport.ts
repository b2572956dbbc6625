import { Bytes, ethereum } from "@graphprotocol/graph-ts";

import { FeaturesSupported } from "../../generated/Roadmap/Roadmap";
import { FeatureSupport } from "../../generated/schema";
import { numberId } from "../ids";
import { ZERO } from "../units";

/** How an account divides its votes, made on its first event. */
export function loadFeatureSupport(account: Bytes, event: ethereum.Event): FeatureSupport {
  const known = FeatureSupport.load(account);
  if (known != null) return known;
  const support = new FeatureSupport(account);
  support.features = [];
  support.featureNumbers = [];
  support.shares = [];
  support.votes = ZERO;
  support.epoch = 0;
  support.updatedAt = event.block.timestamp;
  support.transaction = event.transaction.hash;
  return support;
}

/** Keeps how an account divides its votes from now on. */
export function divideVotes(support: FeatureSupport, event: FeaturesSupported): void {
  const numbers = event.params.featureIds;
  support.features = numbers.map<Bytes>((number) => numberId(number));
  support.featureNumbers = numbers.map<i32>((number) => number.toI32());
  support.shares = event.params.shares;
  support.updatedAt = event.block.timestamp;
  support.transaction = event.transaction.hash;
  support.save();
}
