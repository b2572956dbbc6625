import type { SearchKind } from "./SearchKind.ts";

/**
 * Something that was found.
 *
 * - `id`: what its page's address has: an address, a hash, a number, or for a page its path
 * - `title`: what people know it by; `note`: what tells it from others, may be empty
 */
export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  readonly note: string;
}
