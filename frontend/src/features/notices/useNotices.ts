import { useQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import type { Address } from "viem";
import { useConfig } from "wagmi";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { browserStorage } from "../../lib/browserStorage.ts";
import { useRelay } from "../../relay/useRelay.ts";
import type { NoticeRole } from "./NoticeEntry.ts";
import { NoticeMemory } from "./NoticeMemory.ts";
import { buyerNotices } from "./buyerNotices.ts";
import { holderNotices } from "./holderNotices.ts";
import { operatorNotices } from "./operatorNotices.ts";
import type { NoticeTools } from "./read/NoticeTools.ts";
import { readBuyerFacts } from "./read/readBuyerFacts.ts";
import { readHolderFacts } from "./read/readHolderFacts.ts";
import { readOperatorFacts } from "./read/readOperatorFacts.ts";
import { readSupplierFacts } from "./read/readSupplierFacts.ts";
import { type ShownNotices, shownNotices } from "./shownNotices.ts";
import { sortNotices } from "./sortNotices.ts";
import { supplierNotices } from "./supplierNotices.ts";

/** How much less often an account's affairs are read than the state of the page in front. */
const SLOWER = 5;
/** Notices tell of minutes and days; they are worked out again each few seconds. */
const STEP = 5;

const memories = new Map<string, NoticeMemory>();

/** One for all parts of the page. */
function memoryOf(chainId: number, account: Address): NoticeMemory {
  const key = `${chainId} ${account.toLowerCase()}`;
  const memory = memories.get(key) ?? new NoticeMemory(browserStorage, chainId, account);
  memories.set(key, memory);
  return memory;
}

/** Notices of an account. `loading`: some are still read; `failed`: as what it could not be looked after. */
export interface Notices extends ShownNotices {
  readonly memory: NoticeMemory;
  readonly loading: boolean;
  readonly failed: readonly NoticeRole[];
}

/** What awaits an account, worked out from chain and index. */
export function useNotices(account: Address): Notices {
  const runtime = useRuntimeConfig();
  const wagmi = useConfig();
  const relay = useRelay();
  const seconds = useChainNow();
  const now = seconds - (seconds % STEP);
  const refetchInterval = useRefreshInterval() * SLOWER;
  const memory = memoryOf(runtime.chainId, account);
  const kept = useSyncExternalStore(memory.subscribe, memory.snapshot);
  const facts = <Facts>(role: NoticeRole, read: (tools: NoticeTools) => Promise<Facts>) => ({
    queryKey: ["index", "notices", role, runtime.chainId, account.toLowerCase()],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => read({ runtime, wagmi, relay, account, signal }),
    refetchInterval,
  });
  const buyer = useQuery(facts("buyer", (tools) => readBuyerFacts(tools, now)));
  const supplier = useQuery(facts("supplier", (tools) => readSupplierFacts(tools, now)));
  const operator = useQuery(facts("operator", readOperatorFacts));
  const holder = useQuery(facts("holder", (tools) => readHolderFacts(tools, now)));
  const entries = useMemo(
    () =>
      sortNotices([
        ...(buyer.data === undefined ? [] : buyerNotices(buyer.data, now)),
        ...(supplier.data === undefined ? [] : supplierNotices(supplier.data, now)),
        ...operatorNotices(operator.data ?? undefined, now),
        ...(holder.data === undefined ? [] : holderNotices(holder.data, now)),
      ]),
    [buyer.data, supplier.data, operator.data, holder.data, now],
  );
  const asked = { buyer, supplier, operator, holder };
  return {
    ...shownNotices(entries, kept),
    memory,
    loading: Object.values(asked).some(({ isPending }) => isPending),
    failed: (Object.keys(asked) as NoticeRole[]).filter((role) => asked[role].isError),
  };
}
