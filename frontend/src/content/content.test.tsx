import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { keccak256, toBytes } from "viem";
import { describe, expect, it, vi } from "vitest";

import { testRuntime } from "../testing/TestPage.tsx";
import { showPage } from "../testing/showPage.tsx";
import { ContentCheckBox } from "./ContentCheckBox.tsx";
import { type Content, ContentEntry } from "./ContentEntry.tsx";
import { contentPlace } from "./contentPlace.ts";
import { mayFetch } from "./mayFetch.ts";
import { readableText } from "./readableText.ts";

const NOW = 1_800_000_000;
const TEXT = "What was done: everything, für alle.";
const HASH = keccak256(toBytes(TEXT));
const inline = `data:text/plain;charset=utf-8,${encodeURIComponent(TEXT)}`;

describe("an address of content", () => {
  it.each([
    [inline, TEXT],
    ["data:,plain%20words", "plain words"],
    ["DATA:text/plain;base64,aGVs bG8=", "hello"],
  ])("holds the content itself: %s", (uri, text) => {
    const place = contentPlace(uri);
    expect(place.kind === "inline" && new TextDecoder().decode(place.bytes)).toBe(text);
  });

  it.each([
    [" https://example.org/a b ", "web"],
    ["ipfs://bafy", "elsewhere"],
    ["javascript:alert(1)", "elsewhere"],
    ["data:;base64,%%%", "elsewhere"],
    ["", "none"],
  ])("is told by its kind: %s", (uri, kind) => {
    expect(contentPlace(uri).kind).toBe(kind);
  });

  it("is called only where the page may go anyway", () => {
    const page = "https://page.example/market/";
    const far = { ...testRuntime, local: false, relays: ["https://relay.example/"] };
    expect(mayFetch("https://page.example/file", far, page)).toBe(true);
    expect(mayFetch("https://relay.example/file", far, page)).toBe(true);
    expect(mayFetch("https://stranger.example/file", far, page)).toBe(false);
    expect(mayFetch("http://127.0.0.1:7777/file", far, page)).toBe(false);
    expect(mayFetch("http://127.0.0.1:7777/file", testRuntime, page)).toBe(true);
  });

  it("is shown as text only where it is text", () => {
    expect(readableText(toBytes("two\nlines"))).toBe("two\nlines");
    expect(readableText(Uint8Array.of(0, 1, 2))).toBeUndefined();
    expect(readableText(Uint8Array.of(0xff, 0xfe))).toBeUndefined();
    expect(readableText(new Uint8Array())).toBeUndefined();
  });
});

const box = (uri: string) => <ContentCheckBox uri={uri} hash={HASH} what="the report" testId="box" />;

const drop = async (content: string) =>
  userEvent.upload(await screen.findByTestId("box-file"), new File([content], "report.txt"));

describe("the check of content", () => {
  it("reads and shows what the address holds", async () => {
    await showPage(box(inline), { now: NOW });
    expect((await screen.findByTestId("box")).dataset["state"]).toBe("match");
    expect(screen.getByTestId("box-text").textContent).toBe(TEXT);
  });

  it("warns of other content, and shows none of it", async () => {
    await showPage(box("data:,something%20else"), { now: NOW });
    expect((await screen.findByTestId("box")).dataset["state"]).toBe("differs");
    expect(screen.getByTestId("box").textContent).toContain("Don’t trust it");
    expect(screen.queryByTestId("box-text")).toBeNull();
  });

  it.each([
    [TEXT, "match"],
    ["altered on the way", "differs"],
  ])("fetches it where the page may: %s", async (served, state) => {
    await showPage(box("http://127.0.0.1:7777/report"), {
      now: NOW,
      prepare: (node) => {
        const { fetch: chain } = node;
        const answer: typeof fetch = (input, init) =>
          input === "http://127.0.0.1:7777/report" ? Promise.resolve(new Response(served)) : chain(input, init);
        Object.defineProperty(node, "fetch", { value: answer });
      },
    });
    await waitFor(() => expect(screen.getByTestId("box").dataset["state"]).toBe(state));
  });

  it("calls no stranger, and takes the file from the reader", async () => {
    const asked = vi.fn();
    await showPage(box("https://stranger.example/report"), {
      now: NOW,
      prepare: (node) => {
        const { fetch: chain } = node;
        const answer: typeof fetch = (input, init) => {
          if (typeof input === "string" && input.includes("stranger")) asked();
          return chain(input, init);
        };
        Object.defineProperty(node, "fetch", { value: answer });
      },
    });
    await drop(TEXT);
    expect((await screen.findByTestId("box-verdict")).textContent).toContain("is the report");
    await drop(`${TEXT} `);
    await waitFor(() => expect(screen.getByTestId("box-verdict").textContent).toContain("is not the report"));
    expect(asked).not.toHaveBeenCalled();
    expect(screen.getByRole("link").getAttribute("href")).toBe("https://stranger.example/report");
  });

  it("never makes a link of what a browser would run", async () => {
    await showPage(box("javascript:alert(1)"), { now: NOW });
    await screen.findByTestId("box");
    expect(screen.queryByRole("link")).toBeNull();
  });
});

describe("entering content", () => {
  it("keeps a text in its address, under the hash of its bytes", async () => {
    const got = vi.fn<(content: Content | undefined) => void>();
    await showPage(<ContentEntry label="Your reasons" testId="entry" onContent={got} />, { now: NOW });
    await userEvent.type(await screen.findByTestId("entry-text"), `  ${TEXT} `);
    expect(got).toHaveBeenLastCalledWith({ hash: HASH, uri: inline });
    await userEvent.clear(screen.getByTestId("entry-text"));
    expect(got).toHaveBeenLastCalledWith(undefined);
  });

  it("takes the hash of a file, and where it is", async () => {
    const got = vi.fn<(content: Content | undefined) => void>();
    await showPage(<ContentEntry label="The report" first="file" testId="entry" onContent={got} />, { now: NOW });
    await userEvent.upload(await screen.findByTestId("entry-file"), new File([TEXT], "report.txt"));
    await waitFor(() => expect(got).toHaveBeenLastCalledWith({ hash: HASH, uri: "" }));
    await userEvent.type(screen.getByTestId("entry-uri"), "ipfs://bafy");
    expect(got).toHaveBeenLastCalledWith({ hash: HASH, uri: "ipfs://bafy" });
  });
});
