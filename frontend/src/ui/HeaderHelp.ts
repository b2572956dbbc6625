import { type ReactNode, createContext } from "react";

/** What the page's header shows of how the page is used. `mark`: beside the title; `hint`: below the header. */
export interface HeaderHelp {
  readonly mark: ReactNode;
  readonly hint: ReactNode;
}

export const HeaderHelpContext = createContext<HeaderHelp | undefined>(undefined);
