import type { Log as ChainLog } from "ethers";

import { lowerHex } from "../lib/lowerHex.ts";
import type { DatedSet } from "../store/SignerSetStore.ts";
import type { Contracts } from "./Contracts.ts";
import { readOwners } from "./readOwners.ts";

/** The signer set that a `SignerSetChanged` event tells of, with the owners of its members. */
export async function readSetEvent(log: ChainLog, contracts: Pick<Contracts, "masternodes">): Promise<DatedSet> {
  const args = contracts.masternodes.interface.parseLog(log)?.args;
  if (args === undefined) throw new RangeError(`The log ${log.index} of block ${log.blockNumber} is of no signer set.`);
  const [signers, stakes] = [args["signers"] as readonly string[], args["stakes"] as readonly bigint[]];
  const members = signers.map((signer, index) => ({ signer: lowerHex(signer), stake: stakes[index] ?? 0n }));
  return {
    setId: Number(args["setId"]),
    block: log.blockNumber,
    members: await readOwners(members, contracts),
  };
}
