import { NO_FACTS } from "@sonm/protocol/hardware.ts";

import type { Attestation } from "../indexer/attestation.ts";

/** A machine that was measured at a time and is attested for 30 days, for tests. */
export function sampleAttestation(measuredAt: number, change: Partial<Attestation> = {}): Attestation {
  return {
    id: "0x01",
    sequence: 7n,
    measuredAt,
    expiresAt: measuredAt + 30 * 86_400,
    softwareVersion: "1.0.0",
    cpuModel: "Test CPU",
    facts: { ...NO_FACTS, logicalCores: 8 },
    gpus: [],
    cards: [],
    classes: [],
    benchmarks: [100n, 50n, 8n, 0n],
    factsHash: `0x${"11".repeat(32)}`,
    transaction: `0x${"22".repeat(32)}`,
    ...change,
  };
}
