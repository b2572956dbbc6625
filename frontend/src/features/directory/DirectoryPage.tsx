import { useQuery } from "@tanstack/react-query";
import { BookMarked } from "lucide-react";
import { type Address, isAddressEqual } from "viem";
import { useConfig } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { HashText } from "../../content/HashText.tsx";
import { tagText } from "../../lib/tag.ts";
import { formatDateTime } from "../../lib/time.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { type DirectoryEntry, type ListedContract, readDirectory } from "./readDirectory.ts";

/** How much less often code is read again than state. */
const SLOWER = 10;

/** The contracts that the DAO stands for, with their code held against what it was when it listed them. */
export function DirectoryPage() {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const { data, isError } = useQuery({
    queryKey: ["directory", chainId, contracts.Directory],
    queryFn: () => readDirectory(config.getClient({ chainId }), contracts.Directory),
    refetchInterval: useRefreshInterval() * SLOWER,
  });
  return (
    <>
      <BackLink to="/dao">DAO</BackLink>
      <PageHeader title="Directory" aside={<ProposeLink action="Directory.list">Propose a contract</ProposeLink>}>
        The contracts that the DAO stands for. None of them can be changed in place: another version is another contract
        under the same name, and you move when you choose.
      </PageHeader>
      <Panel flush>
        {data === undefined ? (
          isError ? (
            <div className="p-5">
              <Notice tone="bad" live testId="directory-unreachable" title="The network does not answer.">
                The directory is read again by itself.
              </Notice>
            </div>
          ) : (
            <div className="p-5" aria-busy>
              <Skeleton className="h-64 w-full" />
            </div>
          )
        ) : data.length === 0 ? (
          <Empty
            icon={BookMarked}
            title="Nothing is listed yet"
            testId="directory-empty"
            action={
              <ProposeLink action="Directory.list" testId="directory-empty-propose">
                Propose the first one
              </ProposeLink>
            }
          >
            The DAO lists a contract under a name by a proposal.
          </Empty>
        ) : (
          <ul className="divide-y" data-testid="directory">
            {data.map((entry) => (
              <EntryRow key={entry.name} entry={entry} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

/** The page's own contract of a name, if it uses one. */
function useOwn(name: string): Address | undefined {
  const { contracts } = useRuntimeConfig();
  return name in contracts ? contracts[name as keyof typeof contracts] : undefined;
}

function EntryRow({ entry: { name, current, listings } }: { readonly entry: DirectoryEntry }) {
  const text = tagText(name);
  const own = useOwn(text);
  const [newest, ...older] = listings;
  const differs = own !== undefined && current !== undefined && !isAddressEqual(own, current);
  return (
    <li data-testid="directory-entry" data-name={text} className="space-y-2 px-4 py-3.5 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="flex flex-wrap items-center gap-3">
          <span className="font-semibold">{text}</span>
          {current === undefined && <Badge tone="warn">no longer listed</Badge>}
          {own !== undefined && !differs && current !== undefined && <Badge tone="good">used by this page</Badge>}
        </p>
        {current !== undefined && <AddressText address={current} copy />}
      </div>
      {differs && (
        <Notice tone="warn" testId="directory-differs" title="This page uses another contract of that name">
          It uses <AddressText address={own} copy />. Check whom you have this page from before you sign anything.
        </Notice>
      )}
      {newest !== undefined && <ListingLine listing={newest} />}
      {older.length > 0 && (
        <details>
          <summary className="w-fit text-xs font-medium text-muted hover:text-text">
            Listed before: {older.length}
          </summary>
          <ul className="mt-2 space-y-1.5">
            {older.map((listing) => (
              <li key={`${listing.target}-${listing.listedAt}`}>
                <AddressText address={listing.target} copy /> <ListingLine listing={listing} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function ListingLine({ listing: { listedAt, codeHash, unchanged } }: { readonly listing: ListedContract }) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-0.5 text-xs text-muted" data-testid="listing">
      <span>listed on {formatDateTime(listedAt)}</span>
      <span className="inline-flex items-center gap-1">
        code <HashText hash={codeHash} />
      </span>
      {unchanged ? (
        <span className="text-good">its code is what it was then</span>
      ) : (
        <span className="font-medium text-bad" data-testid="listing-changed">
          its code is another one now: don&rsquo;t use it
        </span>
      )}
    </p>
  );
}
