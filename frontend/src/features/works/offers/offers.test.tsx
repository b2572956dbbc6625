import { WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { type LocalRole, localAccounts } from "@sonm/protocol/localAccounts.ts";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { keccak256, toBytes } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";

import { DAY } from "../../../lib/time.ts";
import { contracts } from "../../../testing/FakeNode.ts";
import { rowsIndexer } from "../../../testing/rowsIndexer.ts";
import { type SampleWork, WORK_START, indexedWork, sampleWork } from "../../../testing/sampleWork.ts";
import { showPage } from "../../../testing/showPage.tsx";
import { WorkPage } from "../WorkPage.tsx";
import { readDraft, readOffered } from "./offerDraft.ts";
import { offerProposal } from "./offerProposal.ts";
import { offerHash, offerMessage, readSignedOffer, writeSignedOffer } from "./signedOffer.ts";

const NOW = WORK_START + DAY;
const SNM = 10n ** 18n;
const developer = privateKeyToAccount(localAccounts.worker.privateKey);
const text = "data:text/plain;charset=utf-8,I%20can";

const offer = {
  orderId: 4n,
  developer: developer.address,
  amounts: [80n * SNM, 50n * SNM],
  stream: 0n,
  contentHash: keccak256(toBytes("I can")),
  validUntil: NOW + 60 * DAY,
};
const signature = await developer.signTypedData(offerMessage(offer, 31337, contracts.WorkOrders));
const signed = { offer, signature, uri: text };

const indexedOffer = (change: Record<string, unknown> = {}) => ({
  id: offerHash(offer, 31337, contracts.WorkOrders),
  developer: offer.developer,
  status: "OPEN",
  amounts: offer.amounts.map(String),
  ...{ stream: "0", total: String(130n * SNM), contentHash: offer.contentHash, uri: text },
  ...{ validUntil: String(offer.validUntil), signature, timestamp: String(NOW) },
  ...change,
});

const show = (role?: LocalRole, offers: readonly object[] = [], live: SampleWork = {}) =>
  showPage(<WorkPage id={4} />, {
    ...{ now: NOW, role, reads: sampleWork(live) },
    indexer: rowsIndexer({ workOrder: indexedWork({ offers }) }),
  });

/** Fills in an offer that is cheaper for the first milestone. */
async function fill() {
  await userEvent.click(await screen.findByTestId("offer-open"));
  await userEvent.clear(await screen.findByTestId("offer-amount-0"));
  await userEvent.type(screen.getByTestId("offer-amount-0"), "80");
  await userEvent.type(screen.getByTestId("offer-content-text"), "I can");
}

describe("the amounts of an offer", () => {
  it("are no more than is ordered, and may be nothing", () => {
    expect(readOffered("80", 100n * SNM)).toBe(80n * SNM);
    expect(readOffered("0", 100n * SNM)).toBe(0n);
    expect(readOffered("100.1", 100n * SNM)).toContain("No more than 100.00 SNM");
    expect(readOffered("", 1n)).toContain("Enter an amount");
    const ordered = { amounts: [100n * SNM, 50n * SNM], stream: 0n };
    expect(readDraft({ amounts: ["80", "50"], stream: "" }, ordered)).toEqual({
      amounts: [80n * SNM, 50n * SNM],
      stream: 0n,
    });
    expect(readDraft({ amounts: ["80"], stream: "" }, ordered)).toBeUndefined();
    expect(readDraft({ amounts: ["80", "50"], stream: "" }, { ...ordered, stream: 1n })).toBeUndefined();
  });
});

describe("a signed offer as text", () => {
  it("is read back as it was written", () => {
    expect(readSignedOffer(writeSignedOffer(signed))).toEqual(signed);
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["no offer", "{}"],
    ["a broken hash", writeSignedOffer(signed).replace(offer.contentHash, "0x12")],
    ["a negative amount", writeSignedOffer(signed).replace(String(80n * SNM), "-1")],
    ["a time beyond what the chain holds", writeSignedOffer({ ...signed, offer: { ...offer, validUntil: 2 ** 40 } })],
  ])("is told from %s", (_what, source) => {
    expect(readSignedOffer(source)).toBeUndefined();
  });

  it("fills in the proposal to take it", () => {
    expect(offerProposal(signed)).toEqual({
      "offer.orderId": "4",
      "offer.developer": offer.developer,
      "offer.amounts": "80, 50",
      "offer.stream": "0",
      "offer.contentHash": offer.contentHash,
      "offer.validUntil": String(offer.validUntil),
      signature,
    });
  });
});

describe("offering", () => {
  it("signs what is shown, and announces it", async () => {
    const node = await show("worker");
    await fill();
    expect(screen.getByTestId("offer-sum").dataset["wei"]).toBe(String(130n * SNM));
    await userEvent.click(screen.getByTestId("offer-submit"));
    await screen.findByTestId("offer-done");
    const { to, functionName, args } = node.sent[0]!;
    expect({ to, functionName }).toEqual({ to: "WorkOrders", functionName: "offer" });
    expect(args).toEqual([offer, signature, text]);
    expect(node.signed).toMatchObject([
      { primaryType: "WorkOffer", domain: { name: "SonmWorkOrders", chainId: 31337 }, message: { orderId: "4" } },
    ]);
  });

  it("only signs where it is to be handed over, and sends nothing", async () => {
    const node = await show("worker");
    await fill();
    await userEvent.click(screen.getByTestId("offer-way-sign"));
    await userEvent.click(screen.getByTestId("offer-submit"));
    const area = await screen.findByTestId<HTMLTextAreaElement>("offer-hand-over-text");
    expect(readSignedOffer(area.value)).toEqual(signed);
    expect(node.sent).toEqual([]);
  });

  it("asks for no more than is ordered, and for words", async () => {
    await show("worker");
    await userEvent.click(await screen.findByTestId("offer-open"));
    expect(screen.getByTestId("offer-submit")).toHaveProperty("disabled", true);
    await userEvent.type(screen.getByTestId("offer-content-text"), "I can");
    expect(screen.getByTestId("offer-submit")).toHaveProperty("disabled", false);
    await userEvent.type(screen.getByTestId("offer-amount-0"), "0");
    expect(screen.getByTestId("offer-sheet").textContent).toContain("No more than 100.00 SNM is ordered.");
    expect(screen.getByTestId("offer-submit")).toHaveProperty("disabled", true);
  });

  it("is not for the reviewer", async () => {
    await show("supplier");
    expect(await screen.findByTestId("offer-open")).toHaveProperty("disabled", true);
  });

  it("is over after its time", async () => {
    await show("worker", [], { terms: { offersUntil: NOW - 1 } });
    await screen.findByTestId("offers-empty");
    expect(screen.queryByTestId("offer-open")).toBeNull();
  });
});

describe("somebody's signed offer", () => {
  async function paste(source: string, role: LocalRole = "holder") {
    const node = await show(role);
    await userEvent.click(await screen.findByTestId("offer-send-open"));
    await userEvent.click(await screen.findByTestId("send-offer-text"));
    await userEvent.paste(source);
    return node;
  }

  it("is announced by anybody", async () => {
    const node = await paste(writeSignedOffer(signed));
    await waitFor(() => expect(screen.getByTestId("send-offer-submit")).toHaveProperty("disabled", false));
    expect(screen.getByTestId("send-offer-total").dataset["wei"]).toBe(String(130n * SNM));
    await userEvent.click(screen.getByTestId("send-offer-submit"));
    await screen.findByTestId("send-offer-done");
    expect(node.sent[0]?.args).toEqual([offer, signature, text]);
  });

  it.each<readonly [string, string, string]>([
    [
      "was altered",
      writeSignedOffer({ ...signed, offer: { ...offer, amounts: [90n * SNM, 50n * SNM] } }),
      "did not sign",
    ],
    ["is of another order", writeSignedOffer({ ...signed, offer: { ...offer, orderId: 5n } }), "work order 5"],
    ["is over", writeSignedOffer({ ...signed, offer: { ...offer, validUntil: NOW - 1 } }), "Ask for a new one"],
    ["is none", "hello", "no signed offer"],
  ])("is refused where it %s", async (_what, source, words) => {
    await paste(source);
    await waitFor(() => expect(screen.getByTestId("send-offer-sheet").textContent).toContain(words));
    expect(screen.getByTestId("send-offer-submit")).toHaveProperty("disabled", true);
  });
});

describe("an announced offer", () => {
  it("leads to a proposal that takes it", async () => {
    await show("holder", [indexedOffer()]);
    const link = await screen.findByTestId("propose-assign");
    const search = new URL(link.getAttribute("href") ?? "", "http://page/").searchParams;
    expect(search.get("action")).toBe("WorkOrders.assign");
    expect(search.get("offer.amounts")).toBe("80, 50");
    expect(search.get("signature")).toContain(signature.slice(2, 20));
    expect(screen.queryByTestId("offer-withdraw")).toBeNull();
  });

  it("is taken back by its developer", async () => {
    const node = await show("worker", [indexedOffer()]);
    await userEvent.click(await screen.findByTestId("offer-withdraw"));
    await waitFor(() =>
      expect(node.sent).toEqual([{ to: "WorkOrders", functionName: "withdrawOffer", args: [offer] }]),
    );
  });

  it.each([
    ["was taken back", { status: "WITHDRAWN" }, WorkStatus.Open],
    ["is over", { validUntil: String(NOW - 1) }, WorkStatus.Open],
    ["came too late", {}, WorkStatus.Running],
  ])("can't be taken where it %s", async (_what, change, status) => {
    await show("holder", [indexedOffer(change)], { status, developer: developer.address });
    await screen.findByTestId("offer");
    await screen.findByTestId("work-held");
    expect(screen.queryByTestId("propose-assign")).toBeNull();
  });
});
