import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { classDemands } from "@sonm/protocol/classDemands.ts";
import { classShortfalls } from "@sonm/protocol/classWords.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import type { Connection } from "./chain/Connection.ts";
import { readAttestation } from "./chain/readAttestation.ts";
import { readClasses } from "./chain/readClasses.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { onChain } from "./cli/onChain.ts";
import type { ClassesFlags } from "./cli/verbs/classes.ts";
import { words } from "./cli/words.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { dateOf } from "./lib/dateOf.ts";
import type { Hex } from "./lib/Hex.ts";

/**
 * Lists the hardware classes on the chain and what each demands: `classes`. With a worker: to which of them its machine
 * belongs, by the chain's own answer about what is attested, and what keeps it out of the others.
 *
 * @throws ConfigError with what is wrong with the words, the flags or the chain, or that the machine is not attested
 */
export async function runClasses({ words: [word], flags }: Call<ClassesFlags>): Promise<Answer> {
  const worker = word === undefined ? undefined : words.address(word, "a worker");
  return onChain(flags, async (connection) => {
    const classes = await readClasses(connection);
    return worker === undefined ? list(classes) : judge(connection, classes, worker);
  });
}

const nameOf = ({ code, label }: HardwareClass, id: number): string => `${id} ${code} (${label})`;

const dataOf = (definition: HardwareClass, id: number) => ({
  ...{ id, code: definition.code, label: definition.label },
  demands: classDemands(definition),
});

const list = (classes: readonly HardwareClass[]): Answer => ({
  lines: classes.map((one, id) => `${nameOf(one, id)}: ${classDemands(one).join("; ")}.`),
  data: { classes: classes.map(dataOf) },
});

/** Whether a machine belongs to a class, with how many cards, or what it lacks. */
interface Judgement {
  readonly belongs: boolean;
  readonly cards: bigint;
  readonly lacks: readonly string[];
}

async function judge(connection: Connection, classes: readonly HardwareClass[], worker: Hex): Promise<Answer> {
  const { contracts, provider } = connection;
  const attestation = await readAttestation(connection, worker);
  if (attestation === undefined) {
    throw new ConfigError([
      `${worker} was never attested: it belongs to no class. Run its agent until the masternodes have measured it.`,
    ]);
  }
  const { machine, expiresAt } = attestation;
  const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
  const benchmarks = packBenchmarks(machine.benchmarks);
  const judged = await Promise.all(
    classes.map(async (definition, id): Promise<Judgement> => {
      const [failures, cards] = await contracts.classes.qualifies(id, machine.facts, machine.gpus, benchmarks);
      const belongs = failures === 0n;
      return { belongs, cards, lacks: belongs ? [] : classShortfalls(definition, machine) };
    }),
  );
  return {
    lines: [
      expiresAt > now
        ? `The attestation of ${worker} is good until ${dateOf(expiresAt)}.`
        : `The attestation of ${worker} ended on ${dateOf(expiresAt)}: no class counts until the machine is measured again.`,
      ...classes.map((one, id) => `${nameOf(one, id)}: ${judgementText(judged[id])}`),
    ],
    data: {
      worker,
      expiresAt,
      ended: expiresAt <= now,
      classes: classes.map((one, id) => ({ ...dataOf(one, id), ...judged[id] })),
    },
  };
}

function judgementText({ belongs, cards, lacks }: Judgement = { belongs: false, cards: 0n, lacks: [] }): string {
  if (!belongs) return `no. ${lacks.join(" ")}`;
  return `yes${cards === 0n ? "" : `, with ${cards} ${cards === 1n ? "card" : "cards"}`}.`;
}
