import type { SearchHit } from "./SearchHit.ts";

/**
 * Makes hits of things that have a number and a title.
 *
 * @param name what people call it before its number
 */
export const numberedHit =
  (kind: SearchHit["kind"], name: string) =>
  ({ number, title }: { readonly number: number; readonly title: string }): SearchHit => ({
    ...{ kind, id: String(number), title: title || `${name} ${number}`, note: `${name} ${number}` },
  });
