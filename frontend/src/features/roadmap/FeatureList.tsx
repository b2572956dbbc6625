import { ContentCheckBox } from "../../content/ContentCheckBox.tsx";
import { shareText } from "../../lib/percent.ts";
import { formatDate } from "../../lib/time.ts";
import { Snm } from "../../ui/Snm.tsx";
import { VotesText } from "../../ui/VotesText.tsx";
import type { RoadmapRecord } from "./roadmapQuery.ts";
import type { RankedFeature } from "./readRoadmap.ts";

const THOUSAND = 1_000n;

interface FeatureListProps {
  readonly features: readonly RankedFeature[];
  /** Undefined while it is read, or where the index does not answer. */
  readonly record: RoadmapRecord | undefined;
}

/** What is to be built, the most wanted first. */
export function FeatureList({ features, record }: FeatureListProps) {
  const total = features.reduce((sum, { weight }) => sum + weight, 0n);
  return (
    <ol className="divide-y" data-testid="features">
      {features.map((feature, index) => (
        <li key={feature.id} data-testid="feature" data-feature={feature.id} className="px-4 py-4 sm:px-5">
          <div className="flex items-start gap-4">
            <span
              aria-hidden
              className="tabular grid size-8 shrink-0 place-items-center rounded-lg bg-raised text-sm font-semibold"
            >
              {index + 1}
            </span>
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                <h3 className="font-semibold text-pretty">{feature.title}</h3>
                <p className="text-right text-sm">
                  <VotesText votes={feature.weight} testId="feature-weight" />
                  <span className="text-muted"> · {shareText(feature.weight, total)}</span>
                </p>
              </div>
              <span aria-hidden className="mt-2 block h-1.5 overflow-hidden rounded-full bg-raised">
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ width: `${total === 0n ? 0 : Number((feature.weight * THOUSAND) / total) / 10}%` }}
                />
              </span>
              <p className="mt-2 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-muted">
                <span>may cost {feature.estimate === 0n ? "not estimated yet" : <Snm wei={feature.estimate} />}</span>
                <span>
                  feature {String(feature.id)}, listed on {formatDate(feature.addedAt)}
                </span>
                {record !== undefined && <Supporters count={record.supporters.get(feature.id) ?? 0} />}
              </p>
              <details className="mt-2">
                <summary className="w-fit text-xs font-medium text-muted hover:text-text">Description</summary>
                <div className="mt-3">
                  <ContentCheckBox
                    uri={record?.uris.get(feature.id) ?? ""}
                    hash={feature.contentHash}
                    what="the description"
                    testId="feature-description"
                  />
                </div>
              </details>
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Supporters({ count }: { readonly count: number }) {
  if (count === 0) return <span>nobody has chosen it yet</span>;
  return <span>{count === 1 ? "one account wants it" : `${count} accounts want it`}</span>;
}
