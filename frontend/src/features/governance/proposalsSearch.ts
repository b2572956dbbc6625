/** Which proposals a list shows. */
export type ShownProposals = "open" | "executed" | "ended" | "all";

/** What the address of the list of proposals says: the open ones, unless told otherwise. */
export interface ProposalsSearch {
  readonly show?: Exclude<ShownProposals, "open">;
}

/** Reads the search of an address; whatever makes no sense is dropped. */
export const readProposalsSearch = ({ show }: Record<string, unknown>): ProposalsSearch =>
  show === "executed" || show === "ended" || show === "all" ? { show } : {};
