import { useState } from "react";

import { CommandBox } from "../../ui/CommandBox.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import type { EarnSearch } from "./earnSearch.ts";
import { pastedMachine } from "./pastedMachine.ts";

/** What prints a machine's parts. */
export const MEASURE_COMMAND = "npm run --silent sonm -- machine here";

/** Takes a machine from what a command printed on it. */
export function MeasureMachine({ onMachine }: { readonly onMachine: (search: EarnSearch) => void }) {
  const [text, setText] = useState("");
  const fault = text.trim() !== "" && pastedMachine(text) === undefined;
  return (
    <details className="rounded-lg border px-3.5 py-2.5">
      <summary data-testid="earn-measure" className="w-fit cursor-pointer text-sm font-medium">
        Measure this machine
      </summary>
      <div className="mt-3 space-y-3">
        <p className="text-xs text-muted text-pretty">
          Run this on it, in a checkout of this project with Node. It prints processor, memory, disk and cards, and
          sends nothing anywhere.
        </p>
        <CommandBox text={MEASURE_COMMAND} label="Copy the command that measures" testId="earn-measure-command" />
        <TextArea
          label="Paste what it prints"
          testId="earn-pasted"
          value={text}
          fault={fault ? "Paste all of the line, from { to }." : undefined}
          onChange={({ target }) => {
            setText(target.value);
            const machine = pastedMachine(target.value);
            if (machine !== undefined) onMachine(machine);
          }}
        />
      </div>
    </details>
  );
}
