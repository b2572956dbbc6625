import { Architecture, Link as NetworkLink } from "@sonm/protocol/generated/enums.ts";

import { Term } from "../../glossary/Term.tsx";
import type { Attestation } from "../../indexer/attestation.ts";
import { benchmarkMeanings } from "../../lib/benchmarkMeanings.ts";
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
  return children === "" ? <span className="whitespace-nowrap text-muted">not attested</span> : <>{children}</>;
}

const orNothing = (value: bigint | number, text: string): string => (BigInt(value) === 0n ? "" : text);

/** On one line, however narrow. */
const bytesText = (bytes: bigint): string =>
  orNothing(bytes, quantityText(bytesQuantity(bytes)).replaceAll(" ", "\u00a0"));

/** Physical and logical cores, as far as they are attested. */
function coresText(physical: number, logical: number): string {
  const parts = [physical === 0 ? "" : `${physical}\u00a0physical`, logical === 0 ? "" : `${logical}\u00a0logical`];
  return parts.filter((part) => part !== "").join(", ");
}

/** What the masternodes found in the machine. */
export function MachineFacts({
  attestation: { facts, cpuModel, cards, softwareVersion },
}: {
  readonly attestation: Attestation;
}) {
  return (
    <Panel title="Hardware" aside="What more than half of the masternodes that measured it found">
      <Facts className="-my-2">
        <Fact name="Processor">
          <Known>{cpuModel}</Known>
        </Fact>
        <Fact name="Architecture">
          <Known>{ARCHITECTURES[facts.architecture]}</Known>
        </Fact>
        <Fact name="Cores" hint="As the machine tells it, as far as its speed bears out">
          <Known>{coresText(facts.physicalCores, facts.logicalCores)}</Known>
        </Fact>
        <Fact name="Clock" hint="As the machine tells it">
          <Known>{orNothing(facts.clockMHz, `${facts.clockMHz} MHz`)}</Known>
        </Fact>
        <Fact name="Memory" hint="Attested only where the memory test was passed">
          <Known>{bytesText(facts.memoryBytes)}</Known>
        </Fact>
        <Fact name="Disk" hint="Size of the file system; attested only where the disk test was passed">
          <Known>{bytesText(facts.diskBytes)}</Known>
        </Fact>
        <Fact name="Network link" hint="As the machine tells it">
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
        <Fact
          name={
            <>
              <Term id="agent">Agent</Term>'s version
            </>
          }
          hint="Rewards may need a current one"
        >
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
    <Panel title={<Term id="benchmark">Benchmarks</Term>} aside="Measured by the masternodes">
      <Facts className="-my-2">
        {measured.map(({ id, code, label, unit }) => (
          <Fact
            key={id}
            name={label}
            hint={
              <>
                {benchmarkMeanings[code] !== undefined && <span className="block">{benchmarkMeanings[code]}</span>}
                <span className="font-mono text-2xs">{code}</span>
              </>
            }
            testId={`benchmark-${code}`}
          >
            <span className="whitespace-nowrap">
              {quantityText(benchmarkQuantity(attestation.benchmarks[id] ?? 0n, unit))}
            </span>
          </Fact>
        ))}
        {measured.length === 0 && <p className="py-2.5 text-muted">Nothing was measured.</p>}
      </Facts>
    </Panel>
  );
}
