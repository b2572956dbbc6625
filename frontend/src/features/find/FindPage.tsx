import { choicePresets } from "@sonm/protocol/choice/choicePresets.ts";
import { useMemo, useState } from "react";
import type { Hex } from "viem";

import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { Button } from "../../ui/Button.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { FindForm } from "./FindForm.tsx";
import { FindResults } from "./FindResults.tsx";
import type { FindSearch } from "./findSearch.ts";
import { needsOf } from "./needsOf.ts";
import { searchOf } from "./searchOf.ts";
import { useChoice } from "./useChoice.ts";

interface FindPageProps {
  readonly search: FindSearch;
  readonly onSearch: (search: FindSearch) => void;
}

/** The best machine or basket of machines for a task that the reader describes. */
export function FindPage({ search, onSearch }: FindPageProps) {
  const [gone, setGone] = useState<ReadonlySet<Hex>>(new Set());
  // The form starts anew from a preset; what is typed into it stays as it is.
  const [start, setStart] = useState(0);
  const needs = useMemo(() => needsOf(search), [search]);
  const found = useChoice(needs, gone);
  return (
    <>
      <BackLink to="/">Market</BackLink>
      <PageHeader title="Describe your task">
        Say what it needs; the best machines for it come with their reasons, and with what would make it cheaper.
      </PageHeader>
      <div className="mb-5 flex flex-wrap gap-2" role="group" aria-label="Start from a task">
        {choicePresets.map(({ code, title, text, needs: preset }) => (
          <Button
            key={code}
            size="small"
            title={text}
            data-testid={`find-preset-${code}`}
            onClick={() => {
              onSearch(searchOf(preset));
              setStart(start + 1);
            }}
          >
            {title}
          </Button>
        ))}
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-[23rem_minmax(0,1fr)]">
        <Panel title="Your task" className="lg:sticky lg:top-18 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto">
          <FindForm key={start} search={search} onSearch={onSearch} />
        </Panel>
        {found.failed ? (
          <Panel flush>
            <IndexUnreachable onRetry={found.retry} />
          </Panel>
        ) : (
          <FindResults found={found} onGone={(ids) => setGone((old) => new Set([...old, ...ids]))} />
        )}
      </div>
    </>
  );
}
