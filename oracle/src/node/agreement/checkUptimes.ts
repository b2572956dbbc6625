import type { Hex } from "../../lib/Hex.ts";
import { AgreementError } from "./AgreementError.ts";
import type { EpochTimes } from "./EpochTimes.ts";
import type { LeafData } from "./LeafData.ts";

/** Seconds online as a report attested them. `asOf`: unix seconds. */
export interface AttestedUptime {
  readonly asOf: number;
  readonly online: number;
}

/**
 * Whether a node may sign what a report says of uptimes: none falls below the newest that an accepted report attests,
 * and none grows faster than time.
 *
 * @param attested by the newest accepted reports that this node knows, by worker
 * @throws AgreementError saying which uptime is wrong
 */
export function checkUptimes(
  { uptimes, asOf }: Pick<LeafData, "uptimes" | "asOf">,
  attested: ReadonlyMap<Hex, AttestedUptime>,
  { genesis }: Pick<EpochTimes, "genesis">,
): void {
  for (const { worker, online } of uptimes) {
    const last = attested.get(worker) ?? { asOf: genesis, online: 0 };
    if (online < last.online) {
      throw new AgreementError(`The uptime of ${worker} is ${online} s, and ${last.online} s are attested already.`);
    }
    if (online - last.online > asOf - last.asOf) {
      throw new AgreementError(
        `The uptime of ${worker} grows by ${online - last.online} s in ${asOf - last.asOf} s of time.`,
      );
    }
  }
}
