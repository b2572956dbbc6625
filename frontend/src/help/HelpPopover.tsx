import { Link } from "@tanstack/react-router";
import { Popover } from "radix-ui";
import { type RefObject, use } from "react";

import type { PagePath } from "./PagePath.ts";
import { helpOf } from "./helpOf.ts";

interface HelpPopoverProps {
  readonly path: PagePath;
  /** The button that it belongs to. */
  readonly mark: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** What one does on a page, below the button that was pressed. */
export function HelpPopover({ path, mark, onClose }: HelpPopoverProps) {
  return (
    <Popover.Root open onOpenChange={onClose}>
      <Popover.Anchor virtualRef={mark} />
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={12}
          aria-label="What this page is for"
          data-testid="page-help-text"
          className="z-50 w-[min(24rem,calc(100vw-1.5rem))] animate-rise rounded-xl border bg-surface p-4 text-sm text-pretty shadow-pop outline-none"
          onInteractOutside={(event) => {
            // The button closes it by itself.
            if (mark.current?.contains(event.target as Node) === true) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            mark.current?.focus();
          }}
        >
          <p>{use(helpOf(path))}</p>
          <Link to="/glossary" onClick={onClose} className="mt-2 inline-block text-accent underline">
            The words of this market
          </Link>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
