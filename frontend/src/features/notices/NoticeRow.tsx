import { Link } from "@tanstack/react-router";
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";

import { formatDateTime, formatRelative } from "../../lib/time.ts";
import type { NoticeEntry } from "./NoticeEntry.ts";

const TONES = {
  bad: { icon: CircleAlert, mark: "text-bad", word: "Costs you money" },
  warn: { icon: TriangleAlert, mark: "text-warn", word: "Needs you" },
  good: { icon: CircleCheck, mark: "text-good", word: "Yours to take" },
  info: { icon: Info, mark: "text-accent", word: "To know" },
};

interface NoticeRowProps {
  readonly entry: NoticeEntry;
  /** Unix seconds. */
  readonly now: number;
  readonly onDismiss: () => void;
  /** It is followed to where it is done. */
  readonly onFollow?: () => void;
}

/** One notice: what, when, where it is done, and a way to have it gone. */
export function NoticeRow({ entry, now, onDismiss, onFollow }: NoticeRowProps) {
  const { key, tone, text, act, at, to } = entry;
  const { icon: Icon, mark, word } = TONES[tone];
  return (
    <li data-testid="notice" data-key={key} data-tone={tone} className="flex gap-3 px-4 py-3">
      <Icon role="img" aria-label={word} className={`mt-0.5 size-4 shrink-0 ${mark}`} />
      <div className="min-w-0 flex-1">
        <p className="break-words text-pretty">{text}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 text-xs text-muted">
          <Link {...to} onClick={onFollow} data-testid="notice-act" className="font-medium text-accent underline">
            {act}
          </Link>
          {at !== undefined && <span title={formatDateTime(at)}>{formatRelative(at, now)}</span>}
        </p>
      </div>
      <button
        type="button"
        aria-label={`Dismiss: ${text}`}
        title="Dismiss until something about it changes"
        data-testid="notice-dismiss"
        onClick={onDismiss}
        className="-mt-1 -mr-1.5 grid size-8 shrink-0 place-items-center rounded-lg text-muted hover:bg-raised hover:text-text"
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  );
}
