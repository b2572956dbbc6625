import { useMatches } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";

import { HeaderHelpContext } from "../ui/HeaderHelp.ts";
import { FirstVisit } from "./FirstVisit.tsx";
import { HelpMark } from "./HelpMark.tsx";
import type { PagePath } from "./PagePath.ts";

/** Hands the page below it what its header says of how it is used. */
export function PageHelp({ children }: { readonly children: ReactNode }) {
  const path = useMatches({ select: (matches) => pathOf(matches.at(-1)?.fullPath ?? "/") });
  const help = useMemo(
    () => ({ mark: <HelpMark key={path} path={path} />, hint: <FirstVisit key={path} path={path} /> }),
    [path],
  );
  return <HeaderHelpContext value={help}>{children}</HeaderHelpContext>;
}

const pathOf = (fullPath: string): PagePath => (fullPath.replace(/(?<=.)\/$/, "") || "/") as PagePath;
