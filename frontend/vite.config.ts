import { readFileSync } from "node:fs";

import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

import { contentSecurityPolicy } from "./src/config/contentSecurityPolicy.ts";

interface Endpoints {
  rpcUrl: string;
  graphqlUrl: string;
}

const networks = JSON.parse(readFileSync(new URL("../protocol/networks.json", import.meta.url), "utf8")) as Record<
  string,
  Endpoints
>;

/** Endpoints of hosts that no deployment of ours names, comma separated: for whoever serves the page with an own node. */
const EXTRA_ENDPOINTS = (process.env["SONM_PAGE_ENDPOINTS"] ?? "").split(",").filter((url) => url !== "");

const ENDPOINTS = [
  ...Object.values(networks).flatMap(({ rpcUrl, graphqlUrl }) => [rpcUrl, graphqlUrl]),
  ...EXTRA_ENDPOINTS,
];

/** Puts the policy into the page itself, so that it holds on every static file server. */
const policyInPage: Plugin = {
  name: "policy-in-page",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy(ENDPOINTS, true) },
      injectTo: "head-prepend",
    },
  ],
};

/** Fetches the typeface of nearly every text beside the scripts, so that nothing jumps when it comes. */
const earlyTypeface: Plugin = {
  name: "early-typeface",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => /geist-latin-wght-normal-[\w-]+\.woff2$/.test(file))
        .map((file) => ({
          tag: "link",
          attrs: { rel: "preload", href: `./${file}`, as: "font", type: "font/woff2", crossorigin: "" },
          injectTo: "head" as const,
        })),
  },
};

/**
 * graphql-request needs the parser and the printer of `graphql`. The queries were parsed by the small spec-compliant one that
 * gql.tada brings, which does both: the page loads it once instead of two.
 */
const oneGraphql: Plugin = {
  name: "one-graphql",
  enforce: "pre",
  apply: "build",
  resolveId(source, importer) {
    if (source !== "graphql" || importer === undefined || !importer.includes("graphql-request")) return null;
    return this.resolve("@0no-co/graphql.web", undefined, { skipSelf: true });
  },
};

/**
 * WalletConnect's provider names a dialog of its makers, which it only loads where it is asked to show one. The page shows
 * the code itself, and the dialog is not installed.
 */
const noDialogOfWalletConnect: Plugin = {
  name: "no-dialog-of-walletconnect",
  enforce: "pre",
  apply: "build",
  resolveId: (source) => (source === "@reown/appkit/core" ? { id: source, external: true } : null),
};

export default defineConfig({
  base: "./",
  plugins: [
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      tmpDir: "node_modules/.cache/tanstack-router",
      quoteStyle: "double",
      semicolons: true,
    }),
    react(),
    tailwindcss(),
    oneGraphql,
    noDialogOfWalletConnect,
    policyInPage,
    earlyTypeface,
  ],
  build: {
    target: "es2022",
    manifest: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            {
              name: "evm",
              test: /node_modules[\\/](viem|ox|abitype|@noble|wagmi|@wagmi)[\\/]/,
              tags: ["$initial"],
              priority: 20,
            },
            { name: "app", test: /^(?!.*(src[\\/]main\.tsx|index\.html))/, tags: ["$initial"], priority: 10 },
          ],
        },
      },
    },
  },
  preview: { headers: { "Content-Security-Policy": contentSecurityPolicy(ENDPOINTS, false) } },
});
