import { CircleQuestionMark } from "lucide-react";
import { Suspense, lazy, useRef, useState } from "react";

import { IconButton } from "../ui/IconButton.tsx";
import type { PagePath } from "./PagePath.ts";

const HelpPopover = lazy(() => import("./HelpPopover.tsx").then((module) => ({ default: module.HelpPopover })));

/** The button that says what one does on this page. */
export function HelpMark({ path }: { readonly path: PagePath }) {
  const [open, setOpen] = useState(false);
  const mark = useRef<HTMLButtonElement>(null);
  return (
    <>
      <IconButton
        ref={mark}
        label="What is this page for?"
        testId="page-help"
        aria-haspopup="dialog"
        aria-expanded={open}
        className="size-8 shrink-0"
        onClick={() => setOpen(!open)}
      >
        <CircleQuestionMark aria-hidden className="size-4.5" />
      </IconButton>
      {open && (
        <Suspense fallback={null}>
          <HelpPopover path={path} mark={mark} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
