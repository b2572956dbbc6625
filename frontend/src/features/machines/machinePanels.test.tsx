import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import type { MachineAnswer, MachineLeftOut } from "@sonm/protocol/machine.ts";
import { render, screen, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { formatDateTime } from "../../lib/time.ts";
import { currentLeftOut } from "../../relay/currentLeftOut.ts";
import { TestPage, testWagmi } from "../../testing/TestPage.tsx";
import { sampleAttestation } from "../../testing/sampleAttestation.ts";
import { sampleNode, sampleSays, sampleSilent } from "../../testing/sampleSays.ts";
import { AttestationPanel } from "./AttestationPanel.tsx";
import { NodeMeasurements } from "./NodeMeasurements.tsx";
import { lifeWords, measuredBy, renewableSince } from "./attestationWords.ts";
import { type ReportOrigin, readReportOrigin, sharePercent } from "./reportOrigin.ts";
import { reportState } from "./reportState.ts";

const NOW = 1_800_000_000;
const DAY = 86_400;

/** Report 7, signed by masternodes 1 and 3 of three with 50, 30 and 20 per cent. */
const ORIGIN: ReportOrigin = {
  sequence: 7n,
  epoch: 9n,
  acceptedAt: NOW - 60,
  transaction: `0x${"33".repeat(32)}`,
  signedStake: 70n,
  totalStake: 100n,
  members: [50n, 30n, 20n].map((stake, at) => ({
    owner: sampleNode(at + 1).owner!,
    signer: sampleNode(at + 1).signer!,
    stake,
    signed: at !== 1,
  })),
  finality: {},
};

function show(children: ReactNode, wide = true) {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("down")));
  vi.stubGlobal("matchMedia", () => ({ matches: wide, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  render(
    <TestPage wagmi={testWagmi(localAccounts.supplier.address)} now={NOW}>
      {children}
    </TestPage>,
  );
}

beforeEach(() => localStorage.clear());

describe("how a machine is attested", () => {
  it("is told with its end, its report and who signed it with which stake", async () => {
    const latest = sampleAttestation(NOW - DAY);
    const leaf = { measuredAt: latest.measuredAt, sequence: 6, epoch: 8, by: [sampleNode(2).signer!] };
    const says = [sampleSays(1, { leaves: [leaf] }), sampleSilent(2)];
    show(<AttestationPanel machine={{ attestations: [latest], origin: ORIGIN }} says={says} />);
    const state = await screen.findByTestId("attestation-state");
    expect(state.dataset["state"]).toBe("attested");
    expect(state.textContent).toContain("for 29 days more");
    expect(screen.getByTestId("attestation-report").textContent).toBe("#7 of epoch 9final");
    expect(screen.getByTestId("attestation-signed").textContent).toBe("2 of 3 masternodes, 70% of the stake");
    const rows = screen.getAllByTestId("attested-by-row").map((row) =>
      within(row)
        .getAllByRole("cell")
        .slice(1)
        .map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ["50%", "yes", "no"],
      ["30%", "no", "yes"],
      ["20%", "yes", "no"],
    ]);
  });

  it("says that it renews, once the masternodes report a newer measurement", async () => {
    const latest = sampleAttestation(NOW - 28 * DAY);
    show(<AttestationPanel machine={{ attestations: [latest], origin: ORIGIN }} says={[sampleSays(1)]} />);
    expect((await screen.findByTestId("attestation-state")).dataset["state"]).toBe("ending");
    expect(screen.getByTestId("attestation-renewing").textContent).toContain("Renewing");
    expect(renewableSince([sampleSays(1, { inReport: null }), sampleSilent(2)], latest)).toBeUndefined();
  });

  it("says what an end means for the machine's asks, and what to do", async () => {
    const ended = sampleAttestation(NOW - 31 * DAY);
    show(<AttestationPanel machine={{ attestations: [ended], origin: ORIGIN }} says={[]} />);
    const state = await screen.findByTestId("attestation-state");
    expect(state.dataset["state"]).toBe("ended");
    for (const part of ["1 day ago", "can't be bought by buyers who demand attested hardware", "Run the agent"])
      expect(state.textContent).toContain(part);
    expect(screen.getAllByText("unknown")).toHaveLength(3);
  });

  it("does not tell a supplier to run an agent that runs and fails", () => {
    expect(lifeWords("never", undefined, NOW, false).text).toContain("Run the agent");
    expect(lifeWords("never", undefined, NOW, true).text).not.toContain("Run the agent");
  });

  it("believes most nodes about who measured it", () => {
    const attestation = sampleAttestation(NOW);
    const told = (node: number, ...by: number[]) =>
      sampleSays(node, {
        leaves: [{ measuredAt: NOW, sequence: 1, epoch: 1, by: by.map((number) => sampleNode(number).signer!) }],
      });
    const says = [told(1, 1, 2, 3), told(2, 2, 1), told(3, 1, 2), sampleSays(4), sampleSilent(5)];
    expect([...(measuredBy(says, attestation) ?? [])]).toEqual([sampleNode(1).signer, sampleNode(2).signer]);
    expect(measuredBy([sampleSays(4)], attestation)).toBeUndefined();
    expect(measuredBy([told(1)], attestation)?.size).toBe(0);
  });

  it("reads who signed from the report's bit mask", () => {
    const member = (index: number) => ({
      index,
      signer: `0x0${index}`,
      stake: "10",
      masternode: { id: `0x1${index}` },
    });
    const { members, finality } = readReportOrigin({
      sequence: "7",
      epoch: "9",
      timestamp: "5",
      finalAt: "25",
      voids: [{ timestamp: "7" }],
      signers: "5",
      signedStake: "20",
      transaction: "0x",
      signerSet: { totalStake: "30", members: [0, 1, 2].map(member) },
    } as never);
    expect(members.map(({ signed }) => signed)).toEqual([true, false, true]);
    expect(finality).toEqual({ finalAt: 25, voidedAt: 7 });
    expect([sharePercent(1n, 3n), sharePercent(1n, 1_000n), sharePercent(5n, 5n), sharePercent(0n, 0n)]).toEqual([
      "33%",
      "<1%",
      "100%",
      "0%",
    ]);
  });

  it("is as final as its report", () => {
    expect(reportState({}, NOW).text).toBe("final");
    expect(reportState({ finalAt: NOW }, NOW).text).toBe("final");
    expect(reportState({ finalAt: NOW + 1 }, NOW).text).toMatch(/^pending until /);
    expect(reportState({ finalAt: NOW, voidedAt: NOW }, NOW).text).toContain("void");
  });
});

describe("what each masternode measured", () => {
  const partial: Partial<MachineAnswer> = {
    rounds: [
      {
        endedAt: NOW - 60,
        outcome: "partial",
        failures: { disk: "Block 3 of lane 2 is not what was written." },
      },
      { endedAt: NOW - 600, outcome: "abandoned", failures: { cpu: "the machine went away" } },
    ],
  };

  it("is a table of parts with the reasons, and names those who do not answer", async () => {
    show(<NodeMeasurements says={[sampleSays(1, partial), sampleSays(2), sampleSilent(3)]} />);
    const rows = await screen.findAllByTestId("node-row");
    expect(rows.map(({ dataset }) => dataset["answered"])).toEqual(["true", "true", "false"]);
    expect(within(rows[0]!).getAllByText("failed")).toHaveLength(1);
    expect(within(rows[0]!).getByTestId("node-failure").textContent).toBe(
      "The disk test failed: block 3 of lane 2 is not what was written.",
    );
    expect(rows[0]!.textContent).toContain("The processor test failed: the machine went away.");
    expect(within(rows[1]!).queryByText("failed")).toBeNull();
    expect(within(rows[2]!).getByTestId("node-silent").textContent).toBe("It does not answer.");
    expect(screen.getByText("2 of 3 masternodes answer")).toBeDefined();
    expect(screen.getByTestId("nodes-failures").textContent).toContain("(one node)");
  });

  it("says what was measured and not agreed on, as most masternodes tell, and that it is measured again", async () => {
    const by = [1, 2, 3].map((number) => sampleNode(number).signer!);
    const benchmarks: MachineLeftOut["benchmarks"] = [{ benchmark: 0, kind: "differ", by }];
    const common = { sequence: 7, epoch: 9, nodes: 3, benchmarks };
    const soon = (notBefore: number): Partial<MachineAnswer> => ({ leftOut: { ...common, repeat: "soon", notBefore } });
    const lie: Partial<MachineAnswer> = {
      leftOut: {
        ...common,
        benchmarks: [{ benchmark: 3, kind: "few", by: by.slice(0, 1) }],
        repeat: "soon",
        notBefore: 1,
      },
    };
    show(
      <NodeMeasurements says={[sampleSays(1, lie), sampleSays(2, soon(NOW + 90)), sampleSays(3, soon(NOW + 60))]} />,
    );
    const { textContent } = await screen.findByTestId("nodes-left-out");
    expect(textContent).toContain('3 of 3 masternodes measured "CPU, all cores", and found what is too far apart');
    expect(textContent).toContain(`not before ${formatDateTime(NOW + 60)}`);
    expect(textContent).not.toContain("Memory");
    expect(currentLeftOut([sampleSays(1, lie), sampleSays(2), sampleSays(3)])).toBeUndefined();
    const others: Partial<MachineAnswer> = { leftOut: { ...common, repeat: "others", notBefore: null } };
    expect(currentLeftOut([sampleSays(1, others), sampleSilent(2)])?.notBefore).toBeUndefined();
  });

  it("is folded on a phone, with what failed above", async () => {
    show(<NodeMeasurements says={[sampleSays(1, partial), sampleSays(2)]} />, false);
    expect(await screen.findAllByTestId("node-row")).toHaveLength(2);
    expect(screen.queryByRole("table")).toBeNull();
    expect(screen.getByText("1 failed")).toBeDefined();
    expect(screen.getByTestId("nodes-failures").textContent).toContain("What did not fail is attested all the same.");
  });

  it("says what to do where nobody has heard of the machine, and where nobody answers", async () => {
    const unheard = { heardAt: null, measured: null, rounds: [], inReport: null };
    const reasons = [{ code: "unheard", message: "Start its agent." }];
    show(<NodeMeasurements says={[sampleSays(1, { ...unheard, reasons })]} />);
    expect((await screen.findByTestId("nodes-unheard")).textContent).toContain("Start the agent");
    expect(screen.getByTestId("node-reason").textContent).toContain("Start its agent.");
  });

  it("says so where no masternode answers", async () => {
    show(<NodeMeasurements says={[sampleSilent(1)]} />);
    expect((await screen.findByTestId("nodes-silent")).textContent).toContain("sonm machine");
  });
});
