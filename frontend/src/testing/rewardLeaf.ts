import { REWARD_LEAF_ABI, type RewardLeaf, rewardLeafValues } from "@sonm/protocol/reward.ts";
import { type Hex, encodeAbiParameters, keccak256, parseAbiParameters } from "viem";

const [kind, program, worker, time, seconds] = REWARD_LEAF_ABI;
const parameters = parseAbiParameters(`${kind}, ${program}, ${worker}, ${time}, ${seconds}`);

/** The leaf of a machine's reward in a report's tree. */
export const rewardLeaf = (leaf: RewardLeaf): Hex =>
  keccak256(keccak256(encodeAbiParameters(parameters, rewardLeafValues(leaf))));
