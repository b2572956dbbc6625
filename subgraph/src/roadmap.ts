import {
  FeatureAdded,
  FeatureClosed,
  FeatureEstimated,
  FeaturesSupported,
  FeatureWeightChanged,
  VotesCounted,
} from "../generated/Roadmap/Roadmap";
import { createFeature, loadFeature, setFeatureWeight } from "./entities/feature";
import { divideVotes, loadFeatureSupport } from "./entities/featureSupport";

// The DAO's list

export function handleFeatureAdded(event: FeatureAdded): void {
  createFeature(event);
}

export function handleFeatureEstimated(event: FeatureEstimated): void {
  const feature = loadFeature(event.params.featureId);
  feature.estimate = event.params.estimate;
  feature.save();
}

export function handleFeatureClosed(event: FeatureClosed): void {
  const feature = loadFeature(event.params.featureId);
  feature.closedAt = event.block.timestamp;
  feature.built = event.params.built;
  feature.save();
}

// Holders' ranking

export function handleFeaturesSupported(event: FeaturesSupported): void {
  const support = loadFeatureSupport(event.params.account, event);
  divideVotes(support, event);
}

export function handleVotesCounted(event: VotesCounted): void {
  const support = loadFeatureSupport(event.params.account, event);
  support.votes = event.params.votes;
  support.epoch = event.params.epoch.toI32();
  support.save();
}

export function handleFeatureWeightChanged(event: FeatureWeightChanged): void {
  setFeatureWeight(event);
}
