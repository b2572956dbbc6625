import { Slot } from "radix-ui";
import type { ComponentProps } from "react";

import { classes } from "../lib/classes.ts";
import { Spinner } from "./Spinner.tsx";

const KINDS = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong shadow-[inset_0_1px_0_rgb(255_255_255/0.12)]",
  secondary: "bg-surface text-text border border-line-strong hover:bg-raised",
  quiet: "text-muted hover:bg-raised hover:text-text",
  danger: "bg-bad-soft text-bad hover:bg-bad hover:text-surface",
};

const SIZES = {
  small: "h-8 px-3 text-xs gap-1.5 rounded-md",
  medium: "h-10 px-4 text-sm gap-2 rounded-lg",
  large: "h-12 px-5 text-[0.9375rem] gap-2 rounded-xl",
};

interface ButtonProps extends ComponentProps<"button"> {
  readonly kind?: keyof typeof KINDS;
  readonly size?: keyof typeof SIZES;
  /** Something runs: the button stays readable and can't be pressed. */
  readonly busy?: boolean;
  /** The only child, a link say, takes the button's looks. */
  readonly asChild?: boolean;
}

/** A button, or a link that looks like one. */
export function Button({
  kind = "secondary",
  size = "medium",
  busy = false,
  asChild = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  const looks = classes(
    "inline-flex items-center justify-center whitespace-nowrap font-medium select-none transition-colors",
    "disabled:cursor-not-allowed aria-disabled:cursor-not-allowed",
    disabled === true && !busy && "opacity-50",
    KINDS[kind],
    SIZES[size],
    className,
  );
  if (asChild)
    return (
      <Slot.Root className={looks} {...rest}>
        {children}
      </Slot.Root>
    );
  return (
    <button
      type="button"
      className={looks}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
