import type { ReactNode } from "react";

import { useMe } from "../chain/useMe.ts";
import { ConnectEmpty } from "../wallet/ConnectEmpty.tsx";
import { IndexUnreachable } from "./IndexUnreachable.tsx";

interface MyListProps {
  readonly query: { readonly data: unknown; readonly isError: boolean; readonly refetch: () => unknown };
  /** Entries to show; undefined while they are read. */
  readonly count: number | undefined;
  /** What a wallet is for, where there is none. */
  readonly connect: string;
  readonly empty: ReactNode;
  /** The list, also while it is read. */
  readonly children: ReactNode;
}

/** A list of what belongs to the reader, or why there is none. */
export function MyList({ query, count, connect, empty, children }: MyListProps) {
  const { account } = useMe();
  if (account === undefined) return <ConnectEmpty>{connect}</ConnectEmpty>;
  if (query.isError && query.data === undefined) return <IndexUnreachable onRetry={() => void query.refetch()} />;
  return count === 0 ? empty : children;
}
