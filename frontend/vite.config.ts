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

const ENDPOINTS = [...Object.values(networks).flatMap(({ rpcUrl, graphqlUrl }) => [rpcUrl, graphqlUrl]), ...EXTRA_ENDPOINTS];

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

export default defineConfig({
  base: "./",
  plugins: [
    tanstackRouter({ target: "react", autoCodeSplitting: true, routesDirectory: "src/routes" }),
    react(),
    tailwindcss(),
    policyInPage,
  ],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            {
              name: "evm",
              test: /node_modules[\\/](viem|ox|abitype|@noble|wagmi|@wagmi[\\/]core|@tanstack[\\/](react-query|query-core))[\\/]/,
              priority: 20,
              entriesAware: true,
            },
          ],
        },
      },
    },
  },
  preview: { headers: { "Content-Security-Policy": contentSecurityPolicy(ENDPOINTS, false) } },
});
