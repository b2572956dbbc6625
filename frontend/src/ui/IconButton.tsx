import type { ComponentProps } from "react";

import { classes } from "../lib/classes.ts";

interface IconButtonProps extends ComponentProps<"button"> {
  /** What it does, since there is only a picture. */
  readonly label: string;
  readonly testId?: string;
}

/** A button with a picture in place of words. */
export function IconButton({ label, testId, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      data-testid={testId}
      className={classes(
        "relative grid size-9 place-items-center rounded-lg text-muted transition-colors hover:bg-raised hover:text-text data-[state=open]:bg-raised",
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
