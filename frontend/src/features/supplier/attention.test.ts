import { describe, expect, it } from "vitest";

import { sampleOffer } from "../../testing/sampleOffer.ts";
import { SAID_OF, sampleSays, sampleSilent } from "../../testing/sampleSays.ts";
import { attentionOf, byAttention } from "./attention.ts";
import { withRelayedAsk } from "./withRelayedAsk.ts";
import type { SupplierWorker } from "./workersQuery.ts";

const NOW = 1_800_000_000;
const DAY = 86_400;

const workerOf = (change: Partial<SupplierWorker> = {}): SupplierWorker => ({
  address: SAID_OF,
  bound: true,
  boundSince: NOW,
  attestedUntil: NOW + 20 * DAY,
  measuredAt: NOW,
  cpuModel: "",
  openDeals: 0,
  deals: 0,
  ask: undefined,
  ...change,
});

const ASK = { price: 5n, validUntil: NOW + DAY };
const broken = { rounds: [{ endedAt: NOW, outcome: "partial" as const, failures: { disk: "It is full." } }] };

describe("what a supplier should know of a machine", () => {
  it("is nothing where all is well", () => {
    const { life, tone, badge, remarks } = attentionOf(workerOf({ ask: ASK }), [sampleSays(1)], NOW);
    expect([life, tone, remarks]).toEqual(["attested", "good", []]);
    expect(badge).toMatch(/^Attested until /);
  });

  it.each([
    [
      "ended",
      { attestedUntil: NOW - 1 },
      "Attestation ended 1 second ago",
      /^Its attestation has ended: its ask can't/,
    ],
    ["ending", { attestedUntil: NOW + 3 * DAY }, "Attestation ends in 3 days", /^Unless it is renewed before, its ask/],
    ["never", { attestedUntil: undefined }, "Not attested", /^It is not attested: its ask can't/],
  ] as const)("is what follows for its ask where the attestation is %s", (life, change, badge, remark) => {
    const found = attentionOf(workerOf({ ...change, ask: ASK }), undefined, NOW);
    expect([found.life, found.badge]).toEqual([life, badge]);
    expect(found.remarks[0]).toMatch(remark);
    expect(
      attentionOf(workerOf({ ...change, ask: { ...ASK, validUntil: NOW - 1 } }), undefined, NOW).remarks,
    ).not.toEqual(found.remarks);
  });

  it("ends to the second, as the market counts", () => {
    const life = (attestedUntil: number) => attentionOf(workerOf({ attestedUntil }), undefined, NOW).life;
    expect([life(NOW), life(NOW - 1)]).toEqual(["ending", "ended"]);
    expect([life(NOW + 5 * DAY - 1), life(NOW + 5 * DAY)]).toEqual(["ending", "attested"]);
  });

  it("is what failed and why, also while the attestation is good", () => {
    const found = attentionOf(workerOf(), [sampleSays(1, broken), sampleSays(2, broken), sampleSilent(3)], NOW);
    expect(found).toMatchObject({ tone: "warn", badge: "Attested, but disk failed" });
    expect(found.remarks).toEqual(["The disk test failed: it is full. (2 nodes)"]);
    const fresh = attentionOf(workerOf({ attestedUntil: undefined }), [sampleSays(1, broken)], NOW);
    expect(fresh).toMatchObject({ tone: "bad", badge: "Not attested: disk failed" });
  });

  it("is why the nodes leave it out, where all that answer do", () => {
    const gone = { reasons: [{ code: "gone", message: "Start its agent." }] };
    const worker = workerOf({ attestedUntil: NOW - DAY });
    expect(attentionOf(worker, [sampleSays(1, gone), sampleSilent(2)], NOW).remarks).toContain("Start its agent.");
    expect(attentionOf(worker, [sampleSays(1, gone), sampleSays(2)], NOW).remarks).not.toContain("Start its agent.");
  });

  it("puts first what needs the supplier most", () => {
    const machines = [
      { worker: workerOf() },
      { worker: workerOf({ attestedUntil: NOW + 4 * DAY }) },
      { worker: workerOf({ attestedUntil: NOW + 2 * DAY }) },
      { worker: workerOf({ attestedUntil: NOW + 25 * DAY }), says: [sampleSays(1, broken)] },
      { worker: workerOf({ attestedUntil: undefined }) },
      { worker: workerOf({ attestedUntil: NOW - DAY }) },
    ].map(({ worker, says }, index) => ({ index, worker, attention: attentionOf(worker, says, NOW) }));
    expect(byAttention(machines).map(({ index }) => index)).toEqual([5, 4, 3, 2, 1, 0]);
  });
});

describe("a machine's offer", () => {
  it("is its cheapest that has not ended, also where it is only relayed", () => {
    const relayed = [
      sampleOffer(1, { price: 4n, validUntil: NOW + 9 }),
      sampleOffer(2, { price: 3n, validUntil: NOW - 1 }),
      { ...sampleOffer(3, { price: 1n, validUntil: NOW + 9 }), supplier: `0x${"99".repeat(20)}` as const },
    ];
    expect(withRelayedAsk(workerOf({ ask: ASK }), relayed, NOW).ask).toEqual({ price: 4n, validUntil: NOW + 9 });
    expect(withRelayedAsk(workerOf({ ask: ASK }), [], NOW).ask).toEqual(ASK);
    expect(withRelayedAsk(workerOf(), relayed.slice(1), NOW).ask).toBeUndefined();
  });
});
