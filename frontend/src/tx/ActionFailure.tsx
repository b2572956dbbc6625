import type { Progress } from "./Progress.ts";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Notice } from "../ui/Notice.tsx";

/** Why an action did not go through, and what to do. A refusal by the person is no alarm. Nothing while all is well. */
export function ActionFailure({ progress }: { readonly progress: Progress }) {
  if (progress.stage !== "failed") return null;
  const { rejected, name, sentence, remedy, detail } = progress.failure;
  if (rejected)
    return (
      <p data-testid="action-rejected" role="status" className="text-xs text-muted">
        {sentence} {remedy}
      </p>
    );
  return (
    <Notice tone="bad" live title={sentence} testId="action-failure">
      <span data-testid="action-failure-remedy">{remedy}</span>{" "}
      <span className="inline-flex items-center gap-1 text-xs">
        <code data-testid="action-failure-name" className="font-mono">
          {name}
        </code>
        <CopyButton text={`${name}\n${detail}`} label="Copy details" />
      </span>
    </Notice>
  );
}
