import { connect } from "./chain/Connection.ts";
import { CHAIN_HOW, chainOf } from "./config/chainFlags.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { payerOf } from "./config/payerFlags.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";
import type { Dao, DaoAnswer, DaoVerb } from "./dao/Dao.ts";
import { daoAddresses } from "./dao/daoAddresses.ts";
import { daoContractsOf } from "./dao/DaoContracts.ts";
import { daoFlagsSchema, daoOptions, type DaoFlags } from "./dao/daoFlags.ts";
import { actions } from "./dao/verbs/actions.ts";
import { brake } from "./dao/verbs/brake.ts";
import { delegate } from "./dao/verbs/delegate.ts";
import { delegates } from "./dao/verbs/delegates.ts";
import { list } from "./dao/verbs/list.ts";
import { propose } from "./dao/verbs/propose.ts";
import { charter, directory, releases } from "./dao/verbs/records.ts";
import { reports } from "./dao/verbs/reports.ts";
import { roadmap } from "./dao/verbs/roadmap.ts";
import { show } from "./dao/verbs/show.ts";
import { simulateVerb } from "./dao/verbs/simulateVerb.ts";
import { cancel, execute, queue, veto } from "./dao/verbs/steps.ts";
import { treasury } from "./dao/verbs/treasury.ts";
import { vote, voteBySignature } from "./dao/verbs/vote.ts";
import { works } from "./dao/verbs/works.ts";

const VERBS: Readonly<Record<string, DaoVerb>> = {
  ...{ list, show, actions, propose, vote, queue, execute, cancel, veto, delegate, delegates, treasury, brake },
  ...{ roadmap, works, reports, releases, charter, directory },
  simulate: simulateVerb,
  "vote-by-signature": voteBySignature,
};

const COMMON =
  "With a key (SONM_OWNER_KEY, or --keystore-file and --password-file) it is sent; without one it is only shown, and tried for the account " +
  `of --from. All take [--json] [--max-fee-gwei <number>] ${CHAIN_HOW}.`;

const HOW = ["Use one of:", ...Object.values(VERBS).map(({ how }) => `  dao ${how}`), COMMON].join("\n");

/**
 * What holders do with the DAO, without the page and without an index: `dao propose`, `dao vote`, `dao show` and others, see `VERBS`.
 *
 * @throws ConfigError with what is wrong with the words, the flags, the key or the chain, or why a contract refuses
 * @throws ChainError where a transaction fails that should not
 */
export async function runDao({ argv, environment }: ConfigSources): Promise<void> {
  const [name = "", ...rest] = argv;
  const verb = VERBS[name];
  if (verb === undefined) throw new ConfigError([HOW]);
  const firstFlag = rest.findIndex((word) => word.startsWith("--"));
  const words = firstFlag < 0 ? rest : rest.slice(0, firstFlag);
  const flags: DaoFlags = readVerbFlags(
    daoFlagsSchema,
    daoOptions(verb.flags),
    rest.slice(words.length),
    `Use: dao ${verb.how}. ${COMMON}`,
  );
  const wallet = payerOf("owner", flags, environment);
  const addresses = daoAddresses({ chainId: flags["chain-id"], networksFile: flags["networks-file"] });
  const connection = await connect(chainOf(flags));
  try {
    const dao: Dao = {
      ...{ words, flags, connection, addresses, wallet },
      contracts: daoContractsOf(addresses, connection.provider),
      chainId: connection.deployment.chainId,
      governor: addresses.SonmGovernor,
      now: (await connection.provider.header("latest")).timestamp,
    };
    print(await verb.run(dao), flags.json === true);
  } finally {
    connection.provider.destroy();
  }
}

/** Numbers as text in JSON, which has none that large. */
function print({ lines, data }: DaoAnswer, json: boolean): void {
  const numbers = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);
  console.log(json ? JSON.stringify(data, numbers) : lines.join("\n"));
}
