import { Link, type LinkProps } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "./Button.tsx";

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What would stand here, why there is nothing, and what to do about it. */
  readonly children: ReactNode;
  /** Buttons that do it. */
  readonly action?: ReactNode;
  /** Another page on which to go on, in place of `action`. */
  readonly next?: { readonly to: NonNullable<LinkProps["to"]>; readonly text: string };
  readonly testId?: string;
  /** It stands for the whole page, whose heading it is. */
  readonly page?: boolean;
}

/** Nothing to show, and what to do about it. */
export function Empty({ icon: Icon, title, children, action, next, testId, page = false }: EmptyProps) {
  const Title = page ? "h1" : "p";
  const buttons =
    action ??
    (next !== undefined && (
      <Button size="small" asChild>
        <Link to={next.to}>{next.text}</Link>
      </Button>
    ));
  return (
    <div data-testid={testId} className="flex flex-col items-center px-6 py-14 text-center">
      <span className="mb-4 grid size-11 place-items-center rounded-xl bg-raised text-muted">
        <Icon aria-hidden className="size-5" />
      </span>
      <Title className="font-semibold">{title}</Title>
      <div className="mt-1 max-w-md text-muted text-pretty">{children}</div>
      {buttons !== false && <div className="mt-5 flex flex-wrap justify-center gap-2">{buttons}</div>}
    </div>
  );
}
