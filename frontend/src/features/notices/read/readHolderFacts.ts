import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { entryBrakeAbi } from "@sonm/protocol/generated/EntryBrake.abi.ts";
import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { zeroAddress } from "viem";
import { readContract, readContracts } from "wagmi/actions";

import type { HolderFacts } from "../holderNotices.ts";
import type { NoticeTools } from "./NoticeTools.ts";
import { fetchDaoDuties } from "./daoDutiesQuery.ts";
import { readProposalTodos } from "./readProposalTodos.ts";
import { readStaleRoadmap } from "./readStaleRoadmap.ts";
import { readStakes } from "./readStakes.ts";

/** A round of the brake that the account does not support, with its votes. */
async function openBrake({ runtime, wagmi, account }: NoticeTools): Promise<HolderFacts["brake"]> {
  const { chainId, contracts } = runtime;
  const brake = { abi: entryBrakeAbi, address: contracts.EntryBrake, chainId } as const;
  const [round, snapshot, ends] = await readContract(wagmi, { ...brake, functionName: "currentRound" });
  if (round === 0n) return undefined;
  const [supported, votes] = await Promise.all([
    readContract(wagmi, { ...brake, functionName: "hasSupported", args: [round, account] }),
    readContract(wagmi, {
      ...{ abi: sonmGovernorAbi, address: contracts.SonmGovernor, chainId, functionName: "getVotes" },
      args: [account, BigInt(snapshot)],
    }),
  ]);
  return supported ? undefined : { round, ends: Number(ends), votes };
}

/**
 * Reads what concerns an account as holder of SNM.
 *
 * @param now unix seconds
 * @throws if the subgraph or the chain does not answer
 */
export async function readHolderFacts(tools: NoticeTools, now: number): Promise<HolderFacts> {
  const { runtime, wagmi, relay, account, signal } = tools;
  const { chainId, contracts } = runtime;
  const token = { abi: snmAbi, address: contracts.SNM, chainId } as const;
  const [[wallet, voter, dividends, pausedUntil], stakes, proposals, roadmap, brake, duties] = await Promise.all([
    readContracts(wagmi, {
      allowFailure: false,
      contracts: [
        { ...token, functionName: "balanceOf", args: [account] },
        { ...token, functionName: "delegates", args: [account] },
        { abi: dividendsAbi, address: contracts.Dividends, chainId, functionName: "earned", args: [account] },
        { abi: marketAbi, address: contracts.Market, chainId, functionName: "pausedUntil" },
      ],
    }),
    readStakes(tools, now),
    readProposalTodos(tools, now),
    readStaleRoadmap(tools),
    openBrake(tools),
    fetchDaoDuties(relay.indexer, account, signal),
  ]);
  return {
    ...{ account, dividends, stakes, proposals, roadmap, brake, ...duties },
    sleeping: voter === zeroAddress ? wallet : 0n,
    pausedUntil: Number(pausedUntil),
  };
}
