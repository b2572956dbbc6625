import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { browserStorage } from "../../lib/browserStorage.ts";
import { Field } from "../../ui/Field.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { HitRow } from "./HitRow.tsx";
import { KIND_TEXTS, SEARCH_KINDS } from "./SearchKind.ts";
import { SearchSays } from "./SearchSays.tsx";
import { hitLink } from "./hitLink.ts";
import { keepRecent } from "./recentHits.ts";
import { useSearch } from "./useSearch.ts";

/** Of each kind that are shown. */
const MOST = 50;

interface SearchPageProps {
  /** As the page's address has it. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/** All that a search finds, by kind; its address can be handed on. */
export function SearchPage({ query, onQuery }: SearchPageProps) {
  const { chainId } = useRuntimeConfig();
  const [text, setText] = useState(query);
  const [shown, setShown] = useState(query);
  // Whoever follows another link to this page has not typed it here.
  if (query !== shown) {
    setShown(query);
    if (query !== text.trim()) setText(query);
  }
  const found = useSearch(text, MOST);
  return (
    <>
      <PageHeader title="Search">Machines, deals, orders, accounts, proposals, transactions, and pages.</PageHeader>
      <div className="max-w-3xl space-y-4">
        <Field
          label="What you look for"
          type="search"
          testId="search-page-input"
          maxLength={200}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            onQuery(target.value.trim());
          }}
        />
        <SearchSays found={found} isEmpty={text.trim() === ""} />
        {SEARCH_KINDS.map((kind) => {
          const hits = found.hits.filter((hit) => hit.kind === kind);
          if (hits.length === 0) return null;
          return (
            <Panel
              key={kind}
              title={KIND_TEXTS[kind]}
              aside={hits.length >= MOST ? `the first ${hits.length}` : hits.length}
              flush
            >
              <ul className="divide-y" data-testid="search-group" data-kind={kind}>
                {hits.map((hit) => (
                  <li key={hit.id}>
                    <Link
                      {...hitLink(hit)}
                      data-testid="search-page-hit"
                      onClick={() => keepRecent(browserStorage, chainId, hit)}
                      className="flex items-center gap-3 px-4 py-2.5 hover:bg-raised sm:px-5"
                    >
                      <HitRow hit={hit} />
                    </Link>
                  </li>
                ))}
              </ul>
            </Panel>
          );
        })}
      </div>
    </>
  );
}
