import { Link } from "@tanstack/react-router";
import { ServerOff } from "lucide-react";
import type { ReactNode } from "react";
import type { Address } from "viem";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexedPage } from "../../indexer/IndexedPage.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import type { Deal } from "../../indexer/deal.ts";
import type { Offer } from "../../indexer/offer.ts";
import { useMachineAnswers } from "../../relay/useMachineAnswers.ts";
import { useRelayedAsks } from "../../relay/useRelayedAsks.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { AttestationHistory } from "./AttestationHistory.tsx";
import { AttestationPanel } from "./AttestationPanel.tsx";
import { MachineClasses } from "./MachineClasses.tsx";
import { MachineBenchmarks, MachineFacts } from "./MachineFacts.tsx";
import { NodeMeasurements } from "./NodeMeasurements.tsx";
import { VerificationNote } from "./VerificationNote.tsx";
import { type Machine, fetchMachine, offeredMachine } from "./machineQuery.ts";

interface MachinePageProps {
  readonly address: Address;
  /** Lists of other features, which this one does not know. */
  readonly renderOffers: (offers: readonly Offer[]) => ReactNode;
  readonly renderDeals: (deals: readonly Deal[]) => ReactNode;
}

/** One machine: what it is, what was measured, what it offers, what it did. */
export function MachinePage({ address, ...rest }: MachinePageProps) {
  const machine = useIndexed(["machine", address.toLowerCase()], (indexer, signal) =>
    fetchMachine(indexer, address, signal).then((found) => found ?? null),
  );
  const relayed = useRelayedAsks(address);
  const [first] = relayed;
  const query = machine.data === null && first !== undefined ? { ...machine, data: offeredMachine(first) } : machine;
  return (
    <IndexedPage
      query={query}
      what="the machine"
      missing={{
        icon: ServerOff,
        testId: "machine-missing",
        title: "No such machine",
        text: "The market has never heard of a machine with this address.",
        to: "/",
        back: "To the market",
      }}
    >
      {(found) => <KnownMachine machine={found} relayed={relayed} {...rest} />}
    </IndexedPage>
  );
}

interface KnownMachineProps extends Omit<MachinePageProps, "address"> {
  readonly machine: Machine;
  readonly relayed: readonly Offer[];
}

function KnownMachine({ machine, relayed, renderOffers, renderDeals }: KnownMachineProps) {
  const { account } = useMe();
  const latest = machine.attestations[0];
  const mine = (party: string) => party.toLowerCase() === account?.toLowerCase();
  const now = useChainNow();
  const says = useMachineAnswers([machine.address])?.get(machine.address.toLowerCase());
  const announced = new Set(machine.offers.map(({ id }) => id));
  const offers = [...machine.offers, ...relayed.filter(({ id }) => !announced.has(id))].filter(
    ({ status, fields }) => status === "ACTIVE" && fields.validUntil >= now,
  );
  return (
    <>
      <BackLink to="/">Market</BackLink>
      <PageHeader
        title={latest?.cpuModel || "Machine"}
        aside={
          <div className="flex gap-8">
            <Stat
              name={
                <>
                  Running <Term id="deal">deals</Term>
                </>
              }
            >
              {machine.openDealCount}
            </Stat>
            <Stat name="Deals in all">{machine.dealCount}</Stat>
          </div>
        }
      >
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <AddressText address={machine.address} mine={mine(machine.address)} copy />
          <span data-testid="machine-master">
            {machine.bound ? "paid to " : "paid to itself, "}
            <AddressText address={machine.master} mine={mine(machine.master)} picture={false} copy />
          </span>
        </span>
      </PageHeader>
      <div className="space-y-4">
        <AttestationPanel machine={machine} says={says} />
        {latest !== undefined && (
          <>
            <VerificationNote worker={machine.address} attestation={latest} />
            <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
              <MachineFacts attestation={latest} />
              <MachineBenchmarks attestation={latest} />
            </div>
            <MachineClasses attestation={latest} />
          </>
        )}
        <NodeMeasurements says={says} />
        <Panel title="Offers" flush>
          {offers.length === 0 ? (
            <p className="px-5 py-6 text-muted" data-testid="machine-no-offers">
              This machine is not offered now: its supplier holds it back, or a deal has it.{" "}
              <Link to="/" className="text-accent underline">
                Look at others
              </Link>
            </p>
          ) : (
            renderOffers(offers)
          )}
        </Panel>
        {machine.deals.length > 0 && (
          <Panel title="Deals" flush>
            {renderDeals(machine.deals)}
          </Panel>
        )}
        {machine.attestations.length > 0 && (
          <AttestationHistory attestations={machine.attestations} count={machine.attestationCount} />
        )}
      </div>
    </>
  );
}
