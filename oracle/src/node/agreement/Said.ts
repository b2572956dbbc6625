import type { Member } from "./Member.ts";
import type { Weighted } from "./Weighted.ts";

/** What one member says of something. */
export interface Said<T> extends Weighted<T> {
  readonly by: Member;
}
