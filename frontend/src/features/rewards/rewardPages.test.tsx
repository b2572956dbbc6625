import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { maxUint256 } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { type ReactNode, useState } from "react";
import { describe, expect, it, vi } from "vitest";

import type { Indexer } from "../../indexer/Indexer.ts";
import { FakeNode } from "../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../testing/TestPage.tsx";
import { rewardIndexer } from "../../testing/rewardIndexer.ts";
import { PROGRAM_START, sampleProgram } from "../../testing/sampleProgram.ts";
import { RewardsPage } from "./RewardsPage.tsx";
import { CheckPage } from "./check/CheckPage.tsx";
import { ProgramPage } from "./program/ProgramPage.tsx";

const NOW = PROGRAM_START + 1_000;
const SNM = 10n ** 18n;
const someone = privateKeyToAccount(localAccounts.buyer.privateKey);
const program = sampleProgram();
const worker = localAccounts.worker.address;

const opened = {
  ...{ id: "0x01", kind: "CREATED", amount: String(program.budget), budget: String(program.budget) },
  ...{
    end: String(program.end),
    maxGpus: "100",
    timestamp: String(PROGRAM_START),
    transaction: `0x${"22".repeat(32)}`,
  },
  program: { number: 0, usdPerGpuDay: String(program.usdPerGpuDay), hardwareClass: { label: "Cards", minGpus: 1 } },
};

/** What the releases say of agents: any version counts, and nothing is decided. */
const ANY_AGENT = { lowest: 0, last: 0, from: maxUint256 };

function show(page: ReactNode, indexer: Indexer, agent = ANY_AGENT) {
  const { budget, left, reserved, admits, closed } = program;
  const node = new FakeNode(someone, NOW, {
    "Reports.latestRate": { rate: 5n * SNM, cumulative: 0n, updatedAt: NOW - 5, staleAfter: 120 },
    "RewardPrograms.state": { budget: budget + SNM, left, reserved, gpus: 9n, admits, closed },
    "RewardPrograms.terms": {
      ...{ classId: 0, mode: 0, minSoftwareVersion: 0, usdPerGpuDay: program.usdPerGpuDay, start: program.start },
      ...{ guaranteedUntil: program.guaranteedUntil, end: program.end, maxGpus: 100, reserveMargin: 12_500 },
    },
    "Releases.minimumVersion": agent.lowest,
    "Releases.minimumVersionAt": agent.last,
    "Releases.outdatedFrom": (_component: unknown, version: number) => {
      expect(version).toBe(agent.last - 1);
      return agent.from;
    },
  });
  vi.stubGlobal("fetch", node.fetch);
  render(
    <TestPage wagmi={testWagmi(someone.address)} now={NOW} indexer={indexer}>
      {page}
    </TestPage>,
  );
  return userEvent.setup();
}

describe("the rewards page", () => {
  it("tells of each program in words, and of what was announced", async () => {
    show(<RewardsPage />, rewardIndexer({ programs: [program], events: [opened] }));
    const row = await screen.findByTestId("program");
    await waitFor(() => expect(row.textContent).toContain("now 10.00 SNM"));
    for (const part of [
      "$2.00",
      "Paid on top of what deals bring.",
      "8 cards of 100 at most",
      "longer than the program",
    ])
      expect(row.textContent).toContain(part);
    expect(within(row).getByTestId("program-admits").dataset["open"]).toBe("true");
    expect(screen.getByTestId("announcement").textContent).toContain("Opened: $2.00 a day for each card");
    expect(screen.getByTestId("connect-empty")).toBeTruthy();
    const propose = new URL(screen.getByTestId<HTMLAnchorElement>("propose-program").href);
    expect(propose.pathname + propose.search).toBe("/dao/propose?action=RewardPrograms.create");
  });

  it("tells how long the money lasts where that is shorter", async () => {
    const short = sampleProgram({ left: 800n * SNM, reserved: 0n });
    show(<RewardsPage />, rewardIndexer({ programs: [short] }));
    await waitFor(() => expect(screen.getByTestId("program").textContent).toContain("10 days"));
  });

  it("says what to do where there is no program", async () => {
    show(<RewardsPage />, rewardIndexer({}));
    expect((await screen.findByTestId("programs-empty")).textContent).toContain("connect your machine meanwhile");
    expect(screen.getByTestId("announcements-empty")).toBeTruthy();
  });
});

