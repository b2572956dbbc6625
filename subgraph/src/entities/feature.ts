import { BigInt } from "@graphprotocol/graph-ts";

import { FeatureAdded, FeatureWeightChanged } from "../../generated/Roadmap/Roadmap";
import { Feature, FeatureWeight } from "../../generated/schema";
import { numberId, partId } from "../ids";
import { ZERO } from "../units";

/** A feature that the DAO listed. */
export function createFeature(event: FeatureAdded): void {
  const feature = new Feature(numberId(event.params.featureId));
  feature.number = event.params.featureId.toI32();
  feature.title = event.params.title;
  feature.estimate = event.params.estimate;
  feature.contentHash = event.params.contentHash;
  feature.uri = event.params.uri;
  feature.weight = ZERO;
  feature.epoch = 0;
  feature.addedAt = event.block.timestamp;
  feature.save();
}

/** A feature that is there. */
export function loadFeature(number: BigInt): Feature {
  return Feature.load(numberId(number))!;
}

/** Keeps what votes for a feature come to in an epoch. */
export function setFeatureWeight(event: FeatureWeightChanged): void {
  const feature = loadFeature(event.params.featureId);
  feature.weight = event.params.weight;
  feature.epoch = event.params.epoch.toI32();
  feature.save();
  const weight = new FeatureWeight(partId(feature.id, feature.epoch));
  weight.feature = feature.id;
  weight.epoch = feature.epoch;
  weight.weight = feature.weight;
  weight.updatedAt = event.block.timestamp;
  weight.save();
}
