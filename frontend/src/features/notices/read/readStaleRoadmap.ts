import { roadmapAbi } from "@sonm/protocol/generated/Roadmap.abi.ts";
import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { readContract, readContracts } from "wagmi/actions";

import type { HolderFacts } from "../holderNotices.ts";
import type { NoticeTools } from "./NoticeTools.ts";

/** The running epoch, where an account's ranking is not counted in it although it has votes; undefined elsewhere. */
export async function readStaleRoadmap({ runtime, wagmi, account }: NoticeTools): Promise<HolderFacts["roadmap"]> {
  const { chainId, contracts } = runtime;
  const roadmap = { abi: roadmapAbi, address: contracts.Roadmap, chainId } as const;
  const [[ids, , countedIn], epoch, length] = await readContracts(wagmi, {
    allowFailure: false,
    contracts: [
      { ...roadmap, functionName: "choiceOf", args: [account] },
      { ...roadmap, functionName: "currentEpoch" },
      { ...roadmap, functionName: "epochLength" },
    ],
  });
  if (ids.length === 0 || countedIn >= epoch) return undefined;
  const start = await readContract(wagmi, { ...roadmap, functionName: "epochStart", args: [epoch] });
  const votes = await readContract(wagmi, {
    ...{ abi: sonmGovernorAbi, address: contracts.SonmGovernor, chainId, functionName: "getVotes" },
    args: [account, start - 1n],
  });
  return votes === 0n ? undefined : { epoch, end: Number(start + length) };
}
