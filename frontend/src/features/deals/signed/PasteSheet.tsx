import { useId, useState } from "react";

import { Button } from "../../../ui/Button.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { readSignedChange, wordIn } from "./signedChange.ts";
import { signedChangeTexts } from "./signedChangeWords.ts";

interface PasteSheetProps {
  /** Takes the word of a signed change that can be read. */
  readonly onOpen: (word: string) => void;
  readonly onClose: () => void;
}

/** Takes the link or text of a change that the other side signed. */
export function PasteSheet({ onOpen, onClose }: PasteSheetProps) {
  const id = useId();
  const [text, setText] = useState("");
  const word = wordIn(text);
  const good = readSignedChange(word) !== undefined;
  const bad = word !== "" && !good;
  const { title, remedy } = signedChangeTexts.unreadable;
  return (
    <Sheet
      open
      onClose={onClose}
      testId="paste-sheet"
      title="Open a signed change"
      description="Paste the link or the text that the other side sent. Nothing is sent by looking at it."
      footer={
        <Button
          kind="primary"
          size="large"
          className="w-full"
          data-testid="paste-open"
          disabled={!good}
          onClick={() => onOpen(word)}
        >
          Look at it
        </Button>
      }
    >
      <label htmlFor={id} className="mb-1.5 block text-xs font-medium text-muted">
        Link or text
      </label>
      <textarea
        id={id}
        data-testid="paste-text"
        rows={7}
        value={text}
        spellCheck={false}
        aria-invalid={bad || undefined}
        aria-describedby={bad ? `${id}-fault` : undefined}
        onChange={(event) => setText(event.target.value)}
        className={`w-full resize-none rounded-lg border bg-surface p-3 font-mono text-xs break-all outline-none focus:border-accent focus:ring-3 focus:ring-accent/15 ${bad ? "border-bad" : "border-line-strong"}`}
      />
      {bad && (
        <p id={`${id}-fault`} role="status" data-testid="paste-fault" className="mt-1.5 text-xs text-bad text-pretty">
          {title} {remedy}
        </p>
      )}
    </Sheet>
  );
}
