import { guaranteesAbi } from "@sonm/protocol/generated/Guarantees.abi.ts";
import { readContract } from "wagmi/actions";

import type { Deal } from "../../../indexer/deal.ts";
import { bestDowntime } from "../../deals/bond/downtime.ts";
import { fetchTermsHistory } from "../../deals/bond/fetchTermsHistory.ts";
import { spanOf } from "../../deals/bond/useBondClaim.ts";
import type { NoticeTools } from "./NoticeTools.ts";

/**
 * What the buyer of a closed deal gets for its machine's downtime, SNM wei; nothing where it was not reported yet.
 *
 * @throws if masternodes, the subgraph or the chain do not answer
 */
export async function readRefund({ runtime, wagmi, relay, signal }: NoticeTools, deal: Deal): Promise<bigint> {
  const { chainId, contracts } = runtime;
  const span = spanOf(deal);
  const { fetchUptimes } = await import("../../../relay/fetchUptimes.ts");
  const answers = await fetchUptimes(
    await relay.bases(signal),
    deal.terms.supplier,
    { from: span.start, to: span.end },
    signal,
  );
  const downtime = bestDowntime(span, answers);
  if (downtime === undefined || downtime.offline === 0) return 0n;
  const history = await fetchTermsHistory(relay.indexer, deal, signal);
  return readContract(wagmi, {
    ...{ abi: guaranteesAbi, address: contracts.Guarantees, chainId, functionName: "refundFor" },
    args: [history, BigInt(downtime.offline)],
  });
}
