import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { useReadContracts } from "wagmi";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ConnectEmpty } from "../../wallet/ConnectEmpty.tsx";
import { VotesText } from "../../ui/VotesText.tsx";
import type { ProposalStage } from "./ProposalStage.ts";
import { useDelegations } from "./delegates/useDelegations.ts";
import type { ProposalFacts } from "./proposalFacts.ts";
import { proposalTodos } from "./proposalTodos.ts";
import { useVotingPower } from "./useVotingPower.ts";

interface TodoPanelProps {
  readonly account: Address | undefined;
  /** Undefined while they are read. */
  readonly open: readonly ProposalFacts[] | undefined;
  readonly stage: (proposal: ProposalFacts) => ProposalStage | undefined;
}

const VERBS = { vote: "Vote on", queue: "Queue", execute: "Execute" } as const;

/** What the reader can do for the DAO now. */
export function TodoPanel({ account, open, stage }: TodoPanelProps) {
  if (account === undefined)
    return (
      <Panel title="What you can do" flush>
        <ConnectEmpty>Connect a wallet to see with how many votes it votes, and on what.</ConnectEmpty>
      </Panel>
    );
  return <Todo account={account} open={open} stage={stage} />;
}

function Todo({ account, open, stage }: TodoPanelProps & { readonly account: Address }) {
  const { chainId, contracts } = useRuntimeConfig();
  const now = useChainNow();
  const power = useVotingPower(account);
  const delegations = useDelegations(account);
  const running = open?.filter((one) => stage(one) === "votes") ?? [];
  const { data: voted } = useReadContracts({
    contracts: running.map(
      ({ id }) =>
        ({
          abi: sonmGovernorAbi,
          address: contracts.SonmGovernor,
          chainId,
          functionName: "hasVoted",
          args: [id, account],
        }) as const,
    ),
    query: { enabled: running.length > 0 },
  });
  const todos = proposalTodos(open ?? [], stage, (one) => voted?.[running.indexOf(one)]?.result, now);
  const sleeping = delegations !== undefined && delegations.wallet > 0n && delegations.walletVoter === undefined;
  const entries: readonly { readonly key: string; readonly text: ReactNode }[] = [
    ...(sleeping
      ? [
          {
            key: "delegate",
            text: (
              <>
                Nobody votes with the SNM in your wallet.{" "}
                <Link to="/dao/delegates" className="font-medium text-accent underline">
                  Delegate them
                </Link>
                , to yourself or to somebody else.
              </>
            ),
          },
        ]
      : []),
    ...todos.map(({ proposal, act }) => ({
      key: `${act}-${proposal.number}`,
      text: <ProposalLink verb={VERBS[act]} proposal={proposal} />,
    })),
  ];
  return (
    <Panel
      title="What you can do"
      aside={
        <>
          You have <VotesText votes={power?.total} testId="dao-my-votes" />
        </>
      }
    >
      {open === undefined || delegations === undefined ? (
        <Skeleton className="h-10 w-full" />
      ) : entries.length === 0 ? (
        <p className="text-muted text-pretty" data-testid="dao-todo-none">
          Nothing waits for you. You can make a proposal, or choose who votes with your SNM.
        </p>
      ) : (
        <ul className="-my-2 divide-y" data-testid="dao-todo">
          {entries.map(({ key, text }) => (
            <li key={key} className="py-2 text-pretty">
              {text}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ProposalLink({ verb, proposal }: { readonly verb: string; readonly proposal: ProposalFacts }) {
  return (
    <Link
      to="/dao/proposals/$number"
      params={{ number: String(proposal.number) }}
      className="font-medium break-words hover:underline"
    >
      {verb} proposal {proposal.number}
      {proposal.title === "" ? "" : `: ${proposal.title}`}
    </Link>
  );
}