describe("the page of a program", () => {
  it("shows its money as the chain has it, its promise, its demands and its machines", async () => {
    const members = [{ program, worker, attestedUntil: NOW }];
    show(<ProgramPage id={0} />, rewardIndexer({ programs: [program], members, events: [opened] }));
    await waitFor(() => expect(screen.getByTestId("program-budget").dataset["wei"]).toBe(String(program.budget + SNM)));
    expect(screen.getByTestId("guarantee").textContent).toContain("$2.00 a day for each card");
    expect(screen.getByTestId("program-demands").textContent).toContain("agent at least 0.4.25");
    expect(screen.getByTestId("member").dataset["worker"]).toBe(worker.toLowerCase());
    expect(screen.queryByTestId("program-admits-none")).toBeNull();
    const enlarge = decodeURIComponent(screen.getByTestId<HTMLAnchorElement>("propose-enlarge").href);
    expect(enlarge).toContain('?action=RewardPrograms.enlarge&programId="0"');
  });

  it("demands what the releases demand where that is more, and warns of what they will", async () => {
    const agent = { lowest: 0x00_05_00, last: 0x00_06_01, from: BigInt(NOW + 86_400) };
    show(<ProgramPage id={0} />, rewardIndexer({ programs: [program] }), agent);
    const notice = await screen.findByTestId("agent-notice");
    expect(notice.textContent).toContain("Agents below version 0.6.1 end on");
    expect(notice.textContent).toContain("earns nothing, in any program");
    expect(screen.getByTestId("program-demands").textContent).toContain("agent at least 0.5.0");
    expect(screen.getByTestId("guarantee").textContent).toContain("its agent is version 0.5.0 or later");
  });

  it("warns of no version that is in force already", async () => {
    const agent = { lowest: 0x00_05_00, last: 0x00_05_00, from: BigInt(NOW - 5) };
    show(<ProgramPage id={0} />, rewardIndexer({ programs: [program] }), agent);
    await waitFor(() => expect(screen.getByTestId("program-demands").textContent).toContain("agent at least 0.5.0"));
    expect(screen.queryByTestId("agent-notice")).toBeNull();
  });

  it("says that there is none", async () => {
    show(<ProgramPage id={5} />, rewardIndexer({}));
    await screen.findByTestId("program-missing");
  });
});

describe("the check of a machine", () => {
  function Checking() {
    const [chosen, setChosen] = useState<number>();
    return <CheckPage program={chosen} onProgram={setChosen} />;
  }

  it("holds entered hardware against each requirement, and tells the income", async () => {
    const user = show(<Checking />, rewardIndexer({ programs: [program] }));
    await user.type(await screen.findByTestId("check-cores"), "2");
    expect(screen.getByTestId("check-result").dataset["units"]).toBe("0");
    expect(screen.getByTestId("check-income-none")).toBeTruthy();
    await user.selectOptions(screen.getByTestId("check-architecture"), "x86_64");
    await user.selectOptions(screen.getByTestId("check-link"), "wired");
    await user.selectOptions(screen.getByTestId("check-card-model"), "GeForce GTX 1080 Ti");
    for (const [key, text] of [
      ["gigahertz", "2"],
      ["memory", "15.9"],
      ["disk", "60"],
      ["cards", "3"],
      ["benchmark-5", "10"],
      ["benchmark-6", "10"],
      ["version", "0.4.25"],
    ] as const)
      await user.type(screen.getByTestId(`check-${key}`), text);
    const failing = screen.getAllByTestId("check-row").filter(({ dataset }) => dataset["passes"] === "false");
    expect(failing.map(({ textContent }) => textContent)).toEqual(["Fails: memory at least 16 GBit has: 15.9 GB"]);
    expect(screen.getByTestId("check-verdict").textContent).toContain("3 cards would count");
    await user.clear(screen.getByTestId("check-memory"));
    await user.type(screen.getByTestId("check-memory"), "16");
    expect(screen.getByTestId("check-verdict").textContent).toContain("It qualifies with 3 cards.");
    const day = screen.getByTestId("check-income-1");
    await waitFor(() => expect(day.textContent).toContain("30.00 SNM"));
    expect(day.textContent).toContain("$6.00");
    expect(screen.getByTestId("check-income-90").textContent).toContain("$540.00");
  });

  it("holds an agent against the releases", async () => {
    const agent = { lowest: 0x00_05_00, last: 0x00_05_00, from: BigInt(NOW - 5) };
    const user = show(<Checking />, rewardIndexer({ programs: [program] }), agent);
    await waitFor(() => expect(screen.getByTestId("check-version").getAttribute("placeholder")).toBe("0.5.0"));
    await user.type(screen.getByTestId("check-version"), "0.4.99");
    const version = () => screen.getAllByTestId("check-row").find(({ textContent }) => textContent.includes("agent"));
    expect([version()?.dataset["passes"], version()?.textContent]).toEqual([
      "false",
      "Fails: agent at least 0.5.0it has: 0.4.99",
    ]);
    await user.clear(screen.getByTestId("check-version"));
    await user.type(screen.getByTestId("check-version"), "0.5.0");
    expect(version()?.dataset["passes"]).toBe("true");
  });

  it("asks to mend what can't be read", async () => {
    const user = show(<Checking />, rewardIndexer({ programs: [program] }));
    await user.type(await screen.findByTestId("check-memory"), "much");
    expect(screen.getByTestId("check-unread")).toBeTruthy();
  });

  it("goes on with another program", async () => {
    const any = sampleProgram({ id: 1, definition: { ...program.definition, label: "Any", minGpus: 0, maxGpus: 0 } });
    const user = show(<Checking />, rewardIndexer({ programs: [any, program] }));
    expect(await screen.findByTestId("check-program")).toHaveProperty("value", "1");
    expect(screen.queryByTestId("check-cards")).toBeNull();
    await user.selectOptions(screen.getByTestId("check-program"), "0");
    expect(screen.getByTestId("check-cards")).toBeTruthy();
  });

  it("says what to do where there is no program", async () => {
    show(<Checking />, rewardIndexer({}));
    await screen.findByTestId("check-empty");
  });
});
