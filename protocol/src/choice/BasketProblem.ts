/**
 * One machine in a choice of some out of many.
 *
 * - `loss`: what taking it adds to what is to be least; below zero where it is a gain
 * - `gives`: of each thing that the basket must have enough of
 * - `loads`: on each limit that the basket must stay within
 * - `group`: of several with one number, one can be taken
 */
export interface BasketItem {
  readonly loss: bigint;
  readonly gives: readonly bigint[];
  readonly loads: readonly bigint[];
  readonly group: number;
}

/** Which of the items make the least loss together, at least `least` and at most `most` of them. */
export interface BasketProblem {
  readonly items: readonly BasketItem[];
  readonly needs: readonly bigint[];
  readonly caps: readonly bigint[];
  readonly least: number;
  readonly most: number;
}

/**
 * What a search ended in.
 *
 * - `items`: indexes of the best that was found; undefined if none was
 * - `bound`: no basket at all can have less loss; equal to `loss` where the search came to its end
 * - `proven`: whether it is the best of all, or whether there is none at all
 */
export interface BasketResult {
  readonly items: readonly number[] | undefined;
  readonly loss: bigint;
  readonly bound: bigint;
  readonly proven: boolean;
  readonly steps: number;
}
