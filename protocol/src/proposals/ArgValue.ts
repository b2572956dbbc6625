/**
 * An argument as it goes into a call, and comes out of one: every number is a bigint, a tuple is an object by the names of its
 * components in their order.
 */
export type ArgValue = bigint | string | boolean | readonly ArgValue[] | { readonly [name: string]: ArgValue };
