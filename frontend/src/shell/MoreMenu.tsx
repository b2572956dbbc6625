import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Menu, MenuItem, MenuLabel } from "../ui/Menu.tsx";
import { PAGES, PAGE_GROUPS } from "./pages.ts";

const [FALLBACK] = PAGE_GROUPS.slice(-1);
const MORE = PAGES.filter(({ more }) => more);

interface MoreMenuProps {
  /** @param current whether one of its pages is on screen, but for those that have room beside it on a wide one */
  readonly trigger: (current: boolean, currentWide: boolean) => ReactNode;
  readonly testId: string;
}

/** The pages for which there is no room beside the others, by what they are for. */
export function MoreMenu({ trigger, testId }: MoreMenuProps) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const current = MORE.filter(({ to }) => path.startsWith(to));
  return (
    <Menu
      className="max-h-[70dvh] overflow-y-auto"
      trigger={trigger(current.length > 0, current.length > 0 && current.every(({ wide }) => wide !== true))}
    >
      {PAGE_GROUPS.map((group) => (
        <div key={group} role="group" aria-label={group}>
          <MenuLabel>{group}</MenuLabel>
          {MORE.filter((page) => (page.group ?? FALLBACK) === group).map(({ to, text, icon: Icon }) => (
            <MenuItem key={to} asChild>
              <Link to={to} data-testid={`${testId}-${text.toLowerCase()}`}>
                <Icon aria-hidden className="size-4 text-muted" />
                {text}
              </Link>
            </MenuItem>
          ))}
        </div>
      ))}
    </Menu>
  );
}
