import { createContext, use, useSyncExternalStore } from "react";

import type { TransactionRecord } from "./TransactionRecord.ts";
import type { TransactionStore } from "./TransactionStore.ts";

/** Set once, above everything else. */
export const TransactionStoreContext = createContext<TransactionStore | undefined>(undefined);

/** The record of the transactions that the page sent. */
export function useTransactionStore(): TransactionStore {
  const store = use(TransactionStoreContext);
  if (store === undefined) throw new Error("TransactionStoreContext is missing above this component");
  return store;
}

/** The transactions on this chain, newest first. */
export function useTransactions(chainId: number): readonly TransactionRecord[] {
  const store = useTransactionStore();
  return useSyncExternalStore(store.subscribe, store.snapshot).filter((record) => record.chainId === chainId);
}
