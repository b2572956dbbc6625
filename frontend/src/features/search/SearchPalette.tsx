import { useNavigate } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useId, useState } from "react";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { browserStorage } from "../../lib/browserStorage.ts";
import { Button } from "../../ui/Button.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { HitList } from "./HitList.tsx";
import type { SearchHit } from "./SearchHit.ts";
import { SearchSays } from "./SearchSays.tsx";
import { hitLink } from "./hitLink.ts";
import { forgetRecent, keepRecent, readRecent } from "./recentHits.ts";
import { useSearch } from "./useSearch.ts";

/** Of each kind that the box shows; the page shows more. */
const MOST = 4;

/** The search over the page: what is typed, what was found, and keys to get there. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  const [opener] = useState(() => document.activeElement);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Dialog.Content
          data-testid="search-palette"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener instanceof HTMLElement) opener.focus();
          }}
          className="fixed inset-x-0 top-0 z-50 mx-auto flex max-h-dvh w-full max-w-xl animate-rise flex-col border-b bg-surface shadow-pop outline-none sm:top-[12vh] sm:max-h-[76vh] sm:rounded-xl sm:border"
        >
          <Dialog.Title className="sr-only">Search</Dialog.Title>
          <SearchBox onClose={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function SearchBox({ onClose }: { readonly onClose: () => void }) {
  const { chainId } = useRuntimeConfig();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [marked, setMarked] = useState(0);
  const [recent, setRecent] = useState(() => readRecent(browserStorage, chainId));
  const found = useSearch(text, MOST);
  const listId = useId();
  const isEmpty = text.trim() === "";
  const hits = isEmpty ? recent : found.hits;
  const at = Math.min(marked, hits.length - 1);

  const keep = (hit: SearchHit) => {
    keepRecent(browserStorage, chainId, hit);
    onClose();
  };
  const showAll = () => {
    void navigate({ to: "/search", search: { q: text.trim() } });
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const hit = hits[at];
    const last = hits.length - 1;
    const steps: Record<string, number> = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1 };
    const next = steps[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setMarked(next);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (hit !== undefined) {
        void navigate(hitLink(hit));
        keep(hit);
      } else if (!isEmpty && found.settled) showAll();
    }
  };

  return (
    <>
      <div className="flex h-14 shrink-0 items-center gap-3 border-b px-4">
        {found.settled ? (
          <Search aria-hidden className="size-4.5 shrink-0 text-muted" />
        ) : (
          <Spinner className="size-4.5 text-muted" />
        )}
        <input
          role="combobox"
          type="text"
          data-testid="search-input"
          aria-label="Search machines, deals, accounts, proposals, pages"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={hits[at] === undefined ? undefined : `${listId}-${at}`}
          placeholder="Address, hash, deal 12, a name, a model, a page"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setMarked(0);
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted sm:text-sm"
        />
        <Dialog.Close className="shrink-0 rounded-md border px-1.5 py-0.5 text-2xs text-muted hover:text-text">
          Esc
        </Dialog.Close>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2">
        <SearchSays found={found} isEmpty={isEmpty} />
        <HitList
          id={listId}
          hits={hits}
          marked={at}
          heading={isEmpty ? "Opened lately" : undefined}
          onMark={setMarked}
          onOpen={keep}
        />
      </div>
      {isEmpty
        ? recent.length > 0 && (
            <footer className="border-t px-3 py-2 text-right">
              <Button
                kind="quiet"
                size="small"
                onClick={() => {
                  forgetRecent(browserStorage, chainId);
                  setRecent([]);
                }}
              >
                Forget these
              </Button>
            </footer>
          )
        : hits.length > 0 && (
            <footer className="flex items-center justify-between border-t px-3 py-2 text-xs text-muted">
              <span aria-hidden className="max-sm:hidden">
                ↑ ↓ to choose, Enter to open
              </span>
              <Button kind="quiet" size="small" data-testid="search-all" onClick={showAll}>
                Show all
              </Button>
            </footer>
          )}
    </>
  );
}
