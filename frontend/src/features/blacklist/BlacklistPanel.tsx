import { useState } from "react";
import type { Address } from "viem";

import { encodeSetBlacklisted } from "../../chain/accountCalls.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { Term } from "../../glossary/Term.tsx";
import { readAddress } from "../../lib/readAddress.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { ActionButton } from "../../tx/ActionButton.tsx";
import { ActionFailure } from "../../tx/ActionFailure.tsx";
import { isRunning } from "../../tx/Progress.ts";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Field } from "../../ui/Field.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { targetFault } from "./targetFault.ts";

interface BlacklistPanelProps {
  readonly account: Address;
  readonly blacklist: readonly Address[];
}

/** With whom the account makes no new deals: the list, adding to it, taking off. */
export function BlacklistPanel({ account, blacklist }: BlacklistPanelProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const [text, setText] = useState("");
  const fault = targetFault(text, account, blacklist);
  const target = fault === undefined ? readAddress(text) : undefined;
  const action =
    target === undefined
      ? undefined
      : singleCall(account, `Refuse ${shortAddress(target)}`, {
          to: contracts.Market,
          data: encodeSetBlacklisted(target, true),
        });
  return (
    <Panel
      title={<Term id="blacklist">Blacklist</Term>}
      aside={blacklist.length === 0 ? undefined : `${blacklist.length} in all`}
    >
      <div className="space-y-4">
        <p className="text-xs text-muted text-pretty">
          No new deal opens between you and these accounts, whether they rent, are the machine, or are paid for it.
          Deals that run go on.
        </p>
        {blacklist.length > 0 && (
          <ul data-testid="blacklist" className="divide-y border-y">
            {blacklist.map((listed) => (
              <Row key={listed} account={account} listed={listed} />
            ))}
          </ul>
        )}
        <Field
          label="Add a machine, a master or a buyer"
          placeholder="0x…"
          testId="blacklist-entry"
          value={text}
          fault={text === "" || runner.progress.stage === "done" ? undefined : fault}
          disabled={isRunning(runner.progress)}
          onChange={(event) => {
            setText(event.target.value);
            runner.reset();
          }}
        />
        <ActionBox
          runner={runner}
          action={action}
          verb="refuse"
          kind="danger"
          size="medium"
          className="w-full"
          testId="blacklist-add"
        >
          Deal no more with it
        </ActionBox>
        <ActionDone progress={runner.progress} title="It is on your list." testId="blacklist-added" />
      </div>
    </Panel>
  );
}

function Row({ account, listed }: { readonly account: Address; readonly listed: Address }) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  return (
    <li data-testid="blacklist-row" className="space-y-2 py-2.5">
      <div className="flex items-center justify-between gap-3">
        <AddressText address={listed} copy />
        <ActionButton
          runner={runner}
          action={singleCall(account, `Deal with ${shortAddress(listed)} again`, {
            to: contracts.Market,
            data: encodeSetBlacklisted(listed, false),
          })}
          verb="take off"
          kind="secondary"
          size="small"
          testId="blacklist-remove"
        >
          Take off
        </ActionButton>
      </div>
      <ActionFailure progress={runner.progress} />
    </li>
  );
}
