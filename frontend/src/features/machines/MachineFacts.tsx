import { Architecture, Link as NetworkLink } from "@sonm/protocol/generated/enums.ts";

import type { Attestation } from "../../indexer/attestation.ts";
import { benchmarks } from "../../lib/benchmarks.ts";
import { benchmarkQuantity, bytesQuantity, quantityText } from "../../lib/units.ts";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Panel.tsx";

const ARCHITECTURES: Record<Architecture, string> = {
  [Architecture.Unattested]: "",
  [Architecture.X86_64]: "x86-64",
  [Architecture.Arm64]: "ARM, 64 bit",
};

const LINKS: Record<NetworkLink, string> = {
  [NetworkLink.Unattested]: "",
  [NetworkLink.Wired]: "Wired",
  [NetworkLink.Wireless]: "Wireless",
};

/** A fact, or the words for one that could not be measured. */
function Known({ children }: { readonly children: string }) {
  return children === "" ? <span className="text-muted">not attested</span> : <>{children}</>;
}

const orNothing = (value: bigint | number, text: string): string => (BigInt(value) === 0n ? "" : text);

/** Physical and logical cores, as far as they are attested. */
function coresText(physical: number, logical: number): string {
  const parts = [physical === 0 ? "" : `${physical} physical`, logical === 0 ? "" : `${logical} logical`];
  return parts.filter((part) => part !== "").join(", ");
}

/** What the masternodes found in the machine. */
export function MachineFacts({
  attestation: { facts, cpuModel, cards, softwareVersion },
}: {
  readonly attestation: Attestation;
}) {
  return (
    <Panel title="Hardware">
      <Facts className="-my-2">
        <Fact name="Processor">
          <Known>{cpuModel}</Known>
        </Fact>
        <Fact name="Architecture">
          <Known>{ARCHITECTURES[facts.architecture]}</Known>
        </Fact>
        <Fact name="Cores">
          <Known>{coresText(facts.physicalCores, facts.logicalCores)}</Known>
        </Fact>
        <Fact name="Clock">
          <Known>{orNothing(facts.clockMHz, `${facts.clockMHz} MHz`)}</Known>
        </Fact>
        <Fact name="Memory">
          <Known>{orNothing(facts.memoryBytes, quantityText(bytesQuantity(facts.memoryBytes)))}</Known>
        </Fact>
        <Fact name="Disk" hint="Size of the file system">
          <Known>{orNothing(facts.diskBytes, quantityText(bytesQuantity(facts.diskBytes)))}</Known>
        </Fact>
        <Fact name="Network link">
          <Known>{LINKS[facts.link]}</Known>
        </Fact>
        <Fact name="Graphics cards">
          {cards.length === 0 ? (
            <span className="text-muted">none attested</span>
          ) : (
            <ul>
              {cards.map(({ commitment, model, memoryBytes }) => (
                <li key={commitment}>
                  {model}, {quantityText(bytesQuantity(memoryBytes))}
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name="Agent's version">
          <Known>{softwareVersion}</Known>
        </Fact>
      </Facts>
    </Panel>
  );
}

/** What the masternodes measured, with units. */
export function MachineBenchmarks({ attestation }: { readonly attestation: Attestation }) {
  const measured = benchmarks.filter(({ id }) => (attestation.benchmarks[id] ?? 0n) > 0n);
  return (
    <Panel title="Benchmarks" aside="Measured by the masternodes">
      <Facts className="-my-2">
        {measured.map(({ id, code, label, unit }) => (
          <Fact
            key={id}
            name={label}
            hint={<span className="font-mono text-2xs">{code}</span>}
            testId={`benchmark-${code}`}
          >
            {quantityText(benchmarkQuantity(attestation.benchmarks[id] ?? 0n, unit))}
          </Fact>
        ))}
        {measured.length === 0 && <p className="py-2.5 text-muted">Nothing was measured.</p>}
      </Facts>
    </Panel>
  );
}
