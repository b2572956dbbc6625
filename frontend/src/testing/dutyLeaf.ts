import { DUTY_LEAF_ABI, dutyLeafValues } from "@sonm/protocol/duty.ts";
import { type Address, type Hex, encodeAbiParameters, keccak256, parseAbiParameters } from "viem";

const [kind, owner, time, amount] = DUTY_LEAF_ABI;
const parameters = parseAbiParameters(`${kind}, ${owner}, ${time}, ${amount}`);

/** The leaf of a masternode in a report's tree. @param earned SNM wei */
export const dutyLeaf = (of: Address, asOf: number, earned: bigint): Hex =>
  keccak256(keccak256(encodeAbiParameters(parameters, dutyLeafValues({ owner: of, asOf, earned }))));
