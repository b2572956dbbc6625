import { Link } from "@tanstack/react-router";

import { PAGES } from "./pages.ts";

/** The navigation on a phone, within reach of the thumb. */
export function BottomBar() {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {PAGES.map(({ to, text, icon: Icon, exact }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact, includeSearch: false }}
          className="flex flex-col items-center gap-0.5 pt-2 pb-1.5 text-2xs font-medium text-muted data-[status=active]:text-accent"
        >
          <Icon aria-hidden className="size-5" />
          {text}
        </Link>
      ))}
    </nav>
  );
}
