import { networks } from "@sonm/protocol/networks.ts";
import { describe, expect, it } from "vitest";

import { loadRuntimeConfig } from "./loadRuntimeConfig.ts";
import { parseRuntimeConfig } from "./parseRuntimeConfig.ts";
import { contentSecurityPolicy } from "./contentSecurityPolicy.ts";

const BASE = "https://page.example/market/";
const known = networks["31337"]!;
const parse = (source: unknown) => parseRuntimeConfig(source, networks, BASE);

describe("parseRuntimeConfig", () => {
  it("takes the known deployment where nothing is said", () => {
    expect(parse(undefined)).toEqual({
      chainId: 31337,
      name: "local",
      rpcUrl: "http://127.0.0.1:8545/",
      graphqlUrl: known.graphqlUrl,
      relays: undefined,
      rateSources: undefined,
      explorerUrl: undefined,
      contracts: known.contracts,
      local: true,
    });
  });

  it("lets the server say where the network is", () => {
    const source = { rpcUrl: "http://127.0.0.1:9000", graphqlUrl: "/graph", explorerUrl: "https://scan.example/" };
    expect(parse(source)).toMatchObject({
      rpcUrl: "http://127.0.0.1:9000/",
      graphqlUrl: "https://page.example/graph",
      explorerUrl: "https://scan.example",
    });
  });

  it("takes relays relative to the page, each as a folder", () => {
    expect(parse({ relays: ["http://127.0.0.1:7101", "/relay"] }).relays).toEqual([
      "http://127.0.0.1:7101/",
      "https://page.example/relay/",
    ]);
    expect(() => parse({ relays: "http://127.0.0.1:7101" })).toThrow(/"relays" is not a list/);
    expect(() => parse({ relays: ["ftp://x"] })).toThrow(/"relays" is "ftp:\/\/x"/);
  });

  it("takes price sources as they are, for whoever starts a node", () => {
    const source = { url: "https://price.example", path: "usd", kind: "usdPerSnm" };
    expect(parse({ rateSources: [source] }).rateSources).toBe(JSON.stringify([source]));
    expect(() => parse({ rateSources: "https://price.example" })).toThrow(/"rateSources" is not a list/);
    expect(() => parse({ rateSources: ["https://price.example"] })).toThrow(/"rateSources" is not a list/);
  });

  it("serves a chain that the build does not know, with all of its facts", () => {
    const source = {
      chainId: 7,
      rpcUrl: "https://rpc.example",
      graphqlUrl: "https://graph.example",
      contracts: known.contracts,
    };
    expect(parse(source)).toMatchObject({ chainId: 7, name: "chain 7", local: false });
  });

  it.each([
    [{ chainId: "31337" }, "chainId"],
    [{ chainId: 0 }, "chainId"],
    [{ chainId: 7 }, "rpcUrl"],
    [{ rpcUrl: "ftp://x" }, "rpcUrl"],
    [{ rpcUrl: 7 }, "rpcUrl"],
    [{ contracts: { Market: "0x12" } }, "contracts.Market"],
    [{ contracts: 7 }, "contracts"],
    [{ rpc: "http://x" }, '"rpc" is not known'],
    [[], "JSON object"],
  ])("names what is wrong with %o", (source, text) => {
    expect(() => parse(source)).toThrow(text);
  });
});

describe("loadRuntimeConfig", () => {
  const answering =
    (body: string, status = 200) =>
    () =>
      Promise.resolve(new Response(body, { status }));

  it("reads the file beside the page", async () => {
    expect(await loadRuntimeConfig(BASE, answering('{"graphqlUrl":"/g"}'))).toMatchObject({
      graphqlUrl: "https://page.example/g",
    });
  });

  it.each([
    ["missing", "", 404],
    ["the start page", "<!doctype html>", 200],
  ])("takes the defaults where it is %s", async (_what, body, status) => {
    expect(await loadRuntimeConfig(BASE, answering(body, status))).toMatchObject({ chainId: 31337 });
  });

  it.each([
    ["no JSON", "{", 200, "not JSON"],
    ["a broken server", "", 500, "answered 500"],
  ])("names %s", async (_what, body, status, text) => {
    await expect(loadRuntimeConfig(BASE, answering(body, status))).rejects.toThrow(text);
  });

  it("names a network that is gone", async () => {
    await expect(loadRuntimeConfig(BASE, () => Promise.reject(new TypeError("Failed to fetch")))).rejects.toThrow(
      "could not be fetched",
    );
  });
});

describe("contentSecurityPolicy", () => {
  it("allows the page's own files and the endpoints, and nothing else", () => {
    const policy = contentSecurityPolicy(["https://rpc.example/key", "http://127.0.0.1:8545"], false);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self' https://rpc.example http://127.0.0.1:* http://localhost:*;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(contentSecurityPolicy([], true)).not.toContain("frame-ancestors");
  });
});
