import { useMe } from "../chain/useMe.ts";
import { NOBODY_REFUSED, type Refusals, fetchRefusals } from "./refusals.ts";
import { useIndexed } from "./useIndexed.ts";

/** With whom the reader can open no deal; nobody before that is asked for. @param wanted whether it is */
export function useRefusals(wanted: boolean): Refusals | undefined {
  const { account } = useMe();
  const { data } = useIndexed(
    ["refusals", account?.toLowerCase()],
    (indexer, signal) => fetchRefusals(indexer, account, signal),
    { enabled: wanted },
  );
  return wanted ? data : NOBODY_REFUSED;
}
