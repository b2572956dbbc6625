import { Link } from "@tanstack/react-router";
import { Bell, ChevronDown } from "lucide-react";
import { Suspense, lazy, useSyncExternalStore } from "react";

import { classes } from "../lib/classes.ts";
import { useMe } from "../chain/useMe.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { AccountButton } from "../wallet/AccountButton.tsx";
import { connectBus } from "../wallet/connectBus.ts";
import { Logo } from "./Logo.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import { NetworkState } from "./NetworkState.tsx";
import { SearchButton } from "./SearchButton.tsx";
import { ThemeMenu } from "./ThemeMenu.tsx";
import { TransactionTray } from "./TransactionTray.tsx";
import { PAGES } from "./pages.ts";
import { useTheme } from "./useTheme.ts";

const ConnectDialog = lazy(() =>
  import("../wallet/ConnectDialog.tsx").then((module) => ({ default: module.ConnectDialog })),
);

const NoticeBell = lazy(() =>
  import("../features/notices/NoticeBell.tsx").then((module) => ({ default: module.NoticeBell })),
);

const ITEM =
  "rounded-lg px-2.5 py-1.5 font-medium text-muted transition-colors hover:text-text data-[status=active]:bg-raised data-[status=active]:text-text";

/** The bar on top: where one can go, the network, what runs, who one is. */
export function Header() {
  const { dark } = useTheme();
  const { account } = useMe();
  const wanted = useSyncExternalStore(connectBus.subscribe, connectBus.wasOpened);
  return (
    <header className="sticky top-0 z-30 border-b bg-surface">
      <div className="mx-auto flex h-14 max-w-[84rem] items-center gap-1 px-4 sm:px-6">
        <Link to="/" className="mr-2 flex items-center gap-2.5 rounded-md sm:mr-4" aria-label="SONM, to the market">
          <Logo />
          <span className="text-[0.9375rem] font-semibold tracking-[0.06em] max-[30rem]:hidden">SONM</span>
        </Link>
        <nav aria-label="Main" className="hidden items-center gap-0.5 md:flex">
          {PAGES.filter(({ more, wide }) => !more || wide === true).map(({ to, text, exact, more }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact, includeSearch: false }}
              data-testid={`nav-${text.toLowerCase()}`}
              className={classes(ITEM, more && "max-xl:hidden")}
            >
              {text}
            </Link>
          ))}
          <MoreMenu
            testId="nav-more"
            trigger={(current, currentWide) => (
              <button
                type="button"
                data-testid="nav-more"
                data-status={current ? "active" : undefined}
                className={classes(
                  ITEM,
                  "flex items-center gap-1",
                  current &&
                    !currentWide &&
                    "xl:data-[status=active]:bg-transparent xl:data-[status=active]:text-muted",
                )}
              >
                More
                <ChevronDown aria-hidden className="size-3.5" />
              </button>
            )}
          />
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <NetworkState />
          <SearchButton />
          {account !== undefined && (
            <Suspense
              fallback={
                <IconButton label="Notices" disabled>
                  <Bell aria-hidden className="size-4.5" />
                </IconButton>
              }
            >
              <NoticeBell key={account} account={account} />
            </Suspense>
          )}
          <TransactionTray />
          <ThemeMenu />
          <div className="ml-1.5">
            <AccountButton />
          </div>
        </div>
      </div>
      {wanted && (
        <Suspense fallback={null}>
          <ConnectDialog dark={dark} />
        </Suspense>
      )}
    </header>
  );
}
