import type { LinkProps } from "@tanstack/react-router";
import {
  ArrowRightLeft,
  ChartColumn,
  Coins,
  FileText,
  Gift,
  Landmark,
  type LucideIcon,
  Radio,
  ScrollText,
  Server,
  Store,
  WalletMinimal,
} from "lucide-react";

/**
 * A page of the navigation.
 *
 * - `exact`: only its own address makes it the current one
 * - `more`: where there is little room it is in the menu at the end
 */
interface PageLink {
  readonly to: NonNullable<LinkProps["to"]>;
  readonly text: string;
  readonly icon: LucideIcon;
  readonly exact: boolean;
  readonly more: boolean;
}

/** The pages of the navigation, in order. */
export const PAGES: readonly PageLink[] = [
  { to: "/", text: "Market", icon: Store, exact: true, more: false },
  { to: "/orders", text: "Orders", icon: ScrollText, exact: false, more: false },
  { to: "/deals", text: "Deals", icon: FileText, exact: false, more: false },
  { to: "/account", text: "Account", icon: WalletMinimal, exact: false, more: false },
  { to: "/supplier", text: "Supplier", icon: Server, exact: false, more: false },
  { to: "/stats", text: "Network", icon: ChartColumn, exact: false, more: true },
  { to: "/rewards", text: "Rewards", icon: Gift, exact: false, more: true },
  { to: "/masternodes", text: "Staking", icon: Radio, exact: false, more: true },
  { to: "/dividends", text: "Dividends", icon: Coins, exact: false, more: true },
  { to: "/dao", text: "DAO", icon: Landmark, exact: false, more: true },
  { to: "/swap", text: "Swap", icon: ArrowRightLeft, exact: false, more: true },
];
