import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";
import { readContracts } from "wagmi/actions";

import { fetchRelayedAsks } from "../../../relay/fetchRelayedAsks.ts";
import { fetchAgentVersions } from "../../releases/releasesQuery.ts";
import { claimableOf } from "../../rewards/mine/claimable.ts";
import { fetchProvedRewards } from "../../rewards/mine/fetchProvedRewards.ts";
import { liveRewardCalls, readLiveRewards } from "../../rewards/mine/liveRewards.ts";
import { type Membership, fetchMemberships } from "../../rewards/mine/membershipsQuery.ts";
import { rewardLines } from "../../rewards/mine/rewardLines.ts";
import { readLowestAgent } from "../../rewards/readLowestAgent.ts";
import { withRelayedAsk } from "../../supplier/withRelayedAsk.ts";
import { fetchWorkers } from "../../supplier/workersQuery.ts";
import { type SupplierFacts, UNBOUND_FOR } from "../supplierNotices.ts";
import type { NoticeTools } from "./NoticeTools.ts";
import { fetchAccountDeals } from "./dealsQuery.ts";
import { fetchProgramChanges } from "./programChangesQuery.ts";
import { fetchUnbound } from "./unboundQuery.ts";

/** What an account can claim for its machines; nothing where masternodes do not answer. */
async function claimableNow(tools: NoticeTools, memberships: readonly Membership[]): Promise<bigint> {
  const { runtime, wagmi, relay, account, signal } = tools;
  if (memberships.length === 0) return 0n;
  const surroundings = {
    client: wagmi.getClient({ chainId: runtime.chainId }),
    reports: runtime.contracts.Reports,
  };
  const wanted = memberships.map(({ program, worker }) => ({ programId: program.id, worker }));
  try {
    const proved = await fetchProvedRewards(surroundings, await relay.bases(signal), wanted, signal);
    const rewards = [...proved.values()];
    const answers = await readContracts(wagmi, { contracts: liveRewardCalls(runtime, rewards) });
    return claimableOf(rewardLines(memberships, proved, readLiveRewards(rewards, answers)), account).amount;
  } catch {
    return 0n;
  }
}

/**
 * Reads what concerns an account as supplier.
 *
 * @throws if the subgraph or the chain does not answer
 */
export async function readSupplierFacts(tools: NoticeTools, now: number): Promise<SupplierFacts> {
  const { runtime, wagmi, relay, account, signal } = tools;
  const { indexer } = relay;
  const [workers, unbound, versions, { memberships }, lowest, deals, asks] = await Promise.all([
    fetchWorkers(indexer, account, signal),
    fetchUnbound(indexer, account, now - UNBOUND_FOR, signal),
    fetchAgentVersions(indexer, account, signal),
    fetchMemberships(indexer, account, signal),
    readLowestAgent(wagmi.getClient({ chainId: runtime.chainId }), runtime.contracts.Releases),
    fetchAccountDeals(indexer, account, signal),
    fetchRelayedAsks(relay, signal).catch(() => undefined),
  ]);
  const live = memberships.filter(({ leftAt }) => leftAt === undefined);
  const programs = [...new Set(live.map(({ program }) => program.id))];
  const [claimable, changes] = await Promise.all([
    claimableNow(tools, memberships),
    fetchProgramChanges(indexer, programs, signal),
  ]);
  const { next } = lowest;
  return {
    workers: workers.map((worker) => withRelayedAsk(worker, asks ?? [], now)),
    unbound,
    asksKnown: asks !== undefined,
    versions: new Map(versions.map(({ machine, version }) => [machine.toLowerCase(), version])),
    agent: next && { ...next, label: decodeSoftwareVersion(next.version) },
    claimed: memberships.reduce((sum, one) => sum + one.claimed, 0n),
    ...{ claimable, changes, level: deals.level, levelUntil: deals.levelUntil },
    deals: deals.sold.map(({ deal: { id, number, terms }, asked }) => ({ id, number, terms, asked })),
  };
}
