import type { Address } from "viem";

import { encodeRevoke } from "../../chain/accountCalls.ts";
import { useChainNow } from "../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { levelName } from "../../lib/identityLevels.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime } from "../../lib/time.ts";
import { ActionButton } from "../../tx/ActionButton.tsx";
import { ActionFailure } from "../../tx/ActionFailure.tsx";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { certificateState } from "../profile/certificates.ts";
import type { Issued } from "./validatorsQuery.ts";

interface IssuedPanelProps {
  readonly validator: Address;
  /** Up to which it may certify now; 0 once it was dismissed. */
  readonly level: number;
  readonly issued: readonly Issued[];
  readonly onRenew: (issued: Issued) => void;
}

/** What a validator certified and may still end, also once it was dismissed. */
export function IssuedPanel({ validator, level, issued, onRenew }: IssuedPanelProps) {
  return (
    <Panel title="Certificates that you gave" aside={`${issued.length} in all`}>
      <ul data-testid="issued" className="-my-2.5 divide-y">
        {issued.map((one) => (
          <Row key={one.id} validator={validator} level={level} issued={one} onRenew={() => onRenew(one)} />
        ))}
      </ul>
    </Panel>
  );
}

interface RowProps extends Pick<IssuedPanelProps, "validator" | "level"> {
  readonly issued: Issued;
  readonly onRenew: () => void;
}

function Row({ validator, level: mine, issued, onRenew }: RowProps) {
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  const { subject, name, certificate } = issued;
  const { level, expiresAt } = certificate;
  const state = certificateState(certificate, now);
  return (
    <li data-testid="issued-row" data-level={level} data-state={state} className="space-y-2 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-2">
            <AddressText address={subject} copy /> {name !== "" && <span className="break-all">{name}</span>}
          </span>
          <span className="block text-xs text-muted">
            Level {level}, {levelName(level)}, until {formatDateTime(expiresAt)}{" "}
            {state === "expired" && <Badge tone="warn">expired</Badge>}
            {state === "dismissed" && <Badge tone="warn">counts no more: above your level</Badge>}
          </span>
        </span>
        {level <= mine && (
          <Button size="small" data-testid="issued-renew" onClick={onRenew}>
            Renew
          </Button>
        )}
        <ActionButton
          runner={runner}
          action={singleCall(validator, `End the certificate of ${shortAddress(subject)} for level ${level}`, {
            to: contracts.Profiles,
            data: encodeRevoke(subject, level),
          })}
          verb="revoke"
          kind="danger"
          size="small"
          testId="issued-revoke"
        >
          Revoke
        </ActionButton>
      </div>
      <ActionFailure progress={runner.progress} />
    </li>
  );
}
