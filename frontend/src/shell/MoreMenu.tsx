import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Menu, MenuItem } from "../ui/Menu.tsx";
import { PAGES } from "./pages.ts";

const MORE = PAGES.filter(({ more }) => more);

interface MoreMenuProps {
  /** @param current whether one of its pages is on screen */
  readonly trigger: (current: boolean) => ReactNode;
  readonly testId: string;
}

/** The pages for which there is no room beside the others. */
export function MoreMenu({ trigger, testId }: MoreMenuProps) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  return (
    <Menu trigger={trigger(MORE.some(({ to }) => path.startsWith(to)))}>
      {MORE.map(({ to, text, icon: Icon }) => (
        <MenuItem key={to} asChild>
          <Link to={to} data-testid={`${testId}-${text.toLowerCase()}`}>
            <Icon aria-hidden className="size-4 text-muted" />
            {text}
          </Link>
        </MenuItem>
      ))}
    </Menu>
  );
}
