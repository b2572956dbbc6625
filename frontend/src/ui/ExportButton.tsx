import { Download } from "lucide-react";
import { useState } from "react";

import { saveFile } from "../lib/saveFile.ts";
import { Button } from "./Button.tsx";

/** Rows that a file holds at most. */
export const MOST_ROWS = 5_000;

/** A CSV file. `cut`: whether there were more rows than it holds. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
  readonly cut: boolean;
}

interface ExportButtonProps {
  /** Puts the file together. */
  readonly load: () => Promise<CsvFile>;
  /** What the file holds, for who can't see the icon. */
  readonly label: string;
  readonly disabled?: boolean;
  readonly testId: string;
}

/** Saves a list as a CSV file. */
export function ExportButton({ load, label, disabled = false, testId }: ExportButtonProps) {
  const [state, setState] = useState<"idle" | "loading" | "failed" | "cut">("idle");
  const run = async () => {
    setState("loading");
    try {
      const { name, text, cut } = await load();
      saveFile(name, "text/csv;charset=utf-8", text);
      setState(cut ? "cut" : "idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <span className="inline-flex items-center gap-2">
      <Button
        kind="quiet"
        size="small"
        data-testid={testId}
        aria-label={label}
        title={label}
        busy={state === "loading"}
        disabled={disabled}
        onClick={() => void run()}
      >
        {state !== "loading" && <Download aria-hidden className="size-3.5" />}
        CSV
      </Button>
      <span role="status" className="text-xs text-muted empty:hidden">
        {state === "failed" && "The index does not answer. Try again."}
        {state === "cut" && `The file holds the first ${MOST_ROWS}.`}
      </span>
    </span>
  );
}
