import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";

interface SheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** One line under the title. */
  readonly description: ReactNode;
  /** Stays in view at the bottom. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** A panel over the page: from the right on a wide screen, from below on a phone. */
export function Sheet({ open, onClose, title, description, footer, children, testId }: SheetProps) {
  const [opener] = useState(() => document.activeElement);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Dialog.Content
          data-testid={testId}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener instanceof HTMLElement) opener.focus();
          }}
          className="fixed inset-x-0 bottom-0 z-50 flex max-h-[94dvh] animate-slide flex-col rounded-t-2xl border bg-surface shadow-pop outline-none sm:inset-y-3 sm:right-3 sm:left-auto sm:max-h-none sm:w-[29rem] sm:rounded-2xl sm:[--slide-x:24px] sm:[--slide-y:0]"
        >
          <header className="flex items-start gap-3 px-5 pt-5 pb-4">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="text-lg leading-6 font-semibold tracking-tight">{title}</Dialog.Title>
              <Dialog.Description className="mt-1 text-muted">{description}</Dialog.Description>
            </div>
            <Dialog.Close
              aria-label="Close"
              className="-mt-1 -mr-1 grid size-9 shrink-0 place-items-center rounded-lg text-muted hover:bg-raised hover:text-text"
            >
              <X aria-hidden className="size-4.5" />
            </Dialog.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">{children}</div>
          {footer !== undefined && (
            <footer className="border-t px-5 pt-4 pb-[max(1.25rem,env(safe-area-inset-bottom))]">{footer}</footer>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
