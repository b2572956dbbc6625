import type { MachineAnswer } from "@sonm/protocol/machine.ts";
import { z } from "zod";

import { connect } from "./chain/Connection.ts";
import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import { CHAIN_HOW, CHAIN_OPTIONS, chainFlags, chainOf } from "./config/chainFlags.ts";
import { addressSetting, urlSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";
import { noAnswer } from "./http/askInTurn.ts";
import { canonicalJson } from "./lib/canonicalJson.ts";
import { errorText } from "./lib/errorText.ts";
import { fetchMachine } from "./machines/fetchMachine.ts";
import { machineHere } from "./machines/machineHere.ts";
import { machineLines } from "./machines/machineLines.ts";

const HOW = `Use: machine <address of a worker> [--node <url of a node>] [--json] ${CHAIN_HOW}, or: machine here.`;

const TIMEOUT_MS = 10_000;

const OPTIONS = { node: { type: "string" }, json: { type: "boolean" }, ...CHAIN_OPTIONS } as const;

const flagsSchema = z.strictObject({ node: urlSetting.optional(), json: z.boolean().default(false), ...chainFlags });

/** One node, and what it said or why it said nothing. */
interface Said {
  readonly url: string;
  readonly answer?: MachineAnswer;
  readonly problem?: string;
}

/**
 * Prints what every masternode of the signer set measured of a machine, what failed and why: `machine <worker>`. With `here`
 * it prints what this machine is made of, for the page to say what it would earn.
 *
 * @throws ConfigError with what is wrong with the flags or the chain, or why no node answers
 */
export async function runMachine([address, ...argv]: readonly string[]): Promise<void> {
  if (address === "here" && argv.length === 0) {
    console.log(JSON.stringify(await machineHere()));
    return;
  }
  const worker = addressSetting.safeParse(address);
  if (!worker.success) throw new ConfigError([HOW]);
  const flags = readVerbFlags(flagsSchema, OPTIONS, argv, HOW);
  const urls = flags.node === undefined ? await urlsOnChain(flags) : [flags.node.replace(/\/+$/, "")];
  if (urls.length === 0) throw noAnswer([]);
  const said = await Promise.all(
    urls.map(async (url): Promise<Said> => {
      try {
        return { url, answer: await fetchMachine(url, worker.data, TIMEOUT_MS) };
      } catch (error) {
        return { url, problem: errorText(error) };
      }
    }),
  );
  if (said.every(({ answer }) => answer === undefined)) {
    throw noAnswer(said.map(({ url, problem }) => `${url}: ${problem}`));
  }
  if (flags.json) {
    console.log(canonicalJson(said));
    return;
  }
  console.log(worker.data);
  for (const { url, answer, problem } of said) {
    const lines = answer === undefined ? [`does not answer: ${problem}`] : machineLines(answer);
    console.log([`${url} ${answer?.node ?? ""}`.trim(), ...lines.map((line) => `  ${line}`)].join("\n"));
  }
}

async function urlsOnChain(flags: z.output<typeof flagsSchema>): Promise<readonly string[]> {
  const connection = await connect(chainOf(flags));
  try {
    return await nodeUrlsOf(connection);
  } finally {
    connection.provider.destroy();
  }
}
