import { expect } from "chai";

import type { Rule } from "@sonm/protocol/generated/enums.ts";

import type { AttestedHardwareStruct } from "../../types/market/Market.ts";
import { NO_HARDWARE, nextAt } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import type { SignedOrder } from "./orders.ts";

/**
 * An ask and a bid that somebody tries to match.
 *
 * - `at`: unix seconds at which it is tried, the next second unless told
 */
export interface Match {
  readonly ask: SignedOrder;
  readonly bid: SignedOrder;
  readonly hardware?: AttestedHardwareStruct;
  readonly at?: bigint;
}

const openMatch = (stage: MarketStage, { ask, bid, hardware = NO_HARDWARE }: Match) =>
  stage.market.connect(stage.stranger).open(ask.order, ask.signature, bid.order, bid.signature, hardware);

/** What `whyNot` says in the block in which the match is tried. */
async function whyNot(stage: MarketStage, { ask, bid, hardware = NO_HARDWARE, at }: Match): Promise<bigint> {
  if (at !== undefined) await nextAt(at);
  return stage.market.whyNot(ask.order, bid.order, hardware, { blockTag: "pending" });
}

/** `whyNot` says that nothing keeps the two from making a deal, and `open` makes one. */
export async function expectFits(stage: MarketStage, match: Match): Promise<void> {
  expect(await whyNot(stage, match), "whyNot").to.equal(0n);
  await expect(openMatch(stage, match)).to.emit(stage.market, "DealOpened");
}

/** `whyNot` has the bits of these rules and no others, and `open` reverts with this error. */
export async function expectRefused(
  stage: MarketStage,
  match: Match,
  rules: Rule | readonly Rule[],
  error: string,
  values: readonly unknown[] = [],
): Promise<void> {
  const mask = [rules].flat().reduce((bits, rule) => bits | (1n << BigInt(rule)), 0n);
  expect(await whyNot(stage, match), "whyNot").to.equal(mask);
  const refused = expect(openMatch(stage, match)).to.be.revertedWithCustomError(stage.market, error);
  await (values.length === 0 ? refused : refused.withArgs(...values));
}
