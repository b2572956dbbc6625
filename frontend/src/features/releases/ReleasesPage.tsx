import { Package } from "lucide-react";

import { useMe } from "../../chain/useMe.ts";
import { Term } from "../../glossary/Term.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { tagText } from "../../lib/tag.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { AgentPanel } from "./AgentPanel.tsx";
import { VersionList } from "./VersionList.tsx";
import { fetchPlaces } from "./releasesQuery.ts";
import { useComponents } from "./useComponents.ts";

/** Versions of the programs, which are still good, and whether the reader's agents are. */
export function ReleasesPage() {
  const { account } = useMe();
  const { components, failed } = useComponents();
  const places = useIndexed(["releases"], fetchPlaces).data;
  return (
    <>
      <BackLink to="/dao">DAO</BackLink>
      <PageHeader title="Releases" aside={<ProposeLink action="Releases.publish">Propose a release</ProposeLink>}>
        What the DAO <Term id="release">released</Term>, by the hash of what is to be run. A machine whose agent is
        older than the lowest version that counts earns no rewards until it is updated.
      </PageHeader>
      <div className="space-y-4">
        {failed && (
          <Notice tone="bad" live testId="releases-unreachable" title="The network does not answer.">
            Versions are read again by themselves.
          </Notice>
        )}
        <AgentPanel key={account} account={account} />
        {components === undefined ? (
          <Panel>
            <Skeleton className="h-32 w-full" />
          </Panel>
        ) : components.length === 0 ? (
          <Panel flush>
            <Empty
              icon={Package}
              title="Nothing was released yet"
              testId="releases-empty"
              action={
                <ProposeLink action="Releases.publish" testId="releases-empty-propose">
                  Propose the first one
                </ProposeLink>
              }
            >
              The DAO releases a version by a proposal. Until it says otherwise, every version counts.
            </Empty>
          </Panel>
        ) : (
          components.map((component) => (
            <Panel key={component.id} title={tagText(component.id)} flush>
              <VersionList component={component} places={places} />
            </Panel>
          ))
        )}
      </div>
    </>
  );
}
