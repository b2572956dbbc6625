import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

/** How long the tick shows, in milliseconds. */
const SHOWN = 1_500;

/** Puts a text on the clipboard. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      aria-label={copied ? "Copied" : label}
      title={label}
      className="grid size-6 place-items-center rounded text-muted hover:bg-raised hover:text-text"
      onClick={() => {
        void navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => undefined,
        );
      }}
    >
      <Icon aria-hidden className={copied ? "size-3.5 text-good" : "size-3.5"} />
    </button>
  );
}
