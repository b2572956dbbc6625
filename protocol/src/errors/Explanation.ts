/**
 * Why something did not work, for people.
 *
 * - `sentence`: what is the case
 * - `remedy`: what to do about it
 */
export interface Explanation {
  readonly sentence: string;
  readonly remedy: string;
}
