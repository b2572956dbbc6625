import type { Hex } from "../../lib/Hex.ts";
import { AgreementError } from "./AgreementError.ts";
import { drawCommittee } from "./drawCommittee.ts";
import { drawEpochs } from "./drawEpochs.ts";
import type { ReportContext } from "./ReportContext.ts";

/** Whether the node of an owner was drawn to measure a master's machine, given when it says that it did. */
export type IsAssigned = (owner: Hex, master: Hex, measuredAt: number) => boolean;

/**
 * Tells, for one report, which measurements their nodes were drawn for. Each committee is drawn once.
 *
 * @param epoch of the report
 * @throws AgreementError, when asked, if the draw of an epoch was not read
 */
export function assignedWith(epoch: bigint, { times, drawOf }: Pick<ReportContext, "times" | "drawOf">): IsAssigned {
  const committees = new Map<string, ReadonlySet<Hex>>();
  const committeeOf = (drawn: bigint, master: Hex): ReadonlySet<Hex> => {
    const key = `${drawn} ${master}`;
    const known = committees.get(key);
    if (known !== undefined) return known;
    const draw = drawOf(drawn);
    if (draw === undefined) throw new AgreementError(`The beacon of epoch ${drawn} was not read from the chain.`);
    const committee = drawCommittee(draw, master);
    committees.set(key, committee);
    return committee;
  };
  return (owner, master, measuredAt) =>
    owner !== master && drawEpochs(measuredAt, epoch, times).some((drawn) => committeeOf(drawn, master).has(owner));
}
