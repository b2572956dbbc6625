import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { NO_FACTS, encodeName } from "@sonm/protocol/hardware.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen } from "@testing-library/react";
import { zeroHash } from "viem";
import { describe, expect, it } from "vitest";

import type { Attestation } from "../../indexer/attestation.ts";
import { fetchHardwareClasses } from "../../indexer/hardwareClasses.ts";
import { IndexerContext } from "../../indexer/useIndexer.ts";
import { TestPage, testWagmi } from "../../testing/TestPage.tsx";
import { classIndexer } from "../../testing/classIndexer.ts";
import { MachineClasses } from "./MachineClasses.tsx";

const NOW = 1_800_000_000;
const GB = 1_000_000_000n;

const card = (model: string, memoryBytes: bigint) => ({ model: encodeName(model), memoryBytes, commitment: zeroHash });

/** Two cards of the elevated rewards beside another one, and a tenth of a GB of memory too little. */
const rig: Attestation = {
  ...{ id: "0x01", sequence: 1n, measuredAt: NOW - 60, expiresAt: NOW + 60, softwareVersion: "1.2.3", cpuModel: "" },
  ...{ cards: [], classes: [], factsHash: zeroHash, transaction: zeroHash },
  facts: {
    ...{ ...NO_FACTS, architecture: Architecture.X86_64, link: Link.Wired, physicalCores: 2, clockMHz: 2_000 },
    ...{ memoryBytes: (159n * GB) / 10n, diskBytes: 60n * GB },
  },
  gpus: [
    card("NVIDIA GeForce GTX 1080 Ti", (117n * GB) / 10n),
    card("NVIDIA GeForce GTX 1080 Ti", (117n * GB) / 10n),
    card("NVIDIA GeForce GTX 1060", 6n * GB),
  ],
  benchmarks: [0n, 0n, 0n, 0n, 0n, 10_000_000n, 9_990_000n],
};

function show(attestation: Attestation) {
  render(
    <TestPage wagmi={testWagmi(localAccounts.buyer.address)} now={NOW}>
      <IndexerContext value={classIndexer}>
        <MachineClasses attestation={attestation} />
      </IndexerContext>
    </TestPage>,
  );
}

const rowOf = async (code: string) => (await screen.findByTestId(`class-${code}`)).textContent;

describe("the classes of a machine", () => {
  it("are those that it belongs to, with the cards that count", async () => {
    show(rig);
    expect(await rowOf("vram-8-11")).toContain("belongs with 2 cards");
    expect(await rowOf("vram-5-6")).toContain("belongs with 1 card");
  });

  it("say what it lacks for the others, with the value and the threshold", async () => {
    show(rig);
    expect(await rowOf("1080Ti-2080Ti")).toBe(
      "GTX 1080 Ti or RTX 2080 Ti 1080Ti-2080Tidoes not belong" +
        "Memory is 15.9 GB; at least 16 GB are needed." +
        "Upload is 9.99 Mbit/s; at least 10 Mbit/s are needed.",
    );
    expect(await rowOf("vram-11-plus")).toContain(
      "At least 1 graphics card must have at least 12 GB of memory; the cards have 11.7 GB and 6 GB.",
    );
    expect(await rowOf("server-cpu-storage")).toContain("The processor has 2 physical cores; at least 8 are needed.");
  });

  it("count no more once the attestation has ended", async () => {
    show({ ...rig, expiresAt: NOW - 1 });
    expect(await rowOf("vram-8-11")).toContain("belonged with 2 cards");
    expect(screen.getByText("The attestation has ended: none counts")).toBeTruthy();
  });

  it("are read from the index as the chain has them", async () => {
    expect(await fetchHardwareClasses(classIndexer)).toEqual(hardwareClasses);
  });
});
