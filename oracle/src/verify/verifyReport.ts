import { id } from "ethers";
import { z } from "zod";

import { canonicalHash } from "../lib/canonicalHash.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { AgreementError } from "../node/agreement/AgreementError.ts";
import { computeLeafData } from "../node/agreement/computeLeafData.ts";
import type { CurrentLeafData } from "../node/agreement/LeafData.ts";
import { signedObservationSchema, type SignedObservation } from "../node/agreement/Observation.ts";
import type { ReportContext } from "../node/agreement/ReportContext.ts";
import { reportOf } from "../node/agreement/reportOf.ts";
import { verifyObservation } from "../node/agreement/verifyContent.ts";
import type { AcceptedRecord } from "./AcceptedRecord.ts";
import { firstDifference } from "./firstDifference.ts";
import { VerifyError } from "./VerifyError.ts";

/** What a node serves of a report: the leaf data, and the signed observations behind them, as JSON. */
export interface ServedReport {
  readonly data: string;
  readonly observations: string;
}

/** The version of leaf data that the rules of this program make. */
const VERSION = 6;

/** What is read of leaf data before they are compared: of which rules they are, and which observations they name. */
const headSchema = z.object({
  version: z.int(),
  observations: z.array(z.object({ signer: z.string(), hash: z.string() })),
});

/**
 * Recomputes a report from its observations and compares it with what the chain accepted and what a node serves.
 *
 * @param contextOf what the report of some observations depends on, read from the chain
 * @param masterOf a worker's master when the epoch began, as the chain says
 * @returns the recomputed leaf data
 * @throws VerifyError naming the first difference
 */
export async function verifyReport(
  { report }: AcceptedRecord,
  served: ServedReport,
  contextOf: (observations: readonly SignedObservation["observation"][]) => Promise<ReportContext>,
  masterOf: (worker: Hex) => Hex,
): Promise<CurrentLeafData> {
  const isOriginal = id(served.data) === report.dataHash;
  const of = isOriginal ? "report" : "copy";
  const data = parse(headSchema.loose(), served.data, of, "leaf data");
  if (isOriginal && data.version !== VERSION) {
    const other = `The report was made by version ${data.version} of the rules; this program recomputes ${VERSION}.`;
    throw new VerifyError("report", `${other} Use the release of that time.`);
  }
  const signed = parse(z.array(signedObservationSchema), served.observations, "copy", "observations");
  const seen = signed.map(({ observation }) => observation);
  if (isOriginal) requireNamed(data.observations, signed);

  const context = await contextOf(seen);
  const recomputed = asVerified(of, () => {
    for (const one of signed) verifyObservation(one, context.domain);
    return computeLeafData(report.epoch, seen, context);
  });
  requireSame(of, data, JSON.parse(canonicalJson(recomputed)) as unknown, "recomputed");
  if (!isOriginal) throw new VerifyError("copy", "The leaf data are spelt in another way than the report's.");
  requireSame("report", report, reportOf(recomputed), "recomputed");
  recomputed.machines.forEach(({ worker, master }, index) => {
    const own = masterOf(worker);
    if (master === own) return;
    throw new VerifyError("report", `machines[${index}].master of ${worker}: published ${master}, on the chain ${own}`);
  });
  return recomputed;
}

/** The observations that the leaf data name must be those that are served. */
function requireNamed(
  named: readonly { readonly signer: string; readonly hash: string }[],
  served: readonly SignedObservation[],
): void {
  const found = served.map(({ observation }) => ({ signer: observation.signer, hash: canonicalHash(observation) }));
  requireSame("copy", { observations: named }, { observations: found }, "served");
}

function requireSame(of: VerifyError["of"], published: unknown, other: unknown, how: string): void {
  const found = firstDifference(published, other);
  if (found === undefined) return;
  throw new VerifyError(of, `${found.path}: published ${found.published}, ${how} ${found.recomputed}`);
}

function asVerified<T>(of: VerifyError["of"], action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof AgreementError) throw new VerifyError(of, error.message);
    throw error;
  }
}

function parse<T extends z.ZodType>(schema: T, text: string, of: VerifyError["of"], what: string): z.output<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new VerifyError(of, `The ${what} are no JSON.`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new VerifyError(of, `The ${what} can't be read: ${issue?.path.join(".")} ${issue?.message}.`);
}
