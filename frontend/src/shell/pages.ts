import { FileText, type LucideIcon, Radio, ScrollText, Server, Store, WalletMinimal } from "lucide-react";

/** A page of the navigation. `exact`: only its own address makes it the current one. */
interface PageLink {
  readonly to: "/" | "/orders" | "/deals" | "/account" | "/supplier" | "/masternodes";
  readonly text: string;
  readonly icon: LucideIcon;
  readonly exact: boolean;
}

/** The pages of the navigation, in order. */
export const PAGES: readonly PageLink[] = [
  { to: "/", text: "Market", icon: Store, exact: true },
  { to: "/orders", text: "Orders", icon: ScrollText, exact: false },
  { to: "/deals", text: "Deals", icon: FileText, exact: false },
  { to: "/account", text: "Account", icon: WalletMinimal, exact: false },
  { to: "/supplier", text: "Supplier", icon: Server, exact: false },
  { to: "/masternodes", text: "Staking", icon: Radio, exact: false },
];
