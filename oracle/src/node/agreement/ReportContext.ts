import type { ReportDomain } from "../../lib/ReportDomain.ts";
import { AgreementError } from "./AgreementError.ts";
import type { EpochTimes } from "./EpochTimes.ts";
import type { SignerSet } from "./SignerSet.ts";

/** What a report depends on beside the observations. */
export interface ReportContext {
  readonly set: SignerSet;
  readonly domain: ReportDomain;
  readonly times: Pick<EpochTimes, "genesis" | "epochLength">;
}

/** @throws AgreementError while the chain was not read */
export function contextOf(
  { signerSet, times }: { readonly signerSet: SignerSet; readonly times: EpochTimes | undefined },
  domain: ReportDomain,
): ReportContext {
  if (times === undefined) throw new AgreementError("This node has not read the chain yet.");
  return { set: signerSet, domain, times };
}
