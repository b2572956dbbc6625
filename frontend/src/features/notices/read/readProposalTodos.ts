import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { readContracts } from "wagmi/actions";

import { stageOf } from "../../governance/ProposalStage.ts";
import { proposalTodos } from "../../governance/proposalTodos.ts";
import { fetchProposals } from "../../governance/proposalsQuery.ts";
import type { ProposalTodo } from "../holderNotices.ts";
import type { NoticeTools } from "./NoticeTools.ts";

/**
 * Reads on which proposals an account may still vote, and which of its own it may carry on.
 *
 * @param now unix seconds
 */
export async function readProposalTodos(tools: NoticeTools, now: number): Promise<readonly ProposalTodo[]> {
  const { runtime, wagmi, relay, account, signal } = tools;
  const governor = { abi: sonmGovernorAbi, address: runtime.contracts.SonmGovernor, chainId: runtime.chainId } as const;
  const open = (await fetchProposals(relay.indexer, signal)).filter(({ closed }) => !closed);
  const states = await readContracts(wagmi, {
    contracts: open.map(({ id }) => ({ ...governor, functionName: "state", args: [id] }) as const),
  });
  const stages = new Map(
    open.flatMap((one, index) => {
      const state = states[index]?.result;
      return state === undefined ? [] : [[one, stageOf(state)] as const];
    }),
  );
  const running = open.filter((one) => stages.get(one) === "votes");
  const [voted, weights] = await Promise.all([
    readContracts(wagmi, {
      contracts: running.map(({ id }) => ({ ...governor, functionName: "hasVoted", args: [id, account] }) as const),
    }),
    readContracts(wagmi, {
      contracts: running.map(
        ({ snapshot }) => ({ ...governor, functionName: "getVotes", args: [account, BigInt(snapshot)] }) as const,
      ),
    }),
  ]);
  const todos = proposalTodos(
    open,
    (one) => stages.get(one),
    (one) => voted[running.indexOf(one)]?.result,
    now,
  );
  return todos
    .filter(({ act, proposal }) => act === "vote" || proposal.proposer.toLowerCase() === account.toLowerCase())
    .map((todo) => ({ ...todo, weight: weights[running.indexOf(todo.proposal)]?.result ?? 0n }));
}
