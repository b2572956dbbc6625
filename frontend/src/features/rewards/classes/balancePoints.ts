import { type FragmentOf, graphql, readFragment } from "../../../indexer/graphql.ts";

/** A point of supply and demand. */
export const balancePointFragment = graphql(`
  fragment BalancePoint on ClassBalancePoint {
    asOf
    supplied
    demanded
  }
`);

/**
 * Supply and demand of a class until a time, as a report proved them: unit-seconds since genesis.
 *
 * - `asOf`: unix seconds
 * - `supplied`: attested and online; `demanded`: of that, in deals
 */
export interface BalancePoint {
  readonly asOf: number;
  readonly supplied: bigint;
  readonly demanded: bigint;
}

/** Reads what the index gave. */
export function readBalancePoint(source: FragmentOf<typeof balancePointFragment>): BalancePoint {
  const { asOf, supplied, demanded } = readFragment(balancePointFragment, source);
  return { asOf: Number(asOf), supplied: BigInt(supplied), demanded: BigInt(demanded) };
}
