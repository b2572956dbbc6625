import { encodeSoftwareVersion } from "@sonm/protocol/hardware.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { keccak256, stringToHex, toHex } from "viem";
import { describe, expect, it } from "vitest";

import { rowsIndexer } from "../../testing/rowsIndexer.ts";
import { showPage } from "../../testing/showPage.tsx";
import { ReleasesPage } from "./ReleasesPage.tsx";
import { readVersion, versionState } from "./versionState.ts";

const NOW = 1_800_000_000;
const AGENT = stringToHex("agent", { size: 32 });
const [old, middle, newest] = ["0.4.9", "0.5.0", "1.0.0"].map(encodeSoftwareVersion) as [number, number, number];
const NEVER = 2n ** 256n - 1n;

const release = (version: number) => ({
  version,
  releasedAt: NOW - 1_000,
  contentHash: keccak256(toHex(`release ${version}`)),
});

/** Versions below 0.5.0 count no more, those below 1.0.0 will not from a day on. */
const reads = {
  "Releases.components": [AGENT],
  "Releases.releasesOf": [old, middle, newest].map(release),
  "Releases.minimumVersion": middle,
  "Releases.outdatedFrom": (component: string, version: number) =>
    component !== AGENT || version >= newest ? NEVER : BigInt(version >= middle ? NOW + 86_400 : NOW - 10),
};

const show = (rows: Record<string, unknown> = {}, change: Record<string, unknown> = {}) =>
  showPage(<ReleasesPage />, {
    ...{ now: NOW, role: "supplier", reads: { ...reads, ...change } },
    indexer: rowsIndexer({ releases: [], workers: [], ...rows }),
  });

describe("a version", () => {
  it("is read as people write it", () => {
    expect(["0.5.0", " v1.0.0 ", "255.0.1"].map(readVersion)).toEqual([middle, newest, 0xff_0001]);
    expect(["1", "1.2", "1.2.256", "1.2.3-beta", ""].map(readVersion).every((read) => read === undefined)).toBe(true);
  });

  it("counts, counts until a time, or counts no more", () => {
    expect([undefined, NOW + 1, NOW].map((from) => versionState(from, NOW).state)).toEqual([
      "counts",
      "ends",
      "outdated",
    ]);
  });
});

describe("the releases", () => {
  it("are listed newest first, each with whether it counts", async () => {
    await show({ releases: [{ componentId: AGENT, version: String(newest), uri: "data:,release%20" }] });
    const rows = await screen.findAllByTestId("version");
    expect(rows.map(({ dataset }) => dataset["state"])).toEqual(["counts", "ends", "outdated"]);
    expect(rows[0]?.textContent).toContain("1.0.0");
    expect(rows[0]?.textContent).toContain("newest");
    expect(rows[1]?.textContent).toContain("lowest that counts");
    expect(within(rows[0]!).getByTestId("version-hash").dataset["hash"]).toBe(release(newest).contentHash);
    expect(within(rows[0]!).getByTestId("propose-minimum").getAttribute("href")).toContain("component=agent");
    expect(within(rows[2]!).queryByTestId("propose-minimum")).toBeNull();
    await waitFor(() => expect(within(rows[0]!).getByTestId("version-content").dataset["state"]).toBe("differs"));
  });

  it("tell whether an agent is current: one that is entered, and those of my machines", async () => {
    const workers = [{ id: localAccounts.worker.address, attestation: { softwareVersion: String(old) } }];
    await show({ workers });
    const mine = within(await screen.findByTestId("my-agents"));
    expect((await mine.findByTestId("version-verdict")).dataset["state"]).toBe("outdated");
    await userEvent.type(screen.getByTestId("agent-version"), "0.9.1");
    const verdict = within(await screen.findByTestId("agent-verdict"));
    expect((await verdict.findByTestId("version-verdict")).dataset["state"]).toBe("ends");
    await userEvent.clear(screen.getByTestId("agent-version"));
    await userEvent.type(screen.getByTestId("agent-version"), "new");
    expect(screen.queryByTestId("agent-verdict")).toBeNull();
  });

  it("are missing before the first one", async () => {
    await show({}, { "Releases.components": [] });
    await screen.findByTestId("releases-empty");
    await screen.findByTestId("my-agents-empty");
  });
});
