import { charterAbi } from "@sonm/protocol/generated/Charter.abi.ts";
import { Scroll } from "lucide-react";
import { useState } from "react";
import { useReadContract } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { Term } from "../../glossary/Term.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatDate } from "../../lib/time.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { CharterText } from "./CharterText.tsx";
import { DiffText } from "./DiffText.tsx";
import { type Adoption, fetchAdoptions } from "./charterQuery.ts";

/** What the DAO is for, in its own words, and what became other between two versions of it. */
export function CharterPage() {
  const { chainId, contracts } = useRuntimeConfig();
  const { data, isError } = useReadContract({
    ...{ abi: charterAbi, address: contracts.Charter, chainId, functionName: "currentVersion" },
    query: { refetchInterval: useRefreshInterval() },
  });
  const adoptions = useIndexed(["charter"], fetchAdoptions).data;
  return (
    <>
      <BackLink to="/dao">DAO</BackLink>
      <PageHeader title="Charter" aside={<ProposeLink action="Charter.adopt">Propose another text</ProposeLink>}>
        What the DAO is for, in its own words. The whole text of the <Term id="charter">charter</Term> is on the chain,
        every version of it.
      </PageHeader>
      {isError && data === undefined ? (
        <Notice tone="bad" live testId="charter-unreachable" title="The network does not answer.">
          The charter is read again by itself.
        </Notice>
      ) : data === undefined ? (
        <Skeleton className="h-64 w-full" />
      ) : data === 0n ? (
        <Panel flush>
          <Empty
            icon={Scroll}
            title="The DAO has no charter yet"
            testId="charter-empty"
            action={
              <ProposeLink action="Charter.adopt" testId="charter-empty-propose">
                Propose the first one
              </ProposeLink>
            }
          >
            Holders adopt one by a proposal that holds the whole text.
          </Empty>
        </Panel>
      ) : (
        <Versions current={Number(data)} adoptions={adoptions} />
      )}
    </>
  );
}

interface VersionsProps {
  /** The version that holds. */
  readonly current: number;
  readonly adoptions: ReadonlyMap<number, Adoption> | undefined;
}

const NOTHING = 0;

function Versions({ current, adoptions }: VersionsProps) {
  const [chosen, setChosen] = useState<number>();
  const [other, setOther] = useState(NOTHING);
  const version = chosen ?? current;
  const { text, failed } = useText(version);
  const against = useText(other);
  const numbers = Array.from({ length: current }, (_, index) => current - index);
  const adoption = adoptions?.get(version);
  const name = (number: number) => {
    const time = adoptions?.get(number)?.time;
    return `Version ${number}${number === current ? ", in force" : ""}${time === undefined ? "" : `, of ${formatDate(time)}`}`;
  };
  return (
    <Panel
      title={`Version ${version}`}
      aside={adoption !== undefined && <TransactionLink hash={adoption.transaction} />}
    >
      <div className="space-y-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <Select
            label="Version"
            testId="charter-version"
            value={version}
            onChange={({ target }) => setChosen(Number(target.value))}
          >
            {numbers.map((number) => (
              <option key={number} value={number}>
                {name(number)}
              </option>
            ))}
          </Select>
          <Select
            label="Compare with"
            testId="charter-other"
            value={other}
            disabled={current < 2}
            onChange={({ target }) => setOther(Number(target.value))}
          >
            <option value={NOTHING}>Nothing: the text alone</option>
            {numbers
              .filter((number) => number !== version)
              .map((number) => (
                <option key={number} value={number}>
                  {name(number)}
                </option>
              ))}
          </Select>
        </div>
        {failed ? (
          <Notice tone="bad" live title="The network does not answer.">
            The text is read again by itself.
          </Notice>
        ) : text === undefined || (other !== NOTHING && against.text === undefined) ? (
          <Skeleton className="h-64 w-full" />
        ) : against.text === undefined || other === version ? (
          <CharterText text={text} label={`Text of version ${version}`} />
        ) : other < version ? (
          <DiffText older={against.text} newer={text} names={[other, version]} />
        ) : (
          <DiffText older={text} newer={against.text} names={[version, other]} />
        )}
      </div>
    </Panel>
  );
}

/** The text of a version, which never changes; undefined while it is read, and of version 0. */
function useText(version: number): { readonly text: string | undefined; readonly failed: boolean } {
  const { chainId, contracts } = useRuntimeConfig();
  const { data, isError } = useReadContract({
    ...{ abi: charterAbi, address: contracts.Charter, chainId, functionName: "textOf" },
    args: [BigInt(version)],
    query: { enabled: version > NOTHING, staleTime: Infinity },
  });
  return { text: data, failed: isError && data === undefined };
}
