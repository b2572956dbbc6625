/**
 * What a verb has to say.
 *
 * - `lines`: for people
 * - `data`: the same for programs, printed with --json: amounts are decimal strings of the smallest unit (SNM wei), times unix seconds
 * - `failed`: it could be said, and is bad news: the exit code is 1
 */
export interface Answer {
  readonly lines: readonly string[];
  readonly data: unknown;
  readonly failed?: boolean;
}
