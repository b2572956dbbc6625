import { useMe } from "../../../chain/useMe.ts";
import { Term } from "../../../glossary/Term.tsx";
import { formatDate } from "../../../lib/time.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import type { NodeDetail } from "../nodeQuery.ts";
import type { LiveNode } from "../liveNode.ts";

interface KeysPanelProps {
  readonly node: NodeDetail;
  /** Undefined while it is read. */
  readonly live: LiveNode | undefined;
}

/** Whose a masternode is, which keys act for it, where it is reached. */
export function KeysPanel({ node: { facts, keys, setNumber, setSigner }, live }: KeysPanelProps) {
  const { account } = useMe();
  const mine = (address: string) => address.toLowerCase() === account?.toLowerCase();
  const former = keys.filter((key) => key.toLowerCase() !== facts.signer.toLowerCase());
  return (
    <Panel title="Keys and endpoint">
      <Facts className="-my-2">
        <Fact name="Owner">
          <AddressText address={facts.owner} mine={mine(facts.owner)} copy />
        </Fact>
        <Fact name={<Term id="signer">Signer</Term>} hint="signs its reports">
          <AddressText address={facts.signer} mine={mine(facts.signer)} copy />
        </Fact>
        {former.length > 0 && (
          <Fact name="Signed before">
            {former.map((key) => (
              <span key={key} className="block">
                <AddressText address={key} picture={false} copy />
              </span>
            ))}
          </Fact>
        )}
        <Fact name="Payout" hint="where its commission goes">
          {live === undefined ? <Skeleton /> : <AddressText address={live.payout} mine={mine(live.payout)} copy />}
        </Fact>
        <Fact name="Endpoint">
          <span className="break-all" data-testid="node-endpoint">
            {facts.endpoint}
          </span>
        </Fact>
        <Fact
          name={
            <>
              In the <Term id="signerSet">signer set</Term>
            </>
          }
        >
          {setNumber === undefined
            ? "there is none yet"
            : setSigner === undefined
              ? `not in #${setNumber}`
              : `#${setNumber}`}
        </Fact>
        <Fact name="Joined">{formatDate(facts.joinedAt)}</Fact>
      </Facts>
    </Panel>
  );
}
