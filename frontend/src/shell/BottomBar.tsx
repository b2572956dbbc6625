import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";

import { MoreMenu } from "./MoreMenu.tsx";
import { PAGES } from "./pages.ts";

const ITEM =
  "flex flex-col items-center gap-0.5 pt-2 pb-1.5 text-2xs font-medium text-muted data-[status=active]:text-accent";

/** The navigation on a phone, within reach of the thumb. */
export function BottomBar() {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-6 border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {PAGES.filter(({ more }) => !more).map(({ to, text, icon: Icon, exact }) => (
        <Link key={to} to={to} activeOptions={{ exact, includeSearch: false }} className={ITEM}>
          <Icon aria-hidden className="size-5" />
          {text}
        </Link>
      ))}
      <MoreMenu
        testId="bottom-more"
        trigger={(current) => (
          <button type="button" data-testid="bottom-more" data-status={current ? "active" : undefined} className={ITEM}>
            <Ellipsis aria-hidden className="size-5" />
            More
          </button>
        )}
      />
    </nav>
  );
}
