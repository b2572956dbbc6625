import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Address, Hex } from "viem";
import { stringToHex } from "viem";
import { useConfig } from "wagmi";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Field } from "../../ui/Field.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { readOutdated } from "./readComponents.ts";
import { fetchAgentVersions } from "./releasesQuery.ts";
import { readVersion, versionState } from "./versionState.ts";

/** The program that runs on suppliers' machines, as reward programs ask for it. */
const AGENT: Hex = stringToHex("agent", { size: 32 });

/** Whether versions of the agent count: those of the reader's machines, and any that is entered. */
export function AgentPanel({ account }: { readonly account: Address | undefined }) {
  const [text, setText] = useState("");
  const version = readVersion(text);
  return (
    <Panel title="Is my agent current?">
      <div className="grid gap-6 md:grid-cols-2">
        <div className="space-y-3">
          <Field
            label="Version of the agent"
            placeholder="1.2.3"
            testId="agent-version"
            value={text}
            fault={text.trim() !== "" && version === undefined ? "Enter a version such as 1.2.3." : undefined}
            hint="The agent tells it when it starts."
            onChange={({ target }) => setText(target.value)}
          />
          {version !== undefined && (
            <p role="status" className="text-sm" data-testid="agent-verdict">
              Version {decodeSoftwareVersion(version)} <VersionVerdict version={version} />
            </p>
          )}
        </div>
        <div>
          <p className="mb-1.5 text-xs font-medium text-muted">Your machines, as they were attested last</p>
          {account === undefined ? (
            <p className="text-sm text-muted">Connect the wallet that your machines pay to see them here.</p>
          ) : (
            <MyAgents account={account} />
          )}
        </div>
      </div>
    </Panel>
  );
}

function MyAgents({ account }: { readonly account: Address }) {
  const { data, isError } = useIndexed(["agent-versions", account.toLowerCase()], (indexer, signal) =>
    fetchAgentVersions(indexer, account, signal),
  );
  if (data === undefined)
    return isError ? (
      <p className="text-sm text-muted">The index does not answer. It is asked again by itself.</p>
    ) : (
      <Skeleton className="h-10 w-full" />
    );
  if (data.length === 0)
    return (
      <p className="text-sm text-muted" data-testid="my-agents-empty">
        None of this account is attested.
      </p>
    );
  return (
    <ul className="divide-y border-y" data-testid="my-agents">
      {data.map(({ machine, version }) => (
        <li key={machine} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
          <Link to="/machines/$address" params={{ address: machine }} className="hover:text-accent">
            <AddressText address={machine} link={false} />
          </Link>
          <span className="flex items-center gap-2 text-sm">
            {version === 0 ? "told no version" : decodeSoftwareVersion(version)}
            <VersionVerdict version={version} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Whether a version of the agent counts, as the chain says. */
function VersionVerdict({ version }: { readonly version: number }) {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const now = useChainNow();
  const { data } = useQuery({
    queryKey: ["agent-outdated", chainId, contracts.Releases, version],
    queryFn: async () => ({
      from: await readOutdated(config.getClient({ chainId }), contracts.Releases, AGENT, version),
    }),
    refetchInterval: useRefreshInterval(),
  });
  if (data === undefined) return <Skeleton className="w-16" />;
  const { text, tone, state } = versionState(data.from, now);
  return (
    <Badge tone={tone} className="whitespace-normal" data-testid="version-verdict" data-state={state}>
      {text}
    </Badge>
  );
}
