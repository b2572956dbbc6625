import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";

import type { Connection } from "../chain/Connection.ts";
import { readAttestation } from "../chain/readAttestation.ts";
import type { Hex } from "../lib/Hex.ts";

/** Whether what is attested of a machine belongs to a hardware class, by the chain's own answer. @param transaction see `readAttestation` */
export async function isOfClass(
  connection: Connection,
  worker: Hex,
  classId: number,
  transaction?: Hex,
): Promise<boolean> {
  const attestation = await readAttestation(connection, worker, transaction);
  if (attestation === undefined) return false;
  const { facts, gpus, benchmarks } = attestation.machine;
  const [failures] = await connection.contracts.classes.qualifies(classId, facts, gpus, packBenchmarks(benchmarks));
  return failures === 0n;
}
