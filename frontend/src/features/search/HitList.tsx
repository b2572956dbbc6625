import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

import { HitRow } from "./HitRow.tsx";
import type { SearchHit } from "./SearchHit.ts";
import { KIND_TEXTS } from "./SearchKind.ts";
import { hitLink } from "./hitLink.ts";

interface HitListProps {
  /** Of the list; its options' follow from it. */
  readonly id: string;
  /** Those of a kind together. */
  readonly hits: readonly SearchHit[];
  readonly marked: number;
  /** One heading for all, in place of one for each kind. */
  readonly heading: string | undefined;
  readonly onMark: (at: number) => void;
  readonly onOpen: (hit: SearchHit) => void;
}

/** What can be chosen in the box, by kind. The keyboard stays in the box, which names the marked one. */
export function HitList({ id, hits, marked, heading, onMark, onOpen }: HitListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-at="${marked}"]`)?.scrollIntoView({ block: "nearest" });
  }, [marked, hits]);
  const groups = new Map<string, readonly { readonly hit: SearchHit; readonly at: number }[]>();
  for (const [at, hit] of hits.entries()) {
    const name = heading ?? KIND_TEXTS[hit.kind];
    groups.set(name, [...(groups.get(name) ?? []), { hit, at }]);
  }
  return (
    <div ref={list} id={id} role="listbox" aria-label="Found">
      {[...groups].map(([name, rows]) => (
        <div key={name} role="group" aria-label={name}>
          <p aria-hidden className="px-2.5 pt-2 pb-1 text-xs text-muted">
            {name}
          </p>
          {rows.map(({ hit, at }) => (
            <Link
              key={`${hit.kind}-${hit.id}`}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === marked}
              tabIndex={-1}
              data-at={at}
              data-testid="search-hit"
              data-kind={hit.kind}
              {...hitLink(hit)}
              onMouseMove={() => onMark(at)}
              onClick={() => onOpen(hit)}
              className="flex items-center gap-3 rounded-lg px-2.5 py-2 aria-selected:bg-raised"
            >
              <HitRow hit={hit} />
            </Link>
          ))}
        </div>
      ))}
    </div>
  );
}
