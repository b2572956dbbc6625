import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatRelative } from "../../lib/time.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { VotesText } from "../../ui/VotesText.tsx";
import { useRoadmap } from "../roadmap/useRoadmap.ts";
import { MOST_DIGESTED, fetchDigest } from "./digestQuery.ts";

const STATUS_WORDS = { OPEN: "takes offers", ASKED: "a team is asked", RUNNING: "under way", ENDED: "ended" };

/** What holders want first, what is being built, and which reports come next. */
export function DigestPanels() {
  const now = useChainNow();
  const { data, isError } = useIndexed(["dao-digest"], fetchDigest);
  const { roadmap, failed } = useRoadmap();
  const shared = { loading: data === undefined, failed: isError && data === undefined };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-3">
      <Digest
        title="Wanted first"
        to="/dao/roadmap"
        empty="Nothing is on the roadmap yet."
        loading={roadmap === undefined}
        failed={failed}
      >
        {roadmap?.features.slice(0, MOST_DIGESTED).map(({ id, title, weight }) => (
          <Row key={id.toString()} text={title}>
            <VotesText votes={weight} />
          </Row>
        ))}
      </Digest>
      <Digest title="Work" to="/dao/works" empty="No work is ordered now." {...shared}>
        {data?.works.map(({ number, title, status, budget }) => (
          <Row
            key={number}
            text={
              <Link to="/dao/works/$id" params={{ id: String(number) }} className="hover:underline">
                {title}
              </Link>
            }
            note={STATUS_WORDS[status]}
          >
            <Snm wei={budget} />
          </Row>
        ))}
      </Digest>
      <Digest title="Reports" to="/dao/reports" empty="Nobody owes the DAO a report." {...shared}>
        {data?.reports.map(({ id, name, due }) => (
          <Row key={id} text={name === "" ? id : name}>
            {due < now ? <Badge tone="bad">overdue</Badge> : `due ${formatRelative(due, now)}`}
          </Row>
        ))}
      </Digest>
    </div>
  );
}

interface DigestProps {
  readonly title: string;
  readonly to: NonNullable<LinkProps["to"]>;
  readonly empty: string;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly children: readonly ReactNode[] | undefined;
}

function Digest({ title, to, empty, loading, failed, children }: DigestProps) {
  return (
    <Panel
      title={title}
      aside={
        <Link to={to} className="font-medium text-accent underline">
          All of it
        </Link>
      }
    >
      {failed ? (
        <p className="text-muted">It can&rsquo;t be read now. It is tried again by itself.</p>
      ) : loading ? (
        <Skeleton className="h-16 w-full" />
      ) : children === undefined || children.length === 0 ? (
        <p className="text-muted">{empty}</p>
      ) : (
        <ul className="-my-2 divide-y">{children}</ul>
      )}
    </Panel>
  );
}

interface RowProps {
  readonly text: ReactNode;
  readonly note?: string;
  readonly children: ReactNode;
}

function Row({ text, note, children }: RowProps) {
  return (
    <li className="flex items-baseline justify-between gap-4 py-2" data-testid="digest-row">
      <span className="min-w-0 break-words">
        {text}
        {note !== undefined && <span className="block text-xs text-muted">{note}</span>}
      </span>
      <span className="shrink-0 text-right">{children}</span>
    </li>
  );
}
