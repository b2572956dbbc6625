import { dutyAbi } from "@sonm/protocol/generated/Duty.abi.ts";
import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { readContract, readContracts } from "wagmi/actions";

import { type ClaimState, claimStateOf } from "../../staking/claim/claimState.ts";
import { fetchProvedDuty } from "../../staking/claim/fetchProvedDuty.ts";
import { type LiveNode, liveNodeCalls, readLiveNode } from "../../staking/liveNode.ts";
import { fetchNode } from "../../staking/nodeQuery.ts";
import { dutyRecord } from "../../staking/recentReports.ts";
import type { OperatorFacts } from "../operatorNotices.ts";
import type { NoticeTools } from "./NoticeTools.ts";

/** What the masternode earned for its work, as reports prove it; undefined where nobody answers. */
async function claimOf(tools: NoticeTools, live: LiveNode): Promise<ClaimState | undefined> {
  const { runtime, wagmi, relay, account, signal } = tools;
  const { chainId, contracts } = runtime;
  const surroundings = { client: wagmi.getClient({ chainId }), reports: contracts.Reports };
  const read = { abi: dutyAbi, address: contracts.Duty, chainId } as const;
  try {
    const duty = await fetchProvedDuty(surroundings, await relay.bases(signal), account, signal);
    if (duty === null) return { state: "unproved" };
    const [collected, claimed] = await Promise.all([
      readContract(wagmi, { ...read, functionName: "collectedBy", args: [BigInt(duty.asOf)] }),
      readContract(wagmi, { ...read, functionName: "totalClaimed" }),
    ]);
    return claimStateOf(duty, live, { collected, claimed });
  } catch {
    return undefined;
  }
}

/**
 * Reads what concerns an account that has a masternode.
 *
 * @returns null where it has none
 * @throws if the subgraph or the chain does not answer
 */
export async function readOperatorFacts(tools: NoticeTools): Promise<OperatorFacts | null> {
  const { runtime, wagmi, relay, account, signal } = tools;
  const node = await fetchNode(relay.indexer, account, signal);
  if (node === undefined) return null;
  const masternodes = {
    abi: masternodesAbi,
    address: runtime.contracts.Masternodes,
    chainId: runtime.chainId,
  } as const;
  const [answers, minimumBond] = await Promise.all([
    readContracts(wagmi, { allowFailure: false, contracts: liveNodeCalls(runtime, account) }),
    readContract(wagmi, { ...masternodes, functionName: "minimumBond" }),
  ]);
  const live = readLiveNode(answers);
  // Whoever took the bond out and waits for nothing has left.
  if (live.bond === 0n && !live.active && live.owed === 0n) return null;
  return {
    ...{ live, minimumBond, setSigner: node.setSigner },
    duty: dutyRecord(node.reports, account),
    claim: await claimOf(tools, live),
  };
}
