import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import type { Found } from "./useSearch.ts";

/** What a search has to say beside its hits: how many, that there are none, that the text can't be right. */
export function SearchSays({ found, isEmpty }: { readonly found: Found; readonly isEmpty: boolean }) {
  const { hits, remark, settled, failed, retry } = found;
  const count = hits.length === 1 ? "1 result" : `${hits.length} results`;
  return (
    <>
      <p role="status" className="sr-only" data-testid="search-count">
        {isEmpty ? "" : settled ? (hits.length === 0 ? "Nothing found" : count) : "Searching"}
      </p>
      {isEmpty && (
        <p className="px-2.5 py-2 text-xs text-muted text-pretty">
          Addresses, hashes, numbers such as “deal 12”, names, models, titles, and what you want to do: “withdraw”.
        </p>
      )}
      {remark !== undefined && (
        <div className="p-1 pb-2">
          <Notice tone="warn" testId="search-remark">
            {remark}
          </Notice>
        </div>
      )}
      {failed && (
        <div className="p-1 pb-2">
          <Notice tone="bad" testId="search-failed" title="The index does not answer.">
            Pages of the product are found all the same.{" "}
            <Button kind="quiet" size="small" onClick={retry}>
              Try again
            </Button>
          </Notice>
        </div>
      )}
      {!isEmpty && settled && !failed && hits.length === 0 && remark === undefined && (
        <p className="px-3 py-6 text-center text-muted text-pretty" data-testid="search-none">
          Nothing is called that. Try a part of the name, or paste a whole address or hash.
        </p>
      )}
    </>
  );
}
