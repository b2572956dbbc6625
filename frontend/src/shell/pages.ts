import type { LinkProps } from "@tanstack/react-router";
import {
  ArrowRightLeft,
  BadgeCheck,
  BookOpen,
  Coins,
  FileCheck,
  FileText,
  Gauge,
  Gift,
  Landmark,
  type LucideIcon,
  Radio,
  ScrollText,
  Server,
  Sparkles,
  Sprout,
  Store,
  Users,
  WalletMinimal,
} from "lucide-react";

/** Headings of the menu at the end. */
export const PAGE_GROUPS = ["Earn", "Decide", "Look up"] as const;

type PageGroup = (typeof PAGE_GROUPS)[number];

/**
 * A page of the navigation.
 *
 * - `exact`: only its own address makes it the current one
 * - `more`: it is in the menu at the end; `wide`: unless there is much room
 * - `group`: its heading there, the last one where it has none
 */
interface PageLink {
  readonly to: NonNullable<LinkProps["to"]>;
  readonly text: string;
  readonly icon: LucideIcon;
  readonly exact: boolean;
  readonly more: boolean;
  readonly wide?: boolean;
  readonly group?: PageGroup;
}

/** The pages of the navigation, in order. */
export const PAGES: readonly PageLink[] = [
  { to: "/", text: "Market", icon: Store, exact: true, more: false },
  { to: "/orders", text: "Orders", icon: ScrollText, exact: false, more: false },
  { to: "/deals", text: "Deals", icon: FileText, exact: false, more: false },
  { to: "/account", text: "Account", icon: WalletMinimal, exact: false, more: false },
  { to: "/supplier", text: "Supplier", icon: Server, exact: false, more: false },
  { to: "/earn", text: "Earn", icon: Sprout, exact: false, more: true, group: "Earn" },
  { to: "/rewards", text: "Rewards", icon: Gift, exact: false, more: true, wide: true, group: "Earn" },
  { to: "/masternodes", text: "Staking", icon: Radio, exact: false, more: true, wide: true, group: "Earn" },
  { to: "/dividends", text: "Dividends", icon: Coins, exact: false, more: true, wide: true, group: "Earn" },
  { to: "/dao", text: "DAO", icon: Landmark, exact: false, more: true, wide: true, group: "Decide" },
  { to: "/swap", text: "Swap", icon: ArrowRightLeft, exact: false, more: true, group: "Earn" },
  { to: "/dao/delegates", text: "Delegates", icon: Users, exact: false, more: true, group: "Decide" },
  { to: "/dao/roadmap", text: "Roadmap", icon: Sparkles, exact: false, more: true, group: "Decide" },
  { to: "/reports", text: "Oracle", icon: FileCheck, exact: false, more: true, group: "Look up" },
  { to: "/benchmarks", text: "Benchmarks", icon: Gauge, exact: false, more: true, group: "Look up" },
  { to: "/glossary", text: "Glossary", icon: BookOpen, exact: false, more: true, group: "Look up" },
  { to: "/validators", text: "Identity", icon: BadgeCheck, exact: false, more: true, group: "Look up" },
];
