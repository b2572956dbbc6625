import { classes } from "../lib/classes.ts";

/** Stands where a value will be. Never show a zero instead. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={classes("skeleton animate-pulse", className)} />;
}
