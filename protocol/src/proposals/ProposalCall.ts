/**
 * One call of a proposal, as the governor keeps it.
 *
 * - `value`: wei of the chain's coin that the treasury sends along
 */
export interface ProposalCall {
  readonly target: `0x${string}`;
  readonly value: bigint;
  readonly data: `0x${string}`;
}
