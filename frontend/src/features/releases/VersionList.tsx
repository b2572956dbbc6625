import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";

import { useChainNow } from "../../chain/useChainClock.ts";
import { ContentCheckBox } from "../../content/ContentCheckBox.tsx";
import { HashText } from "../../content/HashText.tsx";
import { tagText } from "../../lib/tag.ts";
import { formatDate } from "../../lib/time.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { Badge } from "../../ui/Badge.tsx";
import type { Component } from "./readComponents.ts";
import { releaseKey } from "./releasesQuery.ts";
import { versionState } from "./versionState.ts";

interface VersionListProps {
  readonly component: Component;
  /** Where each version is; undefined while it is read. */
  readonly places: ReadonlyMap<string, string> | undefined;
}

/** Versions of a program, the newest first. */
export function VersionList({ component, places }: VersionListProps) {
  const now = useChainNow();
  const name = tagText(component.id);
  return (
    <ul className="divide-y" data-testid="versions" data-component={name}>
      {component.versions.map(({ version, releasedAt, contentHash, outdatedFrom }, index) => {
        const { state, text, tone } = versionState(outdatedFrom, now);
        return (
          <li key={version} data-testid="version" data-state={state} className="space-y-2 px-4 py-3.5 sm:px-5">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <p className="flex flex-wrap items-center gap-3">
                <span className="tabular font-semibold">{decodeSoftwareVersion(version)}</span>
                {index === 0 && <Badge tone="accent">newest</Badge>}
                {version === component.minimum && <Badge>lowest that counts</Badge>}
                <Badge tone={tone} className="whitespace-normal">
                  {text}
                </Badge>
              </p>
              <p className="flex items-center gap-3 text-xs text-muted">
                {formatDate(releasedAt)}
                <HashText hash={contentHash} testId="version-hash" />
              </p>
            </div>
            <details>
              <summary className="w-fit text-xs font-medium text-muted hover:text-text">Get and check it</summary>
              <div className="mt-3 space-y-3">
                <ContentCheckBox
                  uri={places?.get(releaseKey(component.id, version)) ?? ""}
                  hash={contentHash}
                  what={`version ${decodeSoftwareVersion(version)}`}
                  testId="version-content"
                />
                {version > component.minimum && (
                  <ProposeLink
                    action="Releases.setMinimum"
                    values={{ component: name, version: decodeSoftwareVersion(version) }}
                    testId="propose-minimum"
                  >
                    Propose that older ones count no more
                  </ProposeLink>
                )}
              </div>
            </details>
          </li>
        );
      })}
    </ul>
  );
}
