import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import { unmatchable } from "../../indexer/unmatchable.ts";
import { TestPage, testWagmi } from "../../testing/TestPage.tsx";
import { sampleAttestation } from "../../testing/sampleAttestation.ts";
import { sampleOffer } from "../../testing/sampleOffer.ts";
import { UnattestedAskMark, UnattestedAskNotice } from "./UnattestedAsk.tsx";

const NOW = 1_800_000_000;
const benchmarks = [100n, 50n, 8n, 0n];
const attestation = sampleAttestation(NOW);

async function show(offer: ReturnType<typeof sampleOffer>, now: number) {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("down")));
  render(
    <TestPage wagmi={testWagmi(localAccounts.supplier.address)} now={now}>
      <p data-testid="ready" />
      <UnattestedAskNotice offer={offer} now={now} />
      <UnattestedAskMark offer={offer} now={now} />
    </TestPage>,
  );
  await waitFor(() => screen.getByTestId("ready"));
}

describe("an ask of a machine that is not attested", () => {
  it.each([
    ["never", undefined, NOW, benchmarks],
    ["expired", attestation, attestation.expiresAt + 1, benchmarks],
    ["short", attestation, NOW, [101n, 0n, 0n, 0n]],
  ] as const)("says that buyers who demand it can't take it: %s", async (state, found, now, promised) => {
    await show({ ...sampleOffer(1, { benchmarks: promised }), attestation: found }, now);
    expect(screen.getByTestId("ask-unattested").textContent).toContain(unmatchable[state]);
    expect(screen.getByRole("link").getAttribute("href")).toContain("/machines/0x");
    expect(screen.getByTestId("order-unattested").title).toBe(unmatchable[state]);
  });

  it("says nothing of an ask that is attested, up to its last second, and of a bid", async () => {
    await show({ ...sampleOffer(1, { benchmarks }), attestation }, attestation.expiresAt);
    expect(screen.queryByTestId("ask-unattested")).toBeNull();
    await show(sampleOffer(2, { side: 1 }), NOW);
    expect(screen.queryByTestId("order-unattested")).toBeNull();
  });
});
