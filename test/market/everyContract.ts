import type { BaseContract } from "ethers";

import type { MarketStage } from "./MarketStage.ts";

/** Every contract of the deployment, by its name. */
export function everyContract(stage: MarketStage): readonly (readonly [string, BaseContract])[] {
  const {
    amendments,
    catalogue,
    classes,
    dividends,
    guarantees,
    hardware,
    legacySwap,
    market,
    masternodes,
    profiles,
    reports,
    splitter,
    teamPool,
    token,
    treasury,
  } = stage;
  return Object.entries({
    amendments,
    catalogue,
    classes,
    dividends,
    guarantees,
    hardware,
    legacySwap,
    market,
    masternodes,
    profiles,
    reports,
    splitter,
    teamPool,
    token,
    treasury,
  } satisfies Record<string, BaseContract>);
}
