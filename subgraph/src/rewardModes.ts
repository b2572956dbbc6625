/** Reward modes by number, as in `RewardMode` of the contracts. */
export const REWARD_MODES = ["ON_TOP", "FLOOR"];
