import { formatEther } from "viem";

import { useMe } from "../../chain/useMe.ts";
import { Term } from "../../glossary/Term.tsx";
import { formatDateTime } from "../../lib/time.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { useCalled } from "./useCalled.ts";
import type { Receipt } from "./useReceipt.ts";

/** What the chain keeps of a transaction. */
export function ReceiptFacts({ receipt }: { readonly receipt: Receipt }) {
  const { account } = useMe();
  const { from, to, input, value, fee, block, time } = receipt;
  const called = useCalled(to, input);
  return (
    <Panel title="Receipt">
      <Facts className="-my-2">
        <Fact name="From">
          <AddressText address={from} mine={from.toLowerCase() === account?.toLowerCase()} copy />
        </Fact>
        <Fact name="To">{to === undefined ? "a new contract" : <AddressText address={to} copy />}</Fact>
        {called !== undefined && (
          <Fact name="Called" testId="transaction-called">
            <span className="font-mono text-xs break-all">{called}</span>
          </Fact>
        )}
        {time !== undefined && <Fact name="When">{formatDateTime(time)}</Fact>}
        {block !== undefined && (
          <Fact name="Block" testId="transaction-block">
            {String(block)}
          </Fact>
        )}
        {value > 0n && <Fact name="Coin sent">{formatEther(value)}</Fact>}
        {fee !== undefined && (
          <Fact
            name={
              <>
                Paid for <Term id="gas">gas</Term>
              </>
            }
          >
            {formatEther(fee)}
          </Fact>
        )}
      </Facts>
    </Panel>
  );
}
