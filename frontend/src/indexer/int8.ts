/** The largest number of the index's columns of a fixed width, which have 64 bits with a sign. */
export const MOST_INT8 = 2n ** 63n - 1n;

/** A number as those columns have it: the largest one in place of what is larger. */
export const toInt8 = (value: bigint): string => (value > MOST_INT8 ? MOST_INT8 : value).toString();
