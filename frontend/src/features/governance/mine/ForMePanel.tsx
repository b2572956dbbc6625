import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import { findContract } from "@sonm/protocol/proposals/findAction.ts";
import type { Address } from "viem";

import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { useCodec } from "../words/useCodec.ts";
import { changesForMe } from "./changesForMe.ts";
import { useStanding } from "./useStanding.ts";

interface ForMePanelProps {
  readonly calls: readonly ProposalCall[];
  readonly account: Address;
}

/** What a proposal would change for the reader, by what its wallet has to do with the network now. */
export function ForMePanel({ calls, account }: ForMePanelProps) {
  const { contracts } = useRuntimeConfig();
  const loaded = useCodec();
  const standing = useStanding(account);
  const told =
    loaded === undefined || standing === undefined
      ? undefined
      : changesForMe(
          calls.flatMap(({ target, data }) => {
            const contract = findContract(target, contracts);
            const decoded = contract && loaded.codec.decode(contract, data);
            return contract === undefined || decoded === undefined ? [] : [{ contract, ...decoded }];
          }),
          standing,
        );
  return (
    <Panel title="What changes for you">
      {told === undefined ? (
        <Skeleton className="h-10 w-full" />
      ) : told.length === 0 ? (
        <p className="text-muted text-pretty" data-testid="for-me-none">
          Nothing that this page knows of concerns this wallet: neither its deals and machines, nor what it locked or
          staked.
        </p>
      ) : (
        <ul className="list-disc space-y-1.5 pl-5" data-testid="for-me">
          {told.map((sentence) => (
            <li key={sentence} className="text-pretty">
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
