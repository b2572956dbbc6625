import { RewardMode } from "@sonm/protocol/generated/enums.ts";

import { DAY } from "../lib/time.ts";
import type { Mandate } from "../features/rewards/classes/useSteering.ts";

const SNM = 10n ** 18n;

/** 5,000 SNM a day and half of the fees; programs of $2 a card and day, guaranteed for 90 days. */
export const sampleMandate = (change: Partial<Mandate> = {}): Mandate => ({
  usdPerGpuDay: 2n * SNM,
  mode: RewardMode.OnTop,
  minSoftwareVersion: 0,
  maxGpus: 20,
  step: 4,
  guarantee: 90 * DAY,
  reserveMargin: 12_500,
  band: 1_000,
  boost: 5_000,
  dailyGrant: 5_000n * SNM,
  feePerGpuDay: SNM / 100n,
  ...change,
});
