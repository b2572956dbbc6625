import { FileUp } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { type Hex, keccak256 } from "viem";

import { classes } from "../lib/classes.ts";
import { shortAddress } from "../lib/shortAddress.ts";
import { bytesQuantity, quantityText } from "../lib/units.ts";
import { Spinner } from "../ui/Spinner.tsx";

/** Bytes of a file that is hashed in the page. */
const LARGEST = 256 * 1024 * 1024;

/** A file that was chosen. It stays on the reader's computer. */
export interface HashedFile {
  readonly name: string;
  readonly size: number;
  /** keccak256 of its bytes. */
  readonly hash: Hex;
}

interface FileDropProps {
  readonly label: ReactNode;
  /** What is done with it. */
  readonly hint: ReactNode;
  readonly file: HashedFile | undefined;
  readonly onFile: (file: HashedFile | undefined) => void;
  readonly disabled?: boolean;
  readonly testId: string;
}

/** Takes a file by choosing or dropping it, and hashes it here. Nothing is uploaded. */
export function FileDrop({ label, hint, file, onFile, disabled = false, testId }: FileDropProps) {
  const id = useId();
  const [state, setState] = useState<"idle" | "hashing" | "large" | "failed">("idle");
  const [over, setOver] = useState(false);
  const take = async (chosen: File | undefined) => {
    if (chosen === undefined || disabled) return;
    onFile(undefined);
    if (chosen.size > LARGEST) return setState("large");
    setState("hashing");
    try {
      const hash = keccak256(new Uint8Array(await chosen.arrayBuffer()));
      onFile({ name: chosen.name, size: chosen.size, hash });
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <div>
      <p id={`${id}-label`} className="mb-1.5 text-xs font-medium text-muted">
        {label}
      </p>
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
        className={classes(
          "flex cursor-pointer items-center gap-3 rounded-lg border border-dashed p-3 transition-colors hover:bg-raised",
          "focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/15",
          over ? "border-accent bg-accent-soft" : "border-line-strong",
          disabled && "cursor-not-allowed opacity-50",
        )}
      >
        <span className="grid size-9 shrink-0 place-items-center rounded-lg bg-raised text-muted">
          {state === "hashing" ? <Spinner /> : <FileUp aria-hidden className="size-4" />}
        </span>
        <span className="min-w-0 flex-1 text-sm">
          {file === undefined ? (
            <span className="font-medium">Choose a file, or drop it here</span>
          ) : (
            <>
              <span className="block truncate font-medium">{file.name}</span>
              <span className="block font-mono text-xs text-muted" title={file.hash} data-testid={`${testId}-hash`}>
                {quantityText(bytesQuantity(BigInt(file.size)))} · {shortAddress(file.hash, 6)}
              </span>
            </>
          )}
        </span>
        <input
          type="file"
          data-testid={testId}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-hint`}
          disabled={disabled}
          className="sr-only"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
      <p
        id={`${id}-hint`}
        role="status"
        className={classes("mt-1.5 text-xs text-pretty", state === "idle" ? "text-muted" : "text-warn")}
      >
        {state === "hashing"
          ? "Taking its hash…"
          : state === "large"
            ? "The file is larger than 256 MiB. Take its keccak256 with another program."
            : state === "failed"
              ? "The file can't be read. Choose it again."
              : hint}
      </p>
    </div>
  );
}
