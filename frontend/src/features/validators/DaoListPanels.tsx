import { Ban, BadgeCheck } from "lucide-react";

import { levelName } from "../../lib/identityLevels.ts";
import { formatDateTime } from "../../lib/time.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Panel } from "../../ui/Panel.tsx";
import type { Banned, Validator } from "./validatorsQuery.ts";

interface PersonalProps {
  readonly mine: (address: string) => boolean;
}

/** Who may certify, up to which level, and since when. */
export function ValidatorPanel({ validators, mine }: PersonalProps & { readonly validators: readonly Validator[] }) {
  return (
    <Panel title="Validators" flush>
      {validators.length === 0 ? (
        <Empty icon={BadgeCheck} title="The DAO has appointed nobody yet" testId="validators-none">
          Without a validator every account is anonymous, and orders that demand an identity find nobody. Holders
          appoint one by a vote: choose it under “Decisions of the DAO”.
        </Empty>
      ) : (
        <ul className="divide-y" data-testid="validators">
          {validators.map(({ address, level, appointedAt, changedAt }) => (
            <li
              key={address}
              data-testid="validator-row"
              data-level={level}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5"
            >
              <AddressText address={address} mine={mine(address)} copy />
              <span className="sm:text-right">
                {level === 0 ? (
                  <Badge tone="warn">dismissed</Badge>
                ) : (
                  <span className="font-medium">
                    up to level {level}, {levelName(level)}
                  </span>
                )}
                <span className="block text-xs text-muted">
                  {level === 0 ? "since" : changedAt === appointedAt ? "appointed" : "at this level since"}{" "}
                  {formatDateTime(changedAt)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** With whom nobody opens a deal, by the DAO's word, and since when. */
export function BannedPanel({ banned, mine }: PersonalProps & { readonly banned: readonly Banned[] }) {
  return (
    <Panel title="Banned accounts" flush>
      {banned.length === 0 ? (
        <Empty
          icon={Ban}
          title="Nobody is banned"
          testId="banned-none"
          next={{ to: "/account", text: "My own blacklist" }}
        >
          No new deal opens with a banned account. Its deals that run go on, and its money stays its own.
        </Empty>
      ) : (
        <ul className="divide-y" data-testid="banned">
          {banned.map(({ address, name, since }) => (
            <li
              key={address}
              data-testid="banned-row"
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5"
            >
              <span className="flex min-w-0 flex-wrap items-center gap-x-2">
                <AddressText address={address} mine={mine(address)} copy />
                {name !== "" && <span className="break-all">{name}</span>}
              </span>
              <span className="text-xs text-muted">since {formatDateTime(since)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
