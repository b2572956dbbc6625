import { Outlet } from "@tanstack/react-router";
import { Suspense, lazy } from "react";

import { ChainClockFeed } from "../chain/ChainClockFeed.tsx";
import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { PageHelp } from "../help/PageHelp.tsx";
import { useTransactions } from "../tx/useTransactions.ts";
import { BottomBar } from "./BottomBar.tsx";
import { Header } from "./Header.tsx";
import { IndexBanner } from "./IndexBanner.tsx";
import { useTheme } from "./useTheme.ts";

const TransactionFollower = lazy(() =>
  import("../tx/TransactionFollower.tsx").then((module) => ({ default: module.TransactionFollower })),
);

/** What stands around every page. */
export function Layout() {
  const { dark } = useTheme();
  const { chainId } = useRuntimeConfig();
  const sent = useTransactions(chainId).length > 0;
  return (
    <>
      <button
        type="button"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-lg bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
        onClick={() => document.getElementById("main")?.focus()}
      >
        Skip to content
      </button>
      <Header />
      <IndexBanner />
      <main id="main" tabIndex={-1} className="mx-auto max-w-[84rem] px-4 pt-7 pb-28 outline-none sm:px-6 md:pb-16">
        <PageHelp>
          <Outlet />
        </PageHelp>
      </main>
      <BottomBar />
      <ChainClockFeed />
      {sent && (
        <Suspense fallback={null}>
          <TransactionFollower dark={dark} />
        </Suspense>
      )}
    </>
  );
}
