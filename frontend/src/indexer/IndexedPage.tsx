import { Link, type LinkProps } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { IndexUnreachable } from "./IndexUnreachable.tsx";

interface IndexedPageProps<Data> {
  /** Null: there is no such thing. */
  readonly query: {
    readonly data: Data | null | undefined;
    readonly isError: boolean;
    readonly refetch: () => unknown;
  };
  /** What is loaded: "the deal". */
  readonly what: string;
  /** In its place where there is none. */
  readonly missing: {
    readonly icon: LucideIcon;
    readonly title: string;
    readonly text: string;
    readonly testId: string;
    readonly to: NonNullable<LinkProps["to"]>;
    readonly back: string;
  };
  readonly children: (data: Data) => ReactNode;
}

/** The page of one thing that is read: itself, or that it loads, is missing, or can't be read. */
export function IndexedPage<Data>({ query, what, missing, children }: IndexedPageProps<Data>) {
  const { data } = query;
  if (data === undefined)
    return query.isError ? (
      <IndexUnreachable page onRetry={() => void query.refetch()} />
    ) : (
      <div className="space-y-4" aria-busy>
        <h1 className="sr-only">Loading {what}</h1>
        <Skeleton className="h-9 w-72 max-w-full" />
        <Skeleton className="h-64 w-full" />
      </div>
    );
  if (data !== null) return children(data);
  const { icon, title, text, testId, to, back } = missing;
  return (
    <Empty
      page
      icon={icon}
      testId={testId}
      title={title}
      action={
        <Button kind="primary" size="small" asChild>
          <Link to={to}>{back}</Link>
        </Button>
      }
    >
      {text}
    </Empty>
  );
}
