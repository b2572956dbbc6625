import type { ReactNode } from "react";
import { type Address, keccak256 } from "viem";

import { encodeCertify } from "../../chain/accountCalls.ts";
import { useChainNow } from "../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { levelName } from "../../lib/identityLevels.ts";
import { readAddress } from "../../lib/readAddress.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime } from "../../lib/time.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Field } from "../../ui/Field.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { certificateState } from "../profile/certificates.ts";
import { CERTIFICATE_TIMES, type CertifyDraft, isCertifyOrder, readCertify } from "./certifyDraft.ts";
import { fetchCertificatesOf } from "./validatorsQuery.ts";

interface CertifyPanelProps {
  readonly validator: Address;
  /** Up to which it may certify, 2 to 4. */
  readonly level: number;
  readonly draft: CertifyDraft;
  readonly onDraft: (draft: CertifyDraft) => void;
}

/** Certifies an account, or renews that: who, which level, how long, and on what ground. */
export function CertifyPanel({ validator, level, draft, onDraft }: CertifyPanelProps) {
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  const subject = readAddress(draft.subject);
  const standing = useIndexed(
    ["certificates-of", subject],
    (indexer, signal) => (subject === undefined ? Promise.resolve([]) : fetchCertificatesOf(indexer, subject, signal)),
    { enabled: subject !== undefined },
  );
  const read = readCertify(draft, { validator, level, now, certificates: standing.data });
  const order = isCertifyOrder(read) ? read : undefined;
  const faults = isCertifyOrder(read) ? {} : read;
  const busy = isRunning(runner.progress);
  const action =
    order === undefined
      ? undefined
      : singleCall(validator, `Certify ${shortAddress(order.subject)} for level ${order.level}`, {
          to: contracts.Profiles,
          data: encodeCertify(order.subject, order.level, order.expiresAt, order.evidence),
        });
  const set = (change: Partial<CertifyDraft>) => {
    onDraft({ ...draft, ...change });
    if (!busy) runner.reset();
  };
  const levels = [2, 3, 4].filter((one) => one <= level);
  return (
    <Panel title="Certify an account" aside={`You may, up to level ${level}: ${levelName(level)}`}>
      <div className="space-y-4">
        <Field
          label="Whom you checked"
          placeholder="0x…"
          testId="certify-subject"
          value={draft.subject}
          fault={draft.subject === "" ? undefined : faults.subject}
          disabled={busy}
          onChange={(event) => set({ subject: event.target.value })}
        />
        {standing.data !== undefined && standing.data.length > 0 && (
          <ul className="space-y-1 text-xs text-muted" data-testid="certify-standing">
            {standing.data.map((one) => (
              <li key={one.level}>
                Level {one.level} {certificateState(one, now) === "valid" ? "until" : "ended, was until"}{" "}
                {formatDateTime(one.expiresAt)}, by <AddressText address={one.validator} picture={false} />
              </li>
            ))}
          </ul>
        )}
        <Labelled label="Level" fault={faults.level}>
          <Choice
            label="Level"
            testId="certify-level"
            value={draft.level}
            options={levels.map((one) => ({ value: String(one), text: `${one}, ${levelName(one)}` }))}
            disabled={busy}
            onChange={(value) => set({ level: value })}
          />
        </Labelled>
        <Labelled label="For" fault={faults.time}>
          <Choice
            label="For how long"
            testId="certify-time"
            value={draft.time}
            options={CERTIFICATE_TIMES}
            disabled={busy}
            onChange={(value) => set({ time: value })}
          />
        </Labelled>
        <Field
          label="Hash of what you keep about it, if anything"
          placeholder="0x…"
          hint="Proves later which papers you saw. The papers themselves stay with you."
          testId="certify-evidence"
          value={draft.evidence}
          fault={faults.evidence}
          disabled={busy}
          unit={<HashFile onHash={(evidence) => set({ evidence })} />}
          onChange={(event) => set({ evidence: event.target.value })}
        />
        <ActionBox
          runner={runner}
          action={action}
          verb="certify"
          size="medium"
          className="w-full"
          testId="certify-submit"
        >
          Certify
        </ActionBox>
        <ActionDone progress={runner.progress} title="It is certified." testId="certify-done" />
      </div>
    </Panel>
  );
}

interface LabelledProps {
  readonly label: string;
  readonly fault: string | undefined;
  readonly children: ReactNode;
}

function Labelled({ label, fault, children }: LabelledProps) {
  return (
    <div>
      <p aria-hidden className="mb-1.5 text-xs font-medium text-muted">
        {label}
      </p>
      {children}
      {fault !== undefined && (
        <p role="status" className="mt-1.5 text-xs text-bad text-pretty">
          {fault}
        </p>
      )}
    </div>
  );
}

/** Takes the hash of a file, which is read here and sent nowhere. */
function HashFile({ onHash }: { readonly onHash: (hash: string) => void }) {
  return (
    <label className="cursor-pointer rounded-md bg-raised px-2 py-1 font-medium text-text focus-within:ring-3 focus-within:ring-accent/40 hover:bg-line">
      Hash a file
      <input
        type="file"
        className="sr-only"
        data-testid="certify-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) void file.arrayBuffer().then((bytes) => onHash(keccak256(new Uint8Array(bytes))));
        }}
      />
    </label>
  );
}
