import type { LinkProps } from "@tanstack/react-router";

/**
 * A word of the field.
 *
 * - `title`: as it stands in the list; `text`: what it means, in one or two sentences
 * - `to`: the page where it matters, if there is one for it
 */
export interface GlossaryTerm {
  readonly title: string;
  readonly text: string;
  readonly to?: NonNullable<LinkProps["to"]>;
}

/** One word. See `GlossaryTerm`. */
export const term = (title: string, text: string, to?: GlossaryTerm["to"]): GlossaryTerm => ({
  title,
  text,
  ...(to === undefined ? {} : { to }),
});
