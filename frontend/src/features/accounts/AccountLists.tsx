import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { levelName } from "../../lib/identityLevels.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDate, formatDateTime } from "../../lib/time.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { VotesText } from "../../ui/VotesText.tsx";
import type { PublicAccount } from "./profileQuery.ts";

const VOTES = [
  { text: "against", tone: "bad" },
  { text: "for", tone: "good" },
  { text: "abstains", tone: "neutral" },
] as const;

const LINK = "min-w-0 font-medium break-words hover:underline";

/** Machines, stakes, votes, rewards and certificates of an account; only those that there are. @param now unix seconds */
export function AccountLists({ account, now }: { readonly account: PublicAccount; readonly now: number }) {
  const { machines, machineCount, stakes, votes, rewards, certificates } = account;
  return (
    <>
      <List title="Machines" aside={machineCount} testId="account-machines">
        {machines.map(({ address, model, attestedUntil, openDeals, deals }) => (
          <Row key={address}>
            <Link to="/machines/$address" params={{ address }} className={LINK}>
              {model || shortAddress(address)}
            </Link>
            <span className="text-xs text-muted">
              {attestedUntil > now ? `attested until ${formatDate(attestedUntil)}` : "not attested"}, {openDeals} of{" "}
              {deals} deals run
            </span>
          </Row>
        ))}
      </List>
      <List title="Stake in masternodes" testId="account-stakes">
        {stakes.map(({ owner, endpoint }) => (
          <Row key={owner}>
            <Link to="/masternodes/$owner" params={{ owner }} className={LINK}>
              {endpoint || shortAddress(owner)}
            </Link>
          </Row>
        ))}
      </List>
      <List title="Votes" testId="account-votes">
        {votes.map(({ id, number, title, support, weight, time }) => (
          <Row key={id}>
            <Link to="/dao/proposals/$number" params={{ number: String(number) }} className={LINK}>
              <span className="text-muted">#{number}</span> {title || "Without a title"}
            </Link>
            <span className="flex items-center gap-2 text-xs text-muted">
              <Badge tone={VOTES[support]?.tone ?? "neutral"}>{VOTES[support]?.text ?? "unknown"}</Badge>
              <VotesText votes={weight} /> on {formatDate(time)}
            </span>
          </Row>
        ))}
      </List>
      <List title="Rewards that it was paid" testId="account-rewards">
        {rewards.map(({ id, program, amount, time, transaction }) => (
          <Row key={id}>
            <span>
              <Snm wei={amount} /> of{" "}
              <Link to="/rewards/$id" params={{ id: String(program) }} className={LINK}>
                program {program}
              </Link>
            </span>
            <span className="flex items-center gap-2 text-xs text-muted">
              {formatDateTime(time)} <TransactionLink hash={transaction} />
            </span>
          </Row>
        ))}
      </List>
      <List title="Certificates" testId="account-certificates">
        {certificates.map(({ id, level, validator, expiresAt, revoked }) => (
          <Row key={id}>
            <span>
              Level {level}, {levelName(level)} {revoked && <Badge tone="warn">revoked</Badge>}
              {!revoked && expiresAt <= now && <Badge tone="warn">expired</Badge>}
            </span>
            <span className="text-xs text-muted">
              until {formatDate(expiresAt)}, by <AddressText address={validator} picture={false} />
            </span>
          </Row>
        ))}
      </List>
    </>
  );
}

interface ListProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly testId: string;
  readonly children: readonly ReactNode[];
}

function List({ title, aside, testId, children }: ListProps) {
  if (children.length === 0) return null;
  return (
    <Panel title={title} aside={aside} flush>
      <ul className="divide-y" data-testid={testId}>
        {children}
      </ul>
    </Panel>
  );
}

function Row({ children }: { readonly children: ReactNode }) {
  return <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5">{children}</li>;
}
