import { useMe } from "../chain/useMe.ts";
import { NOBODY_REFUSED, type Refusals, fetchRefusals } from "./refusals.ts";
import { useIndexed } from "./useIndexed.ts";

/**
 * With whom the reader can open no deal; nobody before that is asked for. `failed`: the index does not answer.
 *
 * @param wanted whether it is asked for
 */
export function useRefusals(wanted: boolean): { readonly refusals: Refusals | undefined; readonly failed: boolean } {
  const { account } = useMe();
  const { data, isError } = useIndexed(
    ["refusals", account?.toLowerCase()],
    (indexer, signal) => fetchRefusals(indexer, account, signal),
    { enabled: wanted },
  );
  return { refusals: wanted ? data : NOBODY_REFUSED, failed: wanted && data === undefined && isError };
}
