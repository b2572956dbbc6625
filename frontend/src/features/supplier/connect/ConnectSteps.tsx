import { CircleCheck, CircleDashed } from "lucide-react";

import { classes } from "../../../lib/classes.ts";
import { Spinner } from "../../../ui/Spinner.tsx";
import type { ConnectStep } from "./connectSteps.ts";

/** How far a machine is, step by step. */
export function ConnectSteps({ steps }: { readonly steps: readonly ConnectStep[] }) {
  return (
    <ol className="space-y-2.5" data-testid="connect-steps">
      {steps.map(({ name, state, waits }) => (
        <li key={name} data-testid="connect-step" data-state={state} className="flex gap-2.5">
          <span className="mt-0.5 grid size-4 shrink-0 place-items-center">
            {state === "done" ? (
              <CircleCheck aria-hidden className="size-4 text-good" />
            ) : state === "now" ? (
              <Spinner />
            ) : (
              <CircleDashed aria-hidden className="size-4 text-muted" />
            )}
          </span>
          <span className="min-w-0">
            <span className={classes("block", state === "now" && "font-medium", state === "later" && "text-muted")}>
              {name}
              <span className="sr-only">{state === "done" ? ": done" : state === "now" ? ": waiting" : ": later"}</span>
            </span>
            {state === "now" && <span className="block text-xs text-muted text-pretty">{waits}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
