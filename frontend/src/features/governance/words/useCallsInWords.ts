import type { CallInWords } from "@sonm/protocol/proposals/CallInWords.ts";
import { currentReads } from "@sonm/protocol/proposals/currentReads.ts";
import { describeCall } from "@sonm/protocol/proposals/describeCall.ts";
import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { fetchAnswers, questionKey } from "./fetchAnswers.ts";
import { useCodec } from "./useCodec.ts";

/** How much less often than state is read. */
const SLOWER = 5;

/**
 * Calls in words, with what is now beside what would be; undefined while ABIs are loaded. Words come without what is now first, and
 * with it as soon as the chain has answered.
 *
 * @param block as of which "now" is: of a proposal that is over, the one in which it was made; undefined for now
 */
export function useCallsInWords(
  calls: readonly ProposalCall[] | undefined,
  block?: bigint,
): readonly CallInWords[] | undefined {
  const config = useConfig();
  const loaded = useCodec();
  const { chainId, contracts } = useRuntimeConfig();
  const interval = useRefreshInterval() * SLOWER;
  const questions = calls === undefined || loaded === undefined ? [] : currentReads(calls, contracts, loaded.codec);
  const { data: answers } = useQuery({
    queryKey: ["answers", chainId, questions.map(questionKey), block?.toString()],
    queryFn: () =>
      fetchAnswers(config.getClient({ chainId }), loaded?.abis ?? ({} as never), contracts, questions, block),
    enabled: loaded !== undefined && questions.length > 0,
    refetchInterval: block === undefined ? interval : false,
  });
  if (calls === undefined || loaded === undefined) return undefined;
  const context = {
    addresses: contracts,
    current: (question: Parameters<typeof questionKey>[0]) => answers?.get(questionKey(question)),
  };
  return calls.map((call) => describeCall(call, context, loaded.codec));
}
