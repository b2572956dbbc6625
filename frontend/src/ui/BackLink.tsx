import { Link, type LinkProps } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";

/** Above the title of a page that belongs to a list: the way back there. */
export function BackLink({ to, children }: { readonly to: NonNullable<LinkProps["to"]>; readonly children: string }) {
  return (
    <Link to={to} className="mb-3 inline-flex items-center gap-1.5 text-xs text-muted hover:text-text">
      <ArrowLeft aria-hidden className="size-3.5" />
      {children}
    </Link>
  );
}
