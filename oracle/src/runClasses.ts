import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { classDemands } from "@sonm/protocol/classDemands.ts";
import { classShortfalls } from "@sonm/protocol/classWords.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";
import { z } from "zod";

import { connect, type Connection } from "./chain/Connection.ts";
import { readAttestation } from "./chain/readAttestation.ts";
import { readClasses } from "./chain/readClasses.ts";
import { CHAIN_HOW, CHAIN_OPTIONS, chainFlags, chainOf } from "./config/chainFlags.ts";
import { addressSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";
import { dateOf } from "./lib/dateOf.ts";
import type { Hex } from "./lib/Hex.ts";

const HOW = `Use: classes [<address of a worker>] ${CHAIN_HOW}.`;

const flagsSchema = z.strictObject(chainFlags);

/**
 * Lists the hardware classes on the chain and what each demands: `classes`. With a worker: to which of them its machine
 * belongs, by the chain's own answer about what is attested, and what keeps it out of the others.
 *
 * @throws ConfigError with what is wrong with the words, the flags or the chain, or that the machine is not attested
 */
export async function runClasses(argv: readonly string[]): Promise<void> {
  const [word, ...rest] = argv;
  const given = word !== undefined && !word.startsWith("--");
  const worker = given ? addressSetting.safeParse(word) : undefined;
  if (worker?.success === false) throw new ConfigError([HOW]);
  const flags = readVerbFlags(flagsSchema, CHAIN_OPTIONS, given ? rest : argv, HOW);
  const connection = await connect(chainOf(flags));
  try {
    const classes = await readClasses(connection);
    const lines = worker === undefined ? list(classes) : await judge(connection, classes, worker.data);
    console.log(lines.join("\n"));
  } finally {
    connection.provider.destroy();
  }
}

const nameOf = ({ code, label }: HardwareClass, id: number): string => `${id} ${code} (${label})`;

const list = (classes: readonly HardwareClass[]): string[] =>
  classes.map((definition, id) => `${nameOf(definition, id)}: ${classDemands(definition).join("; ")}.`);

async function judge(connection: Connection, classes: readonly HardwareClass[], worker: Hex): Promise<string[]> {
  const { contracts, provider } = connection;
  const attestation = await readAttestation(connection, worker);
  if (attestation === undefined) {
    throw new ConfigError([
      `${worker} was never attested: it belongs to no class. Run its agent until the masternodes have measured it.`,
    ]);
  }
  const { machine, expiresAt } = attestation;
  const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
  const end = dateOf(expiresAt);
  const lines = await Promise.all(
    classes.map(async (definition, id) => {
      const [failures, cards] = await contracts.classes.qualifies(
        id,
        machine.facts,
        machine.gpus,
        packBenchmarks(machine.benchmarks),
      );
      if (failures !== 0n) return `${nameOf(definition, id)}: no. ${classShortfalls(definition, machine).join(" ")}`;
      return `${nameOf(definition, id)}: yes${cards === 0n ? "" : `, with ${cards} ${cards === 1n ? "card" : "cards"}`}.`;
    }),
  );
  return [
    expiresAt > now
      ? `The attestation of ${worker} is good until ${end}.`
      : `The attestation of ${worker} ended on ${end}: no class counts until the machine is measured again.`,
    ...lines,
  ];
}
