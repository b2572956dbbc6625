import { formatDate } from "../../lib/time.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Panel } from "../../ui/Panel.tsx";
import type { ClosedFeature } from "./roadmapQuery.ts";

/** What was built or given up. Nothing before there is some. */
export function ClosedFeatures({ features }: { readonly features: readonly ClosedFeature[] }) {
  if (features.length === 0) return null;
  return (
    <Panel title="No longer ranked" flush>
      <ul className="divide-y" data-testid="closed-features">
        {features.map(({ id, title, built, closedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5">
            <span className="min-w-0 text-pretty">
              {title} <span className="text-xs text-muted">feature {String(id)}</span>
            </span>
            <span className="flex items-center gap-3 text-xs text-muted">
              {formatDate(closedAt)}
              <Badge tone={built ? "good" : "neutral"}>{built ? "built" : "given up"}</Badge>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
