import { Search } from "lucide-react";
import { Suspense, lazy, useEffect, useState } from "react";

import { IconButton } from "../ui/IconButton.tsx";

const load = () => import("../features/search/SearchPalette.tsx");
const SearchPalette = lazy(() => load().then((module) => ({ default: module.SearchPalette })));

/** Whether keys that are pressed are text for something. */
function isTyped({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** Opens the search over everything: by a click, by "/", or by Ctrl-K. */
export function SearchButton() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey } = event;
      const command = (ctrlKey || metaKey) && !altKey && key.toLowerCase() === "k";
      const slash = key === "/" && !ctrlKey && !metaKey && !altKey && !isTyped(event);
      if (!command && !slash) return;
      // What is in front of the page keeps the keys.
      if (document.querySelector('[role="dialog"][data-state="open"], [role="alertdialog"]') !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <IconButton
        label="Search (/ or Ctrl-K)"
        aria-haspopup="dialog"
        aria-keyshortcuts="/ Control+K"
        testId="search-open"
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
      >
        <Search aria-hidden className="size-4.5" />
      </IconButton>
      {open && (
        <Suspense fallback={null}>
          <SearchPalette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
