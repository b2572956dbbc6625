import { MilestoneStatus, WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { type LocalRole, localAccounts } from "@sonm/protocol/localAccounts.ts";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { keccak256, toBytes } from "viem";
import { describe, expect, it } from "vitest";

import { DAY } from "../../lib/time.ts";
import { rowsIndexer } from "../../testing/rowsIndexer.ts";
import { type SampleWork, WORK_START, indexedWork, sampleWork } from "../../testing/sampleWork.ts";
import { showPage } from "../../testing/showPage.tsx";
import { WorkPage } from "./WorkPage.tsx";
import { WorksPage } from "./WorksPage.tsx";

const NOW = WORK_START + DAY;
const SNM = 10n ** 18n;
const developer = localAccounts.worker.address;
const made = keccak256(toBytes("what was made"));

/** Reviewed by the supplier, done by the worker. */
const show = (live: SampleWork, role?: LocalRole, now = NOW, indexed: Record<string, unknown> = {}) =>
  showPage(<WorkPage id={4} />, {
    ...{ now, role, reads: sampleWork(live) },
    indexer: rowsIndexer({ workOrder: indexedWork(indexed) }),
  });

const running = (first: SampleWork["first"] = {}, settleableFrom = NOW + DAY): SampleWork => ({
  ...{ status: WorkStatus.Running, developer, first, settleableFrom },
});

const delivered = { status: MilestoneStatus.Delivered, contentHash: made };
const rejected = { status: MilestoneStatus.Rejected, contentHash: made };

describe("the list of works", () => {
  it("shows state and money of each as the chain has them", async () => {
    await showPage(<WorksPage filter="all" onFilter={() => undefined} />, {
      ...{ now: NOW, reads: sampleWork(running()) },
      indexer: rowsIndexer({ workOrders: [indexedWork({ status: "RUNNING", offers: [{ status: "OPEN" }] })] }),
    });
    await waitFor(() => expect(screen.getByTestId("work").textContent).toContain("160.00 SNM kept"));
    expect(screen.getByTestId("work-status").dataset["status"]).toBe(String(WorkStatus.Running));
    expect(screen.getByTestId("works-held").dataset["wei"]).toBe(String(160n * SNM));
  });

  it("says that no order is like what was asked for", async () => {
    await showPage(<WorksPage filter="ended" onFilter={() => undefined} />, {
      ...{ now: NOW, reads: sampleWork() },
      indexer: rowsIndexer({ workOrders: [indexedWork()] }),
    });
    expect((await screen.findByTestId("works-empty")).textContent).toContain("No order is like that");
  });
});

describe("a work order", () => {
  it("shows terms, checked description, milestones and history", async () => {
    await show({ expirableFrom: NOW + DAY });
    expect((await screen.findByTestId("work-held")).dataset["wei"]).toBe(String(160n * SNM));
    expect(screen.getByTestId("work-description").dataset["state"]).toBe("match");
    expect(screen.getAllByTestId("milestone-amount").map(({ dataset }) => dataset["wei"])).toEqual([
      String(100n * SNM),
      String(50n * SNM),
    ]);
    expect(screen.getByTestId("work-events").textContent).toContain("Published with 160.00 SNM");
    expect(screen.getByTestId("work-expires")).toBeTruthy();
  });

  it("says that there is none", async () => {
    await showPage(<WorkPage id={9} />, { now: NOW, indexer: rowsIndexer({ workOrder: null }) });
    await screen.findByTestId("work-missing");
  });

  it("that the DAO stopped goes on with what was delivered", async () => {
    await show(running(delivered), "holder", NOW, { stoppedAt: String(NOW - 5), status: "RUNNING" });
    await screen.findByTestId("work-stopped");
    expect(screen.getAllByTestId("milestone-turn")[0]?.dataset["party"]).toBe("reviewer");
  });

  it("is ended by anybody once its time is over", async () => {
    const node = await show({ expirableFrom: NOW }, "holder");
    await userEvent.click(await screen.findByTestId("expire-submit"));
    await waitFor(() => expect(node.sent).toEqual([{ to: "WorkOrders", functionName: "expire", args: [4n] }]));
  });
});

describe("a milestone", () => {
  it("is delivered by the developer with the hash of a file", async () => {
    const node = await show(running(), "worker");
    await userEvent.click(await screen.findByTestId("milestone-deliver"));
    await userEvent.upload(await screen.findByTestId("tell-file"), new File(["what was made"], "made.txt"));
    await userEvent.type(screen.getByTestId("tell-uri"), "https://example.org/made");
    await userEvent.click(screen.getByTestId("tell-submit"));
    await screen.findByTestId("tell-done");
    expect(node.sent).toEqual([
      { to: "WorkOrders", functionName: "deliver", args: [4n, 0n, made, "https://example.org/made"] },
    ]);
  });

  it("is delivered by nobody else", async () => {
    await show(running(), "holder");
    expect((await screen.findByTestId("milestone-turn")).dataset["party"]).toBe("developer");
    expect(screen.queryByTestId("milestone-deliver")).toBeNull();
  });

  it("is accepted by the reviewer", async () => {
    const node = await show(running(delivered), "supplier");
    await userEvent.click(await screen.findByTestId("milestone-accept"));
    await screen.findByTestId("milestone-done");
    expect(node.sent).toEqual([{ to: "WorkOrders", functionName: "accept", args: [4n, 0n] }]);
  });

  it("is rejected with reasons that the chain keeps", async () => {
    const node = await show(running(delivered), "supplier");
    await userEvent.click(await screen.findByTestId("milestone-reject"));
    await userEvent.type(await screen.findByTestId("tell-text"), "No tests");
    await userEvent.click(screen.getByTestId("tell-submit"));
    await screen.findByTestId("tell-done");
    const uri = "data:text/plain;charset=utf-8,No%20tests";
    expect(node.sent[0]?.args).toEqual([4n, 0n, keccak256(toBytes("No tests")), uri]);
  });

  it("is disputed by the developer, or delivered again", async () => {
    const node = await show(running(rejected), "worker");
    await userEvent.click(await screen.findByTestId("milestone-dispute"));
    await userEvent.type(await screen.findByTestId("tell-text"), "There are tests");
    await userEvent.click(screen.getByTestId("tell-submit"));
    await waitFor(() => expect(node.sent[0]?.functionName).toBe("dispute"));
    expect(screen.getByTestId("milestone-deliver")).toBeTruthy();
  });

  it("that is disputed leads to a proposal for everybody", async () => {
    await show(running({ ...rejected, status: MilestoneStatus.Disputed }), "holder");
    const link = await screen.findByTestId("propose-resolve");
    expect(link.getAttribute("href")).toMatch(/\/dao\/propose\?action=WorkOrders\.resolve&orderId=.*4.*&milestone=.*0/);
  });

  it("is settled by anybody once its time is over", async () => {
    const node = await show(running(delivered, NOW), "holder");
    expect((await screen.findByTestId("milestone-turn")).textContent).toContain("it is paid once somebody settles it");
    await userEvent.click(screen.getByTestId("milestone-settle"));
    await waitFor(() => expect(node.sent).toEqual([{ to: "WorkOrders", functionName: "settle", args: [4n, 0n] }]));
  });

  it("shows what was delivered, and why it was rejected, each held against its hash", async () => {
    const milestones = indexedWork().milestones.map((milestone) => ({
      ...milestone,
      uri: "data:,what%20was%20made",
      rejectionHash: keccak256(toBytes("No tests")),
      rejectionUri: "data:,Other%20reasons",
    }));
    await show(running(rejected), "holder", NOW, { milestones });
    expect((await screen.findByTestId("milestone-content")).dataset["state"]).toBe("match");
    expect(screen.getByTestId("milestone-rejection").dataset["state"]).toBe("differs");
  });
});

describe("a stream", () => {
  const streaming: SampleWork = {
    ...running(),
    terms: { stream: 90n * SNM, streamDuration: 90 * DAY },
    streamDue: 2n * SNM,
  };

  it("is paid by anybody", async () => {
    const node = await show(streaming, "holder");
    await userEvent.click(await screen.findByTestId("stream-submit"));
    await screen.findByTestId("stream-done");
    expect(node.sent).toEqual([{ to: "WorkOrders", functionName: "payStream", args: [4n] }]);
  });

  it("stands still while a report of the developer is overdue", async () => {
    await show({ ...streaming, streamDue: 0n, goodUntil: BigInt(NOW - 5) }, "holder");
    await screen.findByTestId("stream-stopped");
    expect(screen.queryByTestId("stream-submit")).toBeNull();
  });
});

describe("a team that was asked", () => {
  const asked: SampleWork = { status: WorkStatus.Asked, developer, expirableFrom: NOW + DAY };

  it.each([
    ["accept", true],
    ["decline", false],
  ])("can %s", async (button, accepts) => {
    const node = await show(asked, "worker");
    await userEvent.click(await screen.findByTestId(`answer-${button}`));
    await waitFor(() =>
      expect(node.sent[0]).toEqual({ to: "WorkOrders", functionName: "answer", args: [4n, accepts] }),
    );
  });

  it("is answered for by nobody else", async () => {
    await show(asked, "holder");
    await screen.findByTestId("team-asked");
    expect(screen.queryByTestId("answer-accept")).toBeNull();
  });
});
