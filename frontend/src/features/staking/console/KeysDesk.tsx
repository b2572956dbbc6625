import { type Address, isAddressEqual, zeroAddress } from "viem";

import { encodeChangeDescription, encodeChangeEndpoint, encodeChangePayout } from "../../../chain/stakingCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { ADDRESS_FAULT, readAddress } from "../../../lib/readAddress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import type { NodeFacts } from "../nodeFacts.ts";
import type { LiveNode } from "../liveNode.ts";
import { SignerSetting } from "./SignerSetting.tsx";
import { TextSetting } from "./TextSetting.tsx";
import { descriptionFault, endpointFault } from "./nodeTexts.ts";

interface KeysDeskProps {
  readonly account: Address;
  readonly live: LiveNode;
  /** Undefined while the index does not tell it: then what only the index knows can't be changed. */
  readonly facts: NodeFacts | undefined;
}

/** Where the reader's masternode is reached, what it says of itself, who signs for it, where its commission goes. */
export function KeysDesk({ account, live, facts }: KeysDeskProps) {
  const { contracts } = useRuntimeConfig();
  const to = contracts.Masternodes;
  const payoutFault = (text: string): string | undefined => {
    const read = readAddress(text);
    if (read === undefined || isAddressEqual(read, zeroAddress)) return ADDRESS_FAULT;
    return isAddressEqual(read, to)
      ? "SNM sent to the masternodes' contract would be lost. Enter a wallet."
      : undefined;
  };
  return (
    <Panel title="Endpoint and keys">
      <div className="space-y-5">
        <Facts className="-mt-2">
          <Fact name="Signer">
            <AddressText address={live.signer} copy />
          </Fact>
        </Facts>
        {facts !== undefined && (
          <>
            <TextSetting
              label="Endpoint"
              hint="Where peers, agents and this page reach it."
              value={facts.endpoint}
              fault={endpointFault}
              action={(text) =>
                singleCall(account, "Change the endpoint of my masternode", { to, data: encodeChangeEndpoint(text) })
              }
              testId="endpoint"
            />
            <TextSetting
              label="Description"
              hint="What delegators read, or a link to it. Nobody checks it."
              value={facts.description}
              fault={descriptionFault}
              action={(text) =>
                singleCall(account, "Describe my masternode", { to, data: encodeChangeDescription(text) })
              }
              testId="description"
            />
          </>
        )}
        <TextSetting
          label="Payout"
          hint="Where commission goes from then on, what waits included."
          value={live.payout}
          fault={payoutFault}
          action={(text) =>
            singleCall(account, "Change the payout of my masternode", {
              to: contracts.Duty,
              data: encodeChangePayout(readAddress(text) ?? account),
            })
          }
          testId="node-payout"
        />
        <SignerSetting account={account} signer={live.signer} />
      </div>
    </Panel>
  );
}
