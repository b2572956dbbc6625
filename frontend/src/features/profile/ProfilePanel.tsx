import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Address } from "viem";

import { encodeDescribe, encodeRefresh, encodeRevoke } from "../../chain/accountCalls.ts";
import { useChainNow } from "../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { type Profile, levelAt } from "../../indexer/profile.ts";
import { levelName } from "../../lib/identityLevels.ts";
import { formatDateTime } from "../../lib/time.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { ActionButton } from "../../tx/ActionButton.tsx";
import { ActionFailure } from "../../tx/ActionFailure.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Field } from "../../ui/Field.tsx";
import { LevelBadge } from "../../ui/LevelBadge.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { type Certificate, type CertificateState, certificateState, certifiedLevel } from "./certificates.ts";
import { profileTextFaults, webLink } from "./profileText.ts";

interface ProfilePanelProps {
  readonly account: Address;
  readonly profile: Profile;
  readonly link: string;
  readonly certificates: readonly Certificate[];
  readonly banned: boolean;
}

/** Who the account is to others: its identity level with the certificates behind it, and what it says about itself. */
export function ProfilePanel({ account, profile, link, certificates, banned }: ProfilePanelProps) {
  const now = useChainNow();
  const level = levelAt(profile, now);
  const certified = certifiedLevel(certificates, now);
  const href = webLink(link);
  return (
    <Panel
      title="Profile"
      aside={
        <span data-testid="profile-level" data-level={level}>
          {level > 1 ? <LevelBadge level={level} /> : "Identity level 1: anonymous"}
        </span>
      }
    >
      <div className="space-y-5">
        {banned && (
          <Notice tone="bad" testId="profile-banned" title="The DAO banned this account.">
            No new deal opens with it. Deals that run go on, and your money stays yours to withdraw.
          </Notice>
        )}
        {profile.name !== "" && (
          <p data-testid="profile-name">
            <span className="font-medium">{profile.name}</span>
            {href !== undefined && (
              <>
                {" · "}
                <a
                  href={href}
                  target="_blank"
                  rel="noreferrer nofollow"
                  className="break-all text-accent underline decoration-accent/40 underline-offset-3 hover:decoration-current"
                >
                  {link}
                </a>
              </>
            )}
          </p>
        )}
        {certificates.length === 0 ? (
          <p className="text-xs text-muted text-pretty">
            No certificate. Validators that the DAO appointed check who an account is; some orders demand a level of the
            other side.
          </p>
        ) : (
          <ul data-testid="certificates" className="divide-y border-y">
            {certificates.map((one) => (
              <CertificateRow key={one.level} account={account} certificate={one} now={now} />
            ))}
          </ul>
        )}
        <p className="text-xs">
          <Link
            to="/validators"
            data-testid="to-validators"
            className="text-accent underline decoration-accent/40 underline-offset-3 hover:decoration-current"
          >
            Validators and bans
          </Link>
        </p>
        {certified !== level && <Refresh account={account} level={level} certified={certified} />}
        <Describe account={account} name={profile.name} link={link} />
      </div>
    </Panel>
  );
}

const STATES: Record<CertificateState, string> = {
  valid: "",
  revoked: "revoked",
  expired: "expired",
  dismissed: "validator dismissed",
};

interface CertificateRowProps {
  readonly account: Address;
  readonly certificate: Certificate;
  readonly now: number;
}

function CertificateRow({ account, certificate, now }: CertificateRowProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const { level, validator, expiresAt } = certificate;
  const state = certificateState(certificate, now);
  return (
    <li data-testid="certificate" data-level={level} data-state={state} className="space-y-2 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1">
          <span className="block font-medium">
            Level {level}, {levelName(level)} {state !== "valid" && <Badge tone="warn">{STATES[state]}</Badge>}
          </span>
          <span className="block text-xs text-muted">
            until {formatDateTime(expiresAt)}, by <AddressText address={validator} picture={false} />
          </span>
        </span>
        {state !== "revoked" && (
          <ActionButton
            runner={runner}
            action={singleCall(account, `End my certificate for level ${level}`, {
              to: contracts.Profiles,
              data: encodeRevoke(account, level),
            })}
            verb="end it"
            kind="secondary"
            size="small"
            testId="certificate-revoke"
          >
            End it
          </ActionButton>
        )}
      </div>
      <ActionFailure progress={runner.progress} />
    </li>
  );
}

interface RefreshProps {
  readonly account: Address;
  readonly level: number;
  readonly certified: number;
}

function Refresh({ account, level, certified }: RefreshProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const action = singleCall(account, "Refresh my identity level", {
    to: contracts.Profiles,
    data: encodeRefresh(account),
  });
  return (
    <div className="space-y-3">
      <Notice tone="warn" title={`The market has you at level ${level}; your certificates give level ${certified}.`}>
        It learns of this when somebody refreshes the level.
      </Notice>
      <ActionBox runner={runner} action={action} verb="refresh" kind="secondary" size="medium" testId="profile-refresh">
        Refresh the level
      </ActionBox>
    </div>
  );
}

interface DescribeProps {
  readonly account: Address;
  readonly name: string;
  readonly link: string;
}

function Describe({ account, name, link }: DescribeProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [text, setText] = useState({ name, link });
  const next = { name: text.name.trim(), link: text.link.trim() };
  const faults = profileTextFaults(next.name, next.link);
  const same = next.name === name && next.link === link;
  const action =
    same || Object.keys(faults).length > 0
      ? undefined
      : singleCall(account, "Publish my name and link", {
          to: contracts.Profiles,
          data: encodeDescribe(next.name, next.link),
        });
  const field = (key: "name" | "link", label: string, placeholder: string) => (
    <Field
      label={label}
      testId={`profile-${key}-entry`}
      placeholder={placeholder}
      value={text[key]}
      fault={faults[key]}
      disabled={isRunning(runner.progress)}
      onChange={(event) => {
        setText({ ...text, [key]: event.target.value });
        runner.reset();
      }}
    />
  );
  return (
    <details>
      <summary className="text-xs font-medium text-muted">
        {name === "" ? "Give a name and a link" : "Change them"}
      </summary>
      <div className="mt-3 space-y-4">
        {field("name", "Name", "Render farm of the north")}
        {field("link", "Link", "https://example.org")}
        <p className="text-xs text-muted">Everybody can read both, for good. Nobody checks them.</p>
        <ActionBox
          runner={runner}
          action={action}
          verb="publish"
          size="medium"
          className="w-full"
          testId="profile-publish"
        >
          Publish
        </ActionBox>
        <ActionDone progress={runner.progress} title="Everybody can read it now." testId="profile-published" />
      </div>
    </details>
  );
}
